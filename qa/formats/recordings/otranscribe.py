"""oTranscribe (.otr): HTML in JSON, with time stamps among the words and labels as people type them."""

from __future__ import annotations

from html.parser import HTMLParser

from qa.formats.reading import Reading
from qa.formats.recordings.loading import Json
from qa.formats.recordings.prose import Mark, read_prose
from qa.formats.recordings.times import seconds
from qa.formats.recordings.values import at, said

NAME = "oTranscribe"
EXAMPLE = (
    '{"text": "<p><span class=\\"timestamp\\" data-timestamp=\\"0.1\\">0:00</span> Ann Low: When did it open?</p>", '
    '"media": "talk.mp3", "media-time": 2.4}'
)
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "section"}
)
_HIDDEN = frozenset({"script", "style", "template"})
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr", "meta", "link"})


def is_otranscribe(value: Json) -> bool:
    """Whether this is a file of oTranscribe: HTML text, and the media it was written to."""
    text = at(value, "text")
    named = isinstance(value, dict) and any(key.startswith("media") for key in value)
    return isinstance(text, str) and named and ("<" in text or "media-time" in value)


def read_otranscribe(value: Json, before: tuple[str, ...] = ()) -> Reading:
    """The turns of the text in the HTML, by the labels in it, with the times of its stamps."""
    page = _Page()
    page.feed(said(at(value, "text")))
    page.close()
    media = at(value, "media")
    facts = {"source": media} if isinstance(media, str) and media.strip() else {}
    return read_prose("".join(page.parts), page.marks, NAME, facts, before)


class _Page(HTMLParser):
    """The text of a page, a line a block; the time stamps are taken out and kept as marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self._length = 0
        self._stamp = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in _BLOCKS:
            self._write("\n")
        if tag in _HIDDEN:
            self._hidden += 1
        if self._stamp and tag not in _EMPTY:
            self._stamp += 1
        elif tag == "span" and "timestamp" in (facts.get("class") or ""):
            self._stamp = 1
            time = seconds(facts.get("data-timestamp"))
            if time is not None:
                self.marks.append(Mark(self._length, time))

    def handle_endtag(self, tag: str) -> None:
        if self._stamp and tag not in _EMPTY:
            self._stamp -= 1
        if tag in _HIDDEN and self._hidden:
            self._hidden -= 1
        if tag in _BLOCKS:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if not self._stamp and not self._hidden:
            self._write(data.replace("\n", " ").replace("\u00a0", " "))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)
