"""What was found in drafts as one HTML page: self-contained, no script, readable without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from qa.drafts import Report
from qa.render.findings import report_html, summary_words
from qa.render.lint_words import LintWords, lint_words
from qa.render.markup import verbatim
from qa.render.places import Links
from qa.render.verdicts import verdict_words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def lint_html(
    reports: Sequence[Report], refused: Mapping[str, str], language: str = "en", links: Links | None = None
) -> str:
    """A page with every quote of every draft, in order: the verdict in words, with an icon and a colour, what is wrong,
    the words compared, and where they were said. `refused`: drafts that could not be read, with why. Without `links`
    it leads nowhere."""
    own = lint_words(language)
    style = "".join((files("qa.render") / name).read_text(encoding="utf-8") for name in ("lint.css", "verdicts.css"))
    body = "".join(_draft(report, number, own, links) for number, report in enumerate(reports, 1))
    unread = "".join(f"<p>{verbatim(sentence)}</p>" for sentence in refused.values())
    heading = verbatim(own.unread)
    problem = f'<section class="refused" aria-label="{heading}"><h2>{heading}</h2>{unread}</section>' if refused else ""
    summary = verbatim(summary_words(reports, language))
    return (
        f'<!DOCTYPE html>\n<html lang="{own.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{verbatim(_POLICY)}">'
        f"<title>{summary}</title><style>{style}</style></head>"
        f"<body><header><h1>{verbatim(own.title)}</h1>"
        f'<p class="summary">{summary}</p>{legend_html(language)}</header>'
        f"<main>{problem}{body}</main></body></html>\n"
    )


def legend_html(language: str) -> str:
    """What the signs in the words compared mean."""
    own, about = lint_words(language), verdict_words(language)
    return (
        f'<p class="qa-legend"><del class="qa-diff-said"><span aria-hidden="true">−</span>{verbatim(about.dropped)}'
        f'</del> <ins class="qa-diff-quoted"><span aria-hidden="true">+</span>{verbatim(about.added)}</ins> '
        f'<span class="qa-diff--changes">{verbatim(own.legend)}</span></p>'
    )


def _draft(report: Report, number: int, own: LintWords, links: Links | None) -> str:
    heading = f'<h2 id="draft-{number}">{verbatim(report.draft.file)}</h2>'
    found = report_html(report, own.language, links, f"draft-{number}")
    return f'<section aria-labelledby="draft-{number}">{heading}{found}</section>'
