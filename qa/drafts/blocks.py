"""A draft without its markup: paragraphs, each of whose characters knows where it stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.text.layout import Span

_IGNORE = r"(?:<!--\s*)?qa:\s*ignore(?P<range>-start|-end)?(?:\s*-->)?"
_MARKER = re.compile(rf"\s*{_IGNORE}\s*", re.IGNORECASE)
_MARKER_LINE = re.compile(rf"^\s*{_IGNORE}\s*$", re.IGNORECASE | re.MULTILINE)
# Footnote marks: [^1] anywhere, [12] and superscript figures behind a word or punctuation ("[50] people" is text, and
# so is "m²").
_NO_TEXT = re.compile(r"\[\^[^\]\s]{1,40}\]|(?<=\S)\[\d{1,3}\]|(?<=[.,;:!?…»”’\"])[¹²³⁰-⁹]+|[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph (heading, list item, cell) as a reader sees it.

    `offsets[i]` is where `text[i]` stands in the source. `quoted` numbers the block quotation that it stands in;
    `cites` are the stretches that the markup gives as a source (`<cite>`). `ignored`: not to be checked.
    """

    text: str
    offsets: Sequence[int]
    quoted: int | None = None
    cites: tuple[Span, ...] = ()
    ignored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The source's text, and its blocks in order."""

    text: str
    blocks: tuple[Block, ...]
    unit: str = "line"


class Writer:
    """Gathers the characters of one block after the other."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.quoted: int | None = None
        self._characters: list[str] = []
        self._offsets: list[int] = []
        self._cites: list[Span] = []
        self._ignored = False
        self._groups = 0

    def __len__(self) -> int:
        return len(self._characters)

    def add(self, text: str, offset: int, step: int = 1) -> None:
        """Adds characters that stand in the source from `offset` on, `step` apart (0: all at one place)."""
        self._characters += text
        self._offsets += [offset + step * place for place in range(len(text))]

    def cite(self, start: int) -> None:
        """Marks what was added to the block since it had `start` characters as a source."""
        if start < len(self):
            self._cites.append(Span(start, len(self)))

    def comment(self, text: str, offset: int) -> None:
        """A comment in the source: inside a block it may ignore the block, between blocks the next one."""
        if not (marker := _MARKER.fullmatch(text)):
            return
        if "".join(self._characters).strip() and not marker["range"]:
            self._ignored = True
        else:
            self.close()
            self.add(marker.group(), offset, 0)
            self.close()

    def new_group(self) -> int:
        """A number for the next block quotation."""
        self._groups += 1
        return self._groups

    def close(self) -> None:
        """Ends the block, if anything is in it."""
        if "".join(self._characters).strip():
            text, offsets = "".join(self._characters), tuple(self._offsets)
            block = Block(
                text=text, offsets=offsets, quoted=self.quoted, cites=tuple(self._cites), ignored=self._ignored
            )
            self.blocks.append(block)
        self._characters, self._offsets, self._cites, self._ignored = [], [], [], False


def finished(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without markers and footnote marks; those are marked as ignored that the markers tell to."""
    done: list[Block] = []
    following = within = False
    for block in blocks:
        if marker := _MARKER.fullmatch(block.text):
            within = marker["range"] is not None and marker["range"].lower() == "-start"
            following = marker["range"] is None
            continue
        own = any(marker["range"] is None for marker in _MARKER_LINE.finditer(block.text))
        done.append(_cleaned(block, block.ignored or following or within or own))
        following = False
    return tuple(done)


def _cleaned(block: Block, ignored: bool) -> Block:
    """The block without what is no text in it."""
    edges = [0, *(edge for match in _NO_TEXT.finditer(block.text) for edge in match.span()), len(block.text)]
    kept = [place for start, end in zip(edges[::2], edges[1::2], strict=True) for place in range(start, end)]
    return Block(
        text="".join(block.text[place] for place in kept),
        offsets=[block.offsets[place] for place in kept],
        quoted=block.quoted,
        cites=tuple(Span(bisect_left(kept, cite.start), bisect_left(kept, cite.end)) for cite in block.cites),
        ignored=ignored,
    )
