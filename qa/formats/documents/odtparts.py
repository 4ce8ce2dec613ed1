"""What an ODT keeps beside its text: styles, lists that count, facts about the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qa.formats.documents.blocks import PLAIN, Look
from qa.formats.documents.sheets import Sheet, Style
from qa.formats.documents.wordparts import Lists, child, tag, value

if TYPE_CHECKING:
    from lxml import etree

_BOLD = frozenset({"bold", "600", "700", "800", "900"})


def sheet(*roots: etree._Element) -> Sheet:
    """The styles of `styles.xml` and those that `content.xml` makes as it goes."""
    found: dict[str, Style] = {}
    for style in _styles(roots):
        family = value(style, "family") or ""
        found[key(family, value(style, "name") or "")] = _style(style, family)
    return Sheet(found)


def key(family: str, name: str) -> str:
    """Under which name a sheet has the style of a family: a paragraph's and a word's may be called the same."""
    return f"{family}:{name}"


def _styles(roots: tuple[etree._Element, ...]) -> Iterator[etree._Element]:
    for root in roots:
        for section in root:
            if tag(section) in {"styles", "automatic-styles"}:
                yield from (style for style in section if tag(style) == "style")


def _style(element: etree._Element, family: str) -> Style:
    parent = value(element, "parent-style-name")
    shown = child(element, "text-properties")
    on, off = _looks(shown)
    name = value(element, "display-name") or (value(element, "name") or "").replace("_20_", " ")
    automatic = tag(element.getparent()) == "automatic-styles"
    level = value(element, "default-outline-level") or ""
    listed = value(element, "list-style-name")
    return Style(
        name="" if automatic else name,
        parent=key(family, parent) if parent else None,
        on=on,
        off=off,
        level=int(level) if level.isdecimal() else 1 if name == "Title" else None,
        hidden={"none": True, "true": False}.get(value(shown, "display") or ""),
        breaks=value(child(element, "paragraph-properties"), "break-before") == "page",
        numbering=(listed, 0) if listed else None,
    )


def _looks(shown: etree._Element | None) -> tuple[Look, Look]:
    said = {
        Look.BOLD: _is(value(shown, "font-weight"), _BOLD),
        Look.ITALIC: _is(value(shown, "font-style"), frozenset({"italic", "oblique"})),
        Look.UNDERLINED: _not(value(shown, "text-underline-style"), "none"),
        Look.COLOURED: _not(value(shown, "color"), "#000000"),
    }
    on = off = PLAIN
    for look, holds in said.items():
        if holds is not None:
            on, off = (on | look, off) if holds else (on, off | look)
    return on, off


def _is(said: str | None, wanted: frozenset[str]) -> bool | None:
    return None if said is None else said in wanted


def _not(said: str | None, plain: str) -> bool | None:
    return None if said is None else said != plain


def lists(*roots: etree._Element) -> Lists:
    """The lists that count, by style and level."""
    patterns: dict[tuple[str, int], tuple[str, int]] = {}
    for root in roots:
        for style in root.iter():
            if tag(style) == "list-style":
                patterns |= dict(_levels(style))
    return Lists(patterns)


def _levels(style: etree._Element) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    for found in style:
        depth, start = value(found, "level") or "", value(found, "start-value") or "1"
        if tag(found) == "list-level-style-number" and depth.isdecimal():
            pattern = f"{value(found, 'num-prefix') or ''}%1{value(found, 'num-suffix') or ''}"
            place = (value(style, "name") or "", int(depth))
            yield place, (pattern, int(start) if start.isdecimal() else 1)


def facts(meta: etree._Element | None) -> Mapping[str, str]:
    """The document's own title, as it was given; empty where it has none."""
    title = child(meta, "meta", "title")
    return {"title": title.text} if title is not None and title.text else {}
