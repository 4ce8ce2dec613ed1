"""What all pictures look like: colours by CSS custom properties, a pattern and a symbol with each, plain axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qa.render.pictures.picture import plain
from qa.schema import Role

INK, MUTED, LINE, PAPER = "var(--picture-ink)", "var(--picture-muted)", "var(--picture-line)", "var(--picture-paper)"
CLEAR = "rgba(0,0,0,0)"
ROW = 56
"""The height of a row of bars with its label above, in pixels."""
HEAD, FOOT = 56, 34
"""Room for the legend above the plot, and for the ticks below, in pixels."""


@dataclass(frozen=True, slots=True)
class Series:
    """How one series is told from the others: by colour, and by the pattern of its bars."""

    color: str
    pattern: str

    def marker(self) -> dict[str, Any]:
        """The marker of its bars."""
        pattern = {"shape": self.pattern, "fillmode": "overlay", "fgcolor": PAPER, "fgopacity": 0.4, "size": 7}
        return {
            "color": self.color,
            "line": {"color": PAPER, "width": 1},
            "pattern": pattern | {"solidity": 0.28},
        }


ROLES = {
    Role.INTERVIEWEE: Series("var(--picture-1)", ""),
    Role.INTERVIEWER: Series("var(--picture-2)", "/"),
    Role.QUOTED: Series("var(--picture-3)", "x"),
    Role.NARRATOR: Series("var(--picture-4)", "."),
    Role.UNKNOWN: Series("var(--picture-5)", "-"),
}
"""One series a role, everywhere the same; in the order in which they are drawn."""

VOICES = (
    Series("var(--picture-1)", ""),
    Series("var(--picture-3)", "x"),
    Series("var(--picture-6)", "\\"),
    Series("var(--picture-5)", "+"),
    Series("var(--picture-7)", "|"),
)
"""One series a person who does not ask, in order of appearance; then over again."""


def layout(height: int, **more: Any) -> dict[str, Any]:
    """What all figures have in common, and `more`."""
    return {
        "height": height,
        "autosize": True,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": INK, "size": 14},
        "margin": {"l": 4, "r": 12, "t": HEAD, "b": FOOT, "pad": 0},
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": LINE, "font": {"color": INK, "size": 14}, "align": "left"},
        "dragmode": False,
        "legend": {"orientation": "h", "traceorder": "normal", "entrywidth": 0, "entrywidthmode": "pixels"}
        | {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "font": {"size": 13}},
        "uniformtext": {"mode": "hide", "minsize": 12},
    } | more


def axis(**more: Any) -> dict[str, Any]:
    """An axis with thin grid lines, which nobody zooms by accident."""
    return {
        "fixedrange": True,
        "gridcolor": LINE,
        "linecolor": LINE,
        "zeroline": False,
        "tickfont": {"color": MUTED, "size": 13},
        "title": {"text": "", "font": {"color": MUTED, "size": 13}} | more.pop("title", {}),
        "automargin": True,
    } | more


def rows_axis(count: int) -> dict[str, Any]:
    """The axis of `count` rows, the first on top, each at its number; their labels are annotations."""
    return {"visible": False, "fixedrange": True, "range": [count - 0.45, -0.75]}


def row_labels(labels: Sequence[str]) -> list[dict[str, Any]]:
    """A label above each row, at the left edge, so that long names need no margin on a narrow page."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "y", "yanchor": "middle", "showarrow": False}
    return [
        place | {"y": row - 0.46, "text": plain(label), "align": "left", "bgcolor": PAPER, "font": {"color": INK}}
        for row, label in enumerate(labels)
    ]


def rows_height(count: int) -> int:
    """The height of a figure of so many rows, in pixels."""
    return HEAD + ROW * max(count, 1) + FOOT
