"""The page "Who said it?" for a whole draft: GET /check/draft asks for it, POST /check/draft reports on it."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.drafts import FORMATS, Draft, Report, draft_of, format_of, kind_of
from qa.errors import DraftError, DraftFault
from qa.lint import lint, voices_of
from qa.render import Links, legend_html, lint_html, lint_record, report_html, summary_words
from qa.web.check import CITE
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

LARGEST = 20_000_000
"""Bytes of a draft; less where the server takes less at a time."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page holds: its name, and its address, which is the file itself."""

    name: str
    address: str


def routes(site: Site) -> list[Route]:
    """GET and POST /check/draft"""

    def ask(visit: Visit) -> Response:
        return _shown(site, visit)

    def report(visit: Visit) -> Response:
        try:
            draft = _sent(visit)
        except DraftError as error:
            return _shown(site, visit, fault=str(visit.words["draft_" + error.fault.value.replace("-", "_")]))
        interviews = visit.interviews
        is_voice = voices_of(interviews.sources) if visit.value("only_known") else None
        found = lint(draft, interviews, is_voice=is_voice, language=visit.language, progress=visit.progress)
        return _shown(site, visit, report=found)

    return [
        site.route("/check/draft", "check", ask),
        site.route("/check/draft", "check", report, ("POST",)),
    ]


def _sent(visit: Visit) -> Draft:
    """The draft that was uploaded, or else pasted. Raises `DraftError`."""
    largest = min(LARGEST, visit.terms.max_upload)
    for upload in visit.files("file"):
        name = Path(upload.filename or "").name
        kind = format_of(Path(name))
        raw = upload.file.read(largest + 1)
        if len(raw) > largest:
            raise DraftError(name, "too large", DraftFault.TOO_LARGE)
        return draft_of(raw, kind, name)
    text = visit.value("draft")
    return draft_of(text.encode(), kind_of(text), str(visit.words.draft_pasted))


def _shown(site: Site, visit: Visit, *, report: Report | None = None, fault: str = "") -> Response:
    language, html, summary = visit.language, Markup(), ""
    if report:
        html = Markup(report_html(report, language, Links(cite=CITE, apart=True)))  # noqa: S704 - escaped there
        summary = summary_words([report], language)
    return site.shown(
        visit, "check_draft.html", title=str(visit.words.title), report=report, html=html, summary=summary,
        legend=Markup(legend_html(language)), fault=fault, draft=visit.value("draft"),  # noqa: S704 - words of ours
        only_known=bool(visit.value("only_known")), kinds=",".join(FORMATS),
        downloads=_downloads(visit, report) if report else {},
    )  # fmt: skip


def _downloads(visit: Visit, report: Report) -> dict[str, Download]:
    """The report as files. They are in the page, since nothing is kept on the server, and the draft sent once."""
    stem = Path(report.draft.file).stem
    page = lint_html([report], {}, visit.language, Links(base=visit.base, cite=CITE, copies=False))
    record = json.dumps(lint_record([report], {}), ensure_ascii=False)
    return {
        "html": Download(f"{stem}.html", _held("text/html", page)),
        "json": Download(f"{stem}.json", _held("application/json", record)),
    }


def _held(kind: str, text: str) -> str:
    return f"data:{kind};charset=utf-8;base64,{b64encode(text.encode()).decode()}"
