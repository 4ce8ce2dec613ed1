"""oTranscribe (.otr): HTML in JSON, with time stamps among the words and labels as people type them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from lxml import etree

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


def is_otranscribe(value: Json) -> bool:
    """Whether this is a file of oTranscribe: HTML text, and the media it was written to."""
    text = at(value, "text")
    named = isinstance(value, dict) and any(key.startswith("media") for key in value)
    return isinstance(text, str) and named and ("<" in text or "media-time" in value)


def read_otranscribe(value: Json, before: tuple[str, ...] = ()) -> Reading:
    """The turns of the text in the HTML, by the labels in it, with the times of its stamps."""
    page = _Page()
    parser = etree.HTMLParser(target=page, encoding="utf-8", remove_comments=True, remove_pis=True)
    with suppress(etree.XMLSyntaxError):  # nested too deep: what came before is kept, the rest is not read
        parser.feed(said(at(value, "text")).encode("utf-8"))
        parser.close()
    media = at(value, "media")
    facts = {"source": media} if isinstance(media, str) and media.strip() else {}
    return read_prose("".join(page.parts), page.marks, NAME, facts, before)


class _Page:
    """The text of a page, a line a block; the time stamps are taken out and kept as marks. A target for lxml."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self._length = 0
        self._stamp = 0
        self._hidden = 0

    def start(self, tag: str, facts: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _BLOCKS:
            self._write("\n")
        self._hidden += tag in _HIDDEN
        if self._stamp:
            self._stamp += 1
        elif tag == "span" and "timestamp" in facts.get("class", ""):
            self._stamp = 1
            time = seconds(facts.get("data-timestamp"))
            if time is not None:
                self.marks.append(Mark(self._length, time))

    def end(self, tag: str) -> None:
        """An element ends."""
        self._stamp = max(0, self._stamp - 1)
        self._hidden -= tag in _HIDDEN
        if tag in _BLOCKS:
            self._write("\n")

    def data(self, data: str) -> None:
        """Text, which may come in bits."""
        if not self._stamp and not self._hidden:
            self._write(data.replace("\n", " ").replace("\u00a0", " "))

    def close(self) -> None:
        """The page ends."""

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)
