"""Style sheets, read for one thing: which classes are bold or in italics. Programs that export pages write them so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.formats.documents.blocks import PLAIN, Look

if TYPE_CHECKING:
    from lxml import etree

_BEFORE = re.compile(r"[{@;]")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_UPRIGHT = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
_LONGEST = 2_000_000


def told(said: str) -> tuple[Look, Look]:
    """The looks that some declarations give, and those that they take away."""
    on = off = PLAIN
    for look, gives, takes in ((Look.BOLD, _BOLD, _LIGHT), (Look.ITALIC, _ITALIC, _UPRIGHT)):
        on |= look if gives.search(said) else PLAIN
        off |= look if takes.search(said) else PLAIN
    return on, off


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The looks of elements ("h2"), classes (".c1") and both ("p.c1"); other selectors are not followed."""

    looks: Mapping[str, tuple[Look, Look]] = field(default_factory=dict)

    def look(self, element: etree._Element, inherited: Look) -> Look:
        """How the words of an element look that would look as `inherited` without the sheet."""
        if not self.looks:
            return inherited
        name = str(element.tag)
        classes = (element.get("class") or "").split()
        for selector in (name, *(f".{one}" for one in classes), *(f"{name}.{one}" for one in classes)):
            on, off = self.looks.get(selector, (PLAIN, PLAIN))
            inherited = (inherited | on) & ~off
        return inherited


def style_sheet(*sheets: str) -> StyleSheet:
    """What some style sheets say, later ones over earlier ones."""
    looks: dict[str, tuple[Look, Look]] = {}
    for sheet in sheets:
        for selectors, said in _rules(_without_remarks(sheet[:_LONGEST])):
            on, off = told(said)
            if not (on or off):
                continue
            for selector in map(str.strip, selectors.split(",")):
                if selector and _SIMPLE.fullmatch(selector):
                    looks[selector] = (on, off)
    return StyleSheet(looks)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule, in one pass over sheets of any size and damage."""
    for part in sheet.split("}")[:-1]:
        before, opened, said = part.rpartition("{")
        if opened:
            yield _BEFORE.split(before)[-1], said


def _without_remarks(sheet: str) -> str:
    """The sheet without what stands between "/*" and "*/"."""
    first, *others = sheet.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)
