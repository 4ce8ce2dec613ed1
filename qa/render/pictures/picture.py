"""A picture of figures, with all that stands for it where it cannot be seen: a sentence and a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from qa.render.papers import Table

Figure: TypeAlias = Mapping[str, Any]
"""What plotly draws: `data` and `layout`, of what JSON knows. Colours are CSS custom properties ("var(--picture-1)"),
which the page puts values in for, so that one figure serves light and dark. Each point's `customdata` is where it leads
to, its `hovertext` what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure of `height` pixels, at any width from 260. `says` tells in whole sentences what it shows; `table` holds
    every number of it, with the same links."""

    name: str
    title: str
    says: str
    figure: Figure
    height: int
    table: Table


class Links(Protocol):
    """Where what is pictured is read on: the addresses of the pages."""

    def interview(self, identifier: str) -> str:
        """Of a transcript, by its id."""

    def turn(self, identifier: str, number: int) -> str:
        """Of one of its turns."""

    def speaker(self, name: str) -> str:
        """Of somebody who answers in interviews, or is quoted."""

    def topic(self, label: str) -> str:
        """Of a topic."""


def short(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer."""
    if len(text) <= longest:
        return text
    head, space, _ = text[:longest].rpartition(" ")
    return f"{(head if space else text[: longest - 1]).rstrip(' ,.;:·-–')}…"


def plain(text: str) -> str:
    """The text as plotly shows it unchanged: it reads a few HTML tags and character references."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
