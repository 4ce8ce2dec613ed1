"""A draft in HTML: what a reader sees of it, block by block. `<q>` counts as marks, `<cite>` says who."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from qa.drafts.blocks import Page, Writer, finished

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset(
    (
        *("head", "iframe", "math", "noscript", "object", "pre", "script", "select", "style", "svg", "template"),
        *("textarea", "title"),
    )
)
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_MARKS = str.maketrans("", "", '«»“”„"‘')


def read_html(text: str) -> Page:
    """The blocks of a page or of a fragment; scripts, styles, the head and preformatted text are left out."""
    writer = Writer()
    write_html(writer, text, 0)
    return Page(text=text, blocks=finished(writer.blocks))


def write_html(writer: Writer, text: str, offset: int) -> None:
    """Adds the blocks of some HTML that stands at `offset` in the source."""
    reader = _Reader(writer, text, offset)
    reader.feed(text)
    reader.close()
    reader.finish()


class _Reader(HTMLParser):
    """Knows where each piece of text stands: references are not resolved before their place is noted."""

    def __init__(self, writer: Writer, text: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self._writer, self._offset = writer, offset
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._silent: list[str] = []
        self._quotations = 0
        self._cite: int | None = None
        self._code = 0

    def finish(self) -> None:
        """Ends the last block."""
        self._writer.close()
        if self._quotations:
            self._writer.quoted, self._quotations = None, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what a tag opens."""
        if tag in _BLOCKS:
            self._break()
        if tag in _SILENT and tag not in _VOID:
            self._silent.append(tag)
        elif tag == "blockquote":
            self._quotations += 1
            if self._quotations == 1 and self._writer.quoted is None:
                self._writer.quoted = self._writer.new_group()
        elif tag == "br":
            self._writer.add("\n", self._here())
        elif tag == "q" and not self._silent:
            self._writer.add("“", self._here())
        elif tag == "cite":
            self._cite = len(self._writer)
        elif tag in ("code", "kbd", "samp"):
            self._code += 1
        elif tag == "sup":
            self._silent.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself opens nothing, but may end a line."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes what a tag closes."""
        if tag == "q" and not self._silent:
            self._writer.add("”", self._here())
        elif tag == "cite" and self._cite is not None:
            self._writer.cite(self._cite)
            self._cite = None
        elif tag in ("code", "kbd", "samp"):
            self._code = max(0, self._code - 1)
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._break()
        if tag == "blockquote" and self._quotations:
            self._quotations -= 1
            if not self._quotations:
                self._writer.quoted = None

    def handle_data(self, data: str) -> None:
        """Text as it stands in the source."""
        if not self._silent:
            if self._code:
                data = data.translate(_MARKS)
            self._writer.add(data, self._here())

    def handle_entityref(self, name: str) -> None:
        """A reference by name: `&laquo;`."""
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A reference by number: `&#171;`."""
        self._reference(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """A comment, which may tell to ignore a block."""
        self._writer.comment(data.strip(), self._here())

    def _reference(self, reference: str) -> None:
        if not self._silent and not (self._code and reference in ("&quot;", "&laquo;", "&raquo;")):
            self._writer.add(unescape(reference), self._here(), 0)

    def _break(self) -> None:
        self._writer.close()
        self._cite = 0 if self._cite is not None else None

    def _here(self) -> int:
        line, column = self.getpos()
        return self._offset + self._starts[line - 1] + column
