"""A draft in Markdown (CommonMark and tables): what a reader sees of it, block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token  # noqa: TC002 - as records are

from qa.drafts.blocks import Page, Writer, finished
from qa.drafts.html import write_html

_PARSER = MarkdownIt("commonmark").enable("table").disable("text_join")
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)[^\S\n]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = str.maketrans("", "", '«»“”„"‘')
_BARE = {"<q>": "“", "</q>": "”"}


def read_markdown(text: str) -> Page:
    """The paragraphs, headings, list items and cells of a text. Code, front matter and the addresses of links are left
    out; HTML blocks are read as HTML."""
    matter = _FRONT_MATTER.match(text)
    blanked = "\n" * text.count("\n", 0, matter.end()) + text[matter.end() :] if matter else text
    lines = blanked.split("\n")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    writer = Writer()
    depth = 0
    for token in _PARSER.parse(blanked):
        if token.type == "blockquote_open":
            depth += 1
            writer.quoted = writer.quoted if depth > 1 else writer.new_group()
        elif token.type == "blockquote_close":
            depth -= 1
            writer.quoted = writer.quoted if depth else None
        elif token.type == "html_block" and token.map:
            write_html(writer, token.content, starts[token.map[0]])
        elif token.type == "inline" and token.map:
            _Inline(writer, token.content, _offsets(token, lines, starts)).write(token.children or [])
            writer.close()
    return Page(text=text, blocks=finished(writer.blocks))


def _offsets(token: Token, lines: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Where each character of an inline token's content stands in the source."""
    offsets: list[int] = []
    first = (token.map or [0])[0]
    for number, line in enumerate(token.content.split("\n"), first):
        source = lines[number] if number < len(lines) else ""
        place = max(0, source.find(line.strip())) - (len(line) - len(line.lstrip()))
        offsets += [starts[min(number, len(starts) - 1)] + max(0, place + at) for at in range(len(line) + 1)]
    return offsets


class _Inline:
    """Finds the pieces of an inline token in its content, from left to right: the parser does not say where they
    stand."""

    def __init__(self, writer: Writer, content: str, offsets: Sequence[int]) -> None:
        self._writer, self._content, self._offsets = writer, content, offsets
        self._place = 0
        self._silent = 0
        self._cite: int | None = None

    def write(self, children: Sequence[Token]) -> None:
        """Adds to the writer's block what a reader sees of these tokens."""
        for number, token in enumerate(children):
            if token.type == "text" and not self._is_footnote(children, number):
                self._add(token.content, token.content)
            elif token.type == "text_special":
                self._add(token.content, token.markup)
            elif token.type in ("softbreak", "hardbreak"):
                self._add("\n", "\n")
            elif token.type == "code_inline":
                self._add(token.content.translate(_MARKS), token.content)
            elif token.type == "html_inline":
                self._html(token.content)
            elif token.type == "link_close":
                self._skip_address()

    def _is_footnote(self, children: Sequence[Token], number: int) -> bool:
        return bool(number) and children[number - 1].type == "link_open" and children[number].content.startswith("^")

    def _add(self, text: str, source: str) -> None:
        found = self._content.find(source, self._place)
        start = found if found >= 0 else self._place
        if not self._silent:
            for place, character in enumerate(text):
                at = start + (place if len(text) == len(source) else 0)
                self._writer.add(character, self._offsets[min(at, len(self._offsets) - 1)])
        if found >= 0:
            self._place = found + len(source)

    def _skip_address(self) -> None:
        """Goes behind "](address)", lest its letters be taken for those of the text that follows."""
        if address := re.compile(r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\]\[[^\]]*\]|\]|>").match(
            self._content, self._place
        ):
            self._place = address.end()

    def _html(self, tag: str) -> None:
        bare = re.sub(r"\s[^>]*", "", tag.lower())
        offset = self._offsets[min(max(0, self._content.find(tag, self._place)), len(self._offsets) - 1)]
        if _COMMENT.fullmatch(tag):
            self._writer.comment(tag, offset)
        elif bare in ("<sup>", "</sup>"):
            self._silent += 1 if bare == "<sup>" else -1
        elif bare == "<cite>":
            self._cite = len(self._writer)
        elif bare == "</cite>" and self._cite is not None:
            self._writer.cite(self._cite)
            self._cite = None
        else:
            self._add(_BARE.get(bare, "\n" if bare.startswith("<br") else ""), tag)
            return
        self._add("", tag)
