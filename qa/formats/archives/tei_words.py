"""The words of one TEI utterance or speech, spaced as they are read, cut where the file gives a time or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.formats.archives.stated import listed
from qa.formats.xml import local

if TYPE_CHECKING:
    from lxml import etree

UNHEARD = "[…]"
"""What stands for words that the file says it does not give."""
EVENTS = frozenset({"incident", "kinesic", "vocal", "pause", "shift", "writing", "event", "desc", "noise"})
_NOTES = frozenset({"note", "ref_note", "index", "figure", "media", "graphic", "figDesc"})
_ANNOTATION = listed(
    "spanGrp span interp interpGrp fs fvLib linkGrp link annotation annotationGrp listAnnotation fw certainty timeline "
    "altGrp alt teiHeader"
)
_BREAKS = frozenset({"lb", "pb", "cb", "gb", "milestone"})
_BLOCKS = frozenset(
    {"seg", "s", "p", "l", "lg", "ab", "u", "div", "q", "quote", "cell", "item", "head", "sp", "floatingText"}
)
_TOKENS = frozenset({"w", "pc"})
_ORIGINAL = ("orig", "sic", "abbr", "lem", "unclear", "seg")
_CLOSING = re.compile(r"[.,;:!?…»”)\]}%]|['’](?:s|re|ve|ll|d|m)\b|n['’]t\b|-(?=\w)")
_OPENING = re.compile(r".*(?:[«“(\[{¿¡]|(?<=\w)['’])\Z", re.DOTALL)


@dataclass(slots=True)
class Stretch:
    """Words from one point of the file: its time (seconds), its page; `line` where they begin a line or paragraph,
    `stage` where they are a stage direction."""

    words: str
    time: float | None = None
    page: int | None = None
    line: bool = False
    stage: bool = False


@dataclass(slots=True)
class Words:
    """Collects the stretches of one element. `points` are the times of the timeline; `left_out` counts notes and
    events, which nobody said; `page` goes on from one element to the next. In speech, what is marked as deleted (a
    false start) was said; in writing it is struck out."""

    points: Mapping[str, float]
    speech: bool = True
    page: int | None = None
    left_out: int = 0
    stretches: list[Stretch] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _time: float | None = None
    _line: bool = False
    _joined: bool = False
    _said: bool = False

    def of(self, element: etree._Element) -> list[Stretch]:
        """The stretches of an element, in order; empty when nothing in it was said."""
        self.stretches, self._parts = [], []
        self._time, self._line, self._joined, self._said = None, False, False, False
        stack: list[tuple[etree._Element, Iterator[etree._Element]]] = []
        self._open(element)
        stack.append((element, iter(_children(element))))
        while stack:
            parent, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(parent)
                if stack:
                    self._tail(parent, stack[-1][0])
            elif self._enters(child):
                self._open(child)
                stack.append((child, iter(_children(child))))
            else:
                self._tail(child, parent)
        self._cut()
        return self.stretches

    def _enters(self, child: etree._Element) -> bool:
        name = local(child)
        if name == "stage" and not self.speech:
            self._stage(child)
        elif name in EVENTS or name in _NOTES or name in ("stage", "speaker") or (name == "del" and not self.speech):
            self.left_out += name not in ("pause", "shift", "speaker")
            self._space()
        elif name == "gap":
            self._token(UNHEARD)
        elif name in _BREAKS:
            self._break(child, name)
        elif name == "anchor":
            self._anchor(child)
        else:
            return name not in _ANNOTATION
        return False

    def _stage(self, child: etree._Element) -> None:
        self._cut(keep_time=True)
        if words := " ".join(" ".join(map(str, child.itertext())).split()):
            self.stretches.append(Stretch(words, page=self.page, stage=True))

    def _break(self, child: etree._Element, name: str) -> None:
        if child.get("break") != "no":
            self._space()
        number = child.get("n") or ""
        if name == "pb" and number.isdecimal() and len(number) < 7:
            self._cut()
            self.page = int(number)

    def _anchor(self, child: etree._Element) -> None:
        point = (child.get("synch") or child.get("corresp") or "").split("#")[-1].split(" ")[0]
        time = self.points.get(point)
        if time is None:
            return
        inside = not self._parts[-1][-1:].isspace() and (child.tail or "")[:1].strip() if self._parts else False
        in_word = any(local(parent) in _TOKENS for parent in child.iterancestors())
        if not self._said:
            self._time = time
        elif not inside and not in_word:
            self._cut()
            self._time = time

    def _open(self, element: etree._Element) -> None:
        name = local(element)
        if name in ("l", "p", "lg", "ab"):
            self._cut(keep_time=True)
            self._line = True
        elif name in _BLOCKS:
            self._space()
        if name in _TOKENS and (element.text or len(element)):
            self._token("".join(map(str, element.itertext())).strip(), element, opening=True)
        elif element.text:
            self._add(element.text)

    def _close(self, element: etree._Element) -> None:
        if local(element) in _BLOCKS:
            self._space()

    def _tail(self, element: etree._Element, parent: etree._Element) -> None:
        if not element.tail:
            return
        if local(element) in _TOKENS and not element.tail.strip():
            return  # white space between tokens is layout: the tokens know where a space belongs
        self._add(element.tail)

    def _token(self, words: str, element: etree._Element | None = None, *, opening: bool = False) -> None:
        join = element.get("join", "") if element is not None else ""
        before = "".join(self._parts[-1:])
        attached = self._joined or join in ("left", "both") or (not join and bool(_CLOSING.match(words)))
        attached = attached or (bool(before) and bool(_OPENING.match(before)))
        if before and not before[-1].isspace() and not attached:
            self._parts.append(" ")
        elif attached and self._parts and self._parts[-1] == " ":
            self._parts.pop()
        self._joined = join in ("right", "both") or (element is not None and element.get("rend") == "glue")
        self._said = True
        self._parts.append((element.text or "") if opening and element is not None else words)

    def _add(self, words: str) -> None:
        if words.strip():
            self._joined, self._said = False, True
        elif self._joined:
            return
        self._parts.append(words)

    def _space(self) -> None:
        if self._parts and not self._joined:
            self._parts.append(" ")

    def _cut(self, *, keep_time: bool = False) -> None:
        words = " ".join("".join(self._parts).split())
        if words:
            self.stretches.append(Stretch(words, self._time, self.page, self._line))
            self._line = False
            if not keep_time:
                self._time = None
        self._parts, self._said = [], False


def _children(element: etree._Element) -> list[etree._Element]:
    """The children, of parallel readings only the one that stands in the source."""
    children = [child for child in element if isinstance(child.tag, str)]
    if local(element) in ("choice", "app", "subst") and children:
        names = [local(child) for child in children]
        wanted = ("add",) if local(element) == "subst" else _ORIGINAL
        chosen = next((names.index(name) for name in wanted if name in names), 0)
        return children[chosen : chosen + 1]
    return children
