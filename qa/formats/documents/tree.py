"""A page's tree → blocks: what a reader sees of it, each paragraph with the element that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from qa.formats.documents.blocks import PLAIN, Block, Cell, Look, Paragraph, Run, Table, flat
from qa.formats.documents.css import StyleSheet, style_sheet
from qa.formats.documents.definitions import DEFINITION, TERM
from qa.formats.documents.markup import BLOCKS, classes, is_shown, look, names, speaker

_SPACE = re.compile(r"[ \t\r\n\f]+")
_PAGE = re.compile(r"(?:page[\s_-]*)?(\d{1,5})", re.IGNORECASE)


class Placed(NamedTuple):
    """A block, the element that holds it, and how many of its characters are links."""

    block: Block
    element: etree._Element
    linked: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside an element."""

    look: Look = PLAIN
    voice: bool = False
    style: str = ""
    level: int = 0
    label: str | None = None
    pre: bool = False
    link: bool = False


@dataclass(slots=True)
class _Grid:
    """A table as it grows; `outer` is where its blocks will go."""

    outer: list[Placed]
    element: etree._Element
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Gathers blocks while the tree is walked."""

    sheet: StyleSheet
    sink: list[Placed] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    states: list[_State] = field(default_factory=lambda: [_State()])
    grids: list[_Grid] = field(default_factory=list)
    page: int | None = None
    element: etree._Element | None = None
    made: _State = field(default_factory=_State)
    linked: int = 0

    def say(self, text: str | None, element: etree._Element) -> None:
        """Adds words, white space as a browser shows it."""
        if not text:
            return
        state = self.states[-1]
        words = text.replace("\u00ad", "")
        if not state.pre:
            words = _SPACE.sub(_folded, words)
            before = self.runs[-1].text[-1:] if self.runs else "\n"
            words = words.lstrip(" ") if before in " \n" else words
        if words:
            if not any(run.text.strip() for run in self.runs):
                self.made, self.element = state, element
            self.runs.append(Run(words, state.look, state.voice, self.page))
            self.linked += len(words) if state.link else 0

    def line(self, element: etree._Element) -> None:
        """A line break; two of them end the paragraph."""
        if self.runs and self.runs[-1].text.endswith("\n"):
            self.close()
        elif any(run.text.strip() for run in self.runs):
            self.runs.append(Run("\n", self.states[-1].look, self.states[-1].voice, self.page))

    def close(self) -> None:
        """Ends the paragraph, where it holds anything."""
        if any(run.text.strip() for run in self.runs) and self.element is not None:
            made = self.made
            paragraph = Paragraph(runs=tuple(self.runs), style=made.style, level=made.level, label=made.label)
            self.sink.append(Placed(paragraph, self.element, self.linked))
        self.runs, self.linked = [], 0

    def enter(self, element: etree._Element) -> None:
        """Opens an element that is shown."""
        name, before = str(element.tag), self.states[-1]
        if name in BLOCKS:
            self.close()
            self._open(element, name)
        self.states.append(
            _State(
                look=look(element, before.look, self.sheet),
                voice=before.voice or names(element),
                style=_style(element, name, before.style),
                level=int(name[1]) if len(name) == 2 and name[0] == "h" and name[1].isdecimal() else before.level,
                label=speaker(element) or before.label,
                pre=before.pre or name == "pre",
                link=before.link or name == "a",
            )
        )
        if name == "br":
            self.line(element)
        if (page := _page(element)) is not None:
            self.page = page

    def leave(self, element: etree._Element) -> None:
        """Closes it."""
        self.states.pop()
        if element.tag in BLOCKS:
            self.close()
            self._shut(element, str(element.tag))

    def _open(self, element: etree._Element, name: str) -> None:
        if name == "table":
            self.grids.append(_Grid(self.sink, element))
            self.sink = []
        elif name == "tr" and self.grids:
            self.grids[-1].rows.append([])
        elif name in {"td", "th"} and self.grids:
            self.sink = []

    def _shut(self, element: etree._Element, name: str) -> None:
        if name == "table" and self.grids:
            grid = self.grids.pop()
            loose, self.sink = self.sink, grid.outer
            self.sink += loose
            if grid.rows:
                self.sink.append(Placed(Table(tuple(tuple(row) for row in grid.rows)), grid.element))
        elif name in {"td", "th"} and self.grids:
            grid = self.grids[-1]
            if not grid.rows:
                grid.rows.append([])
            grid.rows[-1].append(tuple(flat(place.block for place in self.sink)))
            self.sink = []


def placed(root: etree._Element, *sheets: str) -> list[Placed]:
    """The blocks of a page in order; `sheets` are style sheets beside its own.

    Walks without recursion: pages may nest as deep as they like.
    """
    own = ("".join(style.itertext()) for style in root.iter("style"))
    walk = _Walk(style_sheet(*sheets, *own))
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    hidden: set[etree._Element] = set()
    for event, element in events:
        if event == "start":
            if is_shown(element):
                walk.enter(element)
                walk.say(element.text, element)
            else:
                hidden.add(element)
                events.skip_subtree()
            continue
        if event == "end" and element not in hidden:
            walk.leave(element)
        parent = element.getparent()
        if parent is not None and element is not root:
            walk.say(element.tail, parent)
    walk.close()
    return walk.sink


def _folded(space: re.Match[str]) -> str:
    """A browser shows one space; a tab inside a line is kept, which word processors write behind a label."""
    inside = space.start() > 0 and space.end() < len(space.string)
    return "\t" if inside and "\t" in space[0] and "\n" not in space[0] else " "


def _page(element: etree._Element) -> int | None:
    """The number of the page that begins here, in books that keep those of print."""
    kinds = (element.get(name) or "" for name in ("{http://www.idpf.org/2007/ops}type", "epub:type", "role"))
    if any("pagebreak" in kind for kind in kinds):
        for said in (element.get("title"), element.get("aria-label"), element.get("id")):
            if said and (found := _PAGE.fullmatch(said.strip())):
                return int(found[1])
    return None


def blocks_of(found: Sequence[Placed]) -> list[Block]:
    """The blocks alone."""
    return [place.block for place in found]


def _style(element: etree._Element, name: str, before: str) -> str:
    """The classes of a block, those around it where it has none; a list's terms and definitions say what they are."""
    if name in {TERM, DEFINITION}:
        return f"{classes(element)} {name}".strip()
    return (classes(element) or before) if name in BLOCKS else before
