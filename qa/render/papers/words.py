"""The few words that are written around blocks, in French and English."""

from __future__ import annotations

from qa.render.papers.blocks import TableCell
from qa.schema import State

STATES: dict[State, tuple[str, str, str]] = {
    State.ANSWERED: ("●", "Répondu", "Answered"),
    State.TOUCHED: ("◐", "Abordé ailleurs", "Touched on"),
    State.NOT_ASKED: ("○", "Pas demandé", "Not asked"),
}
"""Of each state its sign, and what it is called in French and in English."""


def state_cell(
    state: State, language: str, *, note: str | None = None, link: str | None = None, spoken: str | None = None
) -> TableCell:
    """A cell that tells its state by a sign and in words; `spoken` is the language of the note."""
    symbol, french, english = STATES[state]
    text = french if language == "fr" else english
    return TableCell(text=text, state=state, symbol=symbol, note=note, link=link, language=spoken)


def after_label(language: str) -> str:
    """What stands between a label and what it labels: a colon, set as the language has it."""
    return "\N{NO-BREAK SPACE}: " if language == "fr" else ": "
