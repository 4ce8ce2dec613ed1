"""What a DOCX keeps beside its text: styles, lists that count, facts about the document."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.formats.documents.blocks import PLAIN, Look
from qa.formats.documents.sheets import Sheet, Style
from qa.formats.files import File
from qa.formats.xml import parsed
from qa.formats.zipped import Zipped

if TYPE_CHECKING:
    from lxml import etree

_LOOKS = {"b": Look.BOLD, "i": Look.ITALIC, "u": Look.UNDERLINED, "color": Look.COLOURED}
_HEADING = re.compile(r"(?:heading|titre|überschrift) ?(?P<level>[1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre|titel)", re.IGNORECASE)
_BLACK = frozenset({"auto", "000000", "none", ""})
_LETTER = re.compile(r"[^\W\d_]")


def tag(element: etree._Element) -> str:
    """The element's name without its namespace: strict and transitional documents differ in that alone."""
    return str(element.tag).rpartition("}")[2]


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute, whatever its namespace; None where there is none."""
    if element is not None:
        for key, found in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant by this path of names; None where there is none."""
    for name in path:
        element = next((inner for inner in element if tag(inner) == name), None) if element is not None else None
    return element


def is_on(element: etree._Element | None) -> bool | None:
    """A property that is on by being there, unless it says otherwise; None where it is not there."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}


def part(archive: Zipped, name: str, file: str) -> etree._Element | None:
    """A part of the document; None where it has none of this name."""
    return parsed(File(f"{file} ({name})", archive.read(name))) if name in archive.names() else None


def main_part(archive: Zipped, file: str) -> str:
    """The name of the part that holds the text."""
    links = part(archive, "_rels/.rels", file)
    for link in links if links is not None else ():
        if (value(link, "Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((value(link, "Target") or "").lstrip("/"))
    return "word/document.xml"


def looks(properties: etree._Element | None) -> tuple[Look, Look]:
    """The looks that run properties give, and those that they take away."""
    on = off = PLAIN
    for name, look in _LOOKS.items():
        found = child(properties, name)
        if found is None:
            continue
        if is_on(found) and (name != "color" or (value(found) or "").lower() not in _BLACK):
            on |= look
        else:
            off |= look
    return on, off


def sheet(root: etree._Element | None) -> Sheet:
    """The styles of `styles.xml`."""
    found = (style for style in (root if root is not None else ()) if tag(style) == "style")
    return Sheet({value(style, "styleId") or "": _style(style) for style in found})


def _style(element: etree._Element) -> Style:
    name = value(child(element, "name")) or value(element, "styleId") or ""
    on, off = looks(child(element, "rPr"))
    listed = child(element, "pPr", "numPr")
    return Style(
        name=name,
        parent=value(child(element, "basedOn")),
        on=on,
        off=off,
        level=level(name, value(child(element, "pPr", "outlineLvl"))),
        hidden=is_on(child(element, "rPr", "vanish")),
        breaks=bool(is_on(child(element, "pPr", "pageBreakBefore"))),
        numbering=place_in_list(listed),
    )


def level(style: str, outline: str | None) -> int | None:
    """The level of a heading, by its style's name or its outline; None where neither tells."""
    if named := _HEADING.fullmatch(style):
        return int(named["level"])
    if _TITLE.fullmatch(style):
        return 1
    if outline is not None and outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else 0
    return None


def place_in_list(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph counts in."""
    number = value(child(properties, "numId"))
    depth = value(child(properties, "ilvl")) or "0"
    return (number, int(depth)) if number and depth.isdecimal() else None


@dataclass(slots=True)
class Lists:
    """The lists that count; only numbers with a letter of their own ("Q%1.") are words, as labels are."""

    patterns: dict[tuple[str, int], tuple[str, int]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, place: tuple[str, int] | None) -> str:
        """What is printed before the next paragraph in this place; empty for bullets and bare numbers."""
        if place is None or place not in self.patterns:
            return ""
        pattern, start = self.patterns[place]
        self.counts[place] = self.counts.get(place, start - 1) + 1
        if not _LETTER.search(re.sub(r"%\d", "", pattern)) or "%" not in pattern:
            return ""
        return re.sub(r"%\d", lambda _: str(self.counts[place]), pattern) + " "


def lists(root: etree._Element | None) -> Lists:
    """The lists of `numbering.xml`."""
    parts = list(root) if root is not None else []
    levels = {value(found, "abstractNumId"): found for found in parts if tag(found) == "abstractNum"}
    patterns: dict[tuple[str, int], tuple[str, int]] = {}
    for number in (found for found in parts if tag(found) == "num"):
        kind = levels.get(value(child(number, "abstractNumId")))
        for depth, pattern in _levels(kind):
            patterns[value(number, "numId") or "", depth] = pattern
    return Lists(patterns)


def _levels(kind: etree._Element | None) -> Iterator[tuple[int, tuple[str, int]]]:
    for found in kind if kind is not None else ():
        depth = value(found, "ilvl") or ""
        if tag(found) == "lvl" and depth.isdecimal():
            bullet = value(child(found, "numFmt")) == "bullet"
            start = value(child(found, "start")) or "1"
            text = "" if bullet else value(child(found, "lvlText")) or ""
            yield int(depth), (text, int(start) if start.isdecimal() else 1)
