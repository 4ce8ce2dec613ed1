"""What a link to a transcript opens: the whole of it, or the words that the link means, or what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from qa.citation import Style, cited
from qa.errors import CitationError
from qa.permalink import Reading, Selector, State, excerpt, read_permalink
from qa.schema import Excerpt, Source
from qa.web.interviews import Interviews

_STYLES = {
    Style.APA: "APA 7", Style.MLA: "MLA 9", Style.CHICAGO: "Chicago 17", Style.ISO690: "ISO 690",
    Style.MARKDOWN: "Markdown", Style.BIBTEX: "BibTeX", Style.RIS: "RIS", Style.CSL_JSON: "CSL-JSON",
}  # fmt: skip
HINTS = ("find", "from")
"""What an address of the reader may say besides the link: words to find, and the page that it was opened from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a reader opened: the transcript, and what the link to it says.

    `at_words` is false when the whole transcript was asked for, with no words in particular; `linked` are the words
    that the link carries; `broken` tells that the link is not whole.
    """

    reading: Reading
    at_words: bool = False
    linked: str = ""
    broken: bool = False

    @property
    def state(self) -> str:
        """What to say of the link: "broken", "moved", "changed" or "gone"; empty where there is nothing to say."""
        state = self.reading.location.state
        if self.broken or not self.at_words or state is State.SAME:
            return "broken" if self.broken else ""
        return state.value

    @property
    def status(self) -> int:
        """The status of the page: 400 for a link that is not whole, 404 when its words are gone."""
        return {"broken": 400, "gone": 404}.get(self.state, 200)

    @property
    def words(self) -> Excerpt | None:
        """The words that the link means, as they stand now; None where there are none."""
        return self.reading.excerpt if self.at_words else None


def opened(interviews: Interviews, source: Source, query: str) -> Opened:
    """What a link with this query opens."""
    if not query:
        return Opened(reading=whole(interviews, source))
    try:
        selector = read_permalink(f"/read/{quote(source.id, safe='')}?{query}")
    except CitationError:
        return Opened(reading=whole(interviews, source), broken=True)
    linked = selector.exact if selector.last is None else f"{selector.exact} … {selector.last}"
    return Opened(reading=interviews.locate(selector), at_words=True, linked=linked)


def whole(interviews: Interviews, source: Source) -> Reading:
    """The whole transcript, found by its first turn."""
    first = next(iter(interviews.turns(source.id, 0, 0)), None)
    text, start, end = (first.text, first.start, first.end) if first else (source.title, 0, len(source.title))
    return interviews.locate(Selector(source=source.id, exact=text, prefix="", suffix="", start=start, end=end))


def without_hints(query: str) -> str:
    """The query of a link without what does not belong to the link (`HINTS`)."""
    return "&".join(part for part in query.split("&") if part.partition("=")[0] not in HINTS)


def named(interviews: Interviews, source: Source, query: str) -> Excerpt | None:
    """The words that a short link names, `turn=13` or `start=2731&end=2950`; None for any other link."""
    values = {key: found[0] for key, found in parse_qs(query).items()}
    if values.keys() & {"exact", "first"} or not all(map(_is_number, values.values())):
        return None
    numbers = {key: int(value) for key, value in values.items()}
    reading, start, end = whole(interviews, source), numbers.get("start", 0), numbers.get("end", 0)
    for turn in reading.turns:
        if turn.index == numbers.get("turn"):
            return excerpt(source, turn, reading.text, turn.start, turn.end)
        if turn.start <= start < min(end, turn.end):
            return excerpt(source, turn, reading.text, start, min(end, turn.end))
    return None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 16


def citations(words: Excerpt, base: str, language: str) -> list[tuple[str, str]]:
    """The words cited in every style, as (style, citation)."""
    return [(name, cited(words, style, language=language, base=base)) for style, name in _STYLES.items()]
