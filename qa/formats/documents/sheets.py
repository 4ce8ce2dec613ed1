"""Styles that build on other styles, as word processors have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.formats.documents.blocks import PLAIN, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style as it is written down: what it does not say (None), `parent` says.

    `on` and `off` are the looks that it gives and takes away; `level` is that of a heading, 0 for none; `hidden` words
    are not printed; `breaks`: a paragraph of it begins a page; `numbering` is the list that it counts in.
    """

    name: str = ""
    parent: str | None = None
    on: Look = PLAIN
    off: Look = PLAIN
    level: int | None = None
    hidden: bool | None = None
    breaks: bool = False
    numbering: tuple[str, int] | None = None

    def look(self, inherited: Look) -> Look:
        """How words look that would look as `inherited` without this style."""
        return (inherited | self.on) & ~self.off


class Sheet:
    """The styles of a document, each resolved once."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        self._resolved: dict[str, Style] = {}

    def __getitem__(self, name: str | None) -> Style:
        """The style with all that it inherits; an empty one where there is none of this name."""
        if name is None or name not in self._styles:
            return Style(name=name or "")
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> Style:
        chain: list[Style] = []
        at: str | None = name
        seen: set[str] = set()
        while at is not None and at in self._styles and at not in seen:
            seen.add(at)
            chain.append(self._styles[at])
            at = self._styles[at].parent
        look = PLAIN
        for style in reversed(chain):
            look = style.look(look)
        return Style(
            name=next((style.name for style in chain if style.name), name),
            on=look,
            off=chain[0].off,
            level=next((style.level for style in chain if style.level is not None), None),
            hidden=next((style.hidden for style in chain if style.hidden is not None), None),
            breaks=chain[0].breaks,
            numbering=next((style.numbering for style in chain if style.numbering is not None), None),
        )
