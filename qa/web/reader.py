"""The reader: GET /read/<source id> shows a transcript, and opens it at the words of a permalink.

/read/<id>?exact=…&prefix=…&suffix=…&start=…&end=…   a permalink (`qa.permalink`)
/read/<id>?turn=13, /read/<id>?start=2731&end=2950   short links of this page, led on to the permalink
/read/<id>                                           the whole transcript
/read                                                all transcripts
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from qa.citation import Style, cited
from qa.config import DEFAULT_URL, settings
from qa.errors import CitationError
from qa.permalink import Reading, Selector, State, excerpt, permalink, read_permalink
from qa.render import Opened, reader_html, transcripts_html, verbatim
from qa.schema import Excerpt, Source
from qa.web.desk import Busy, Desk
from qa.web.site import Library, language_of
from qa.web.site.defects import log_defect
from qa.web.strings import strings_in

if TYPE_CHECKING:
    from starlette.requests import Request

_FOLDER = Path(__file__).parent
_STYLES = {
    Style.APA: "APA 7", Style.MLA: "MLA 9", Style.CHICAGO: "Chicago 17", Style.ISO690: "ISO 690",
    Style.MARKDOWN: "Markdown", Style.BIBTEX: "BibTeX", Style.RIS: "RIS", Style.CSL_JSON: "CSL-JSON",
}  # fmt: skip


def reader(library: Library, desk: Desk) -> Starlette:
    """The application to mount under /read."""
    pages = _Reader(library, desk)
    return Starlette(routes=[Route("/read", pages.all), Route("/", pages.all), Route("/{source}", pages.one)])


class _Reader:
    def __init__(self, library: Library, desk: Desk) -> None:
        self._library, self._desk = library, desk

    async def all(self, request: Request) -> Response:
        """The list of all transcripts."""
        language = language_of(request)
        return _page(transcripts_html(self._library.engine.sources, language), language, strings_in(language).title)

    async def one(self, request: Request) -> Response:
        """One transcript, at the words of the link; another page when there is none."""
        language = language_of(request)
        source, stated = request.path_params["source"], settings().url
        base = str(request.base_url).rstrip("/") if stated == DEFAULT_URL else stated
        try:
            return await self._desk.run(lambda: self._answer(source, request.url.query, base, language))
        except Busy as error:
            return _page(f"<p>{verbatim(str(error))}</p>", language, strings_in(language).title, 503)
        except Exception as error:  # noqa: BLE001, RUF100 - its message might quote the transcript or the link
            log_defect("the reader", error)
            return _page(f"<p>{verbatim(strings_in(language).defect)}</p>", language, strings_in(language).title, 500)

    def _answer(self, identifier: str, query: str, base: str, language: str) -> Response:
        source = next((source for source in self._library.engine.sources if source.id == identifier), None)
        if source is None:
            body = transcripts_html(self._library.engine.sources, language, missing=identifier[:80])
            return _page(body, language, strings_in(language).title, 404)
        if short := self._short(source, query):
            return RedirectResponse(short, 303)
        opened, status = self._opened(source, query, base, language)
        return _page(reader_html(opened, language), language, source.title, status)

    def _opened(self, source: Source, query: str, base: str, language: str) -> tuple[Opened, int]:
        """What the link leads to, and the status of the page: 400 for a link that is not whole."""
        if not query:
            return Opened(reading=self._whole(source)), 200
        try:
            selector = read_permalink(f"/read/{quote(source.id, safe='')}?{query}")
        except CitationError:
            return Opened(reading=self._whole(source), broken=True), 400
        reading = self._library.engine.locate(selector)
        words = reading.excerpt
        opened = Opened(
            reading=reading,
            at_words=True,
            linked=selector.exact if selector.last is None else f"{selector.exact} … {selector.last}",
            citations=_citations(words, base, language) if words else (),
            permalink=permalink(words, base) if words else "",
        )
        return opened, 404 if reading.location.state is State.GONE else 200

    def _whole(self, source: Source) -> Reading:
        """The whole transcript, found by its first turn."""
        first = next(iter(self._library.engine.turns(source.id, 0, 0)), None)
        text, start, end = (first.text, first.start, first.end) if first else (source.title, 0, len(source.title))
        return self._library.engine.locate(
            Selector(source=source.id, exact=text, prefix="", suffix="", start=start, end=end)
        )

    def _short(self, source: Source, query: str) -> str | None:
        """The permalink that a short link stands for; None for any other link."""
        values = {key: found[0] for key, found in parse_qs(query).items()}
        if values.keys() & {"exact", "first"} or not all(_is_number(value) for value in values.values()):
            return None
        if words := self._named(source, {key: int(value) for key, value in values.items()}):
            return permalink(words, "")
        return None

    def _named(self, source: Source, values: dict[str, int]) -> Excerpt | None:
        """The turn of a number, or the stretch of a turn from start to end."""
        reading = self._whole(source)
        start, end = values.get("start", 0), values.get("end", 0)
        for turn in reading.turns:
            if turn.index == values.get("turn"):
                return excerpt(source, turn, reading.text, turn.start, turn.end)
            if turn.start <= start < min(end, turn.end):
                return excerpt(source, turn, reading.text, start, min(end, turn.end))
        return None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 16


def _citations(words: Excerpt, base: str, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, cited(words, style, language=language, base=base)) for style, name in _STYLES.items())


def _page(body: str, language: str, title: str, status: int = 200) -> HTMLResponse:
    """The whole page, with its style and its script in it; the security headers name the script by its digest."""
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("reader.css", "reader.js"))
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{verbatim(title)}</title>'
        f'<link rel="icon" href="data:,"><style>{style}</style></head><body>{body}'
        f'<p class="qa-hidden" id="qa-said" role="status"></p><script>{script}</script></body></html>'
    )
    return HTMLResponse(html, status, {"Vary": "Accept-Language", "Cache-Control": "no-store"})
