"""What a speaker's label is: how it is printed, where it stands, what the words after it are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qa.text import LabelKind, bare_name, fold


class Style(StrEnum):
    """How a label is set off from the words."""

    BRACKETS = "brackets"
    """ "[Jeanne Roy]: …" """
    BOLD = "bold"
    """ "**Jeanne Roy:** …", in any emphasis."""
    STAMPED = "stamped"
    """With a time before or behind it."""
    COLON = "colon"
    """ "Jeanne Roy: …" """
    DASH = "dash"
    """ "Jeanne Roy – …", also with a hyphen, a tab, a bar."""
    SET_OFF = "set off"
    """ "[Jeanne Roy] …", "**Jeanne Roy** …", "<jeanne> …": emphasis or brackets and no mark."""
    BARE = "bare"
    """Alone on its line, the words below."""
    NICK = "nick"
    """ "jeanne: …", without a capital."""
    STOPPED = "stopped"
    """ "Mme la présidente. La parole …": a civility or an office before it, a full stop behind."""
    RUN_ON = "run-on"
    """Inside a paragraph."""


STRONG = frozenset({Style.BRACKETS, Style.BOLD, Style.STAMPED})
"""Ways of printing that few words but labels have."""
WEAK = frozenset({Style.DASH, Style.SET_OFF, Style.BARE, Style.NICK, Style.STOPPED})
"""Ways of printing that many words have which are no labels."""
FIRM = frozenset({LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.NAME, LabelKind.INITIALS, LabelKind.PART})
"""Shapes that few words but labels have."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text: it stands at `start`, the words begin at `end`; `name` is what is printed, marks removed.

    `time` is in seconds, where a time is printed with the label.
    """

    start: int
    end: int
    name: str
    kind: LabelKind
    style: Style
    time: float | None = None

    @property
    def key(self) -> str:
        """The same for every printing of one label: folded, without civility, hyphens or remark in parentheses.

        "Q1" and "Q2" are both "q"."""
        return _key(self.name, self.kind)


@lru_cache(maxsize=65536)
def _key(name: str, kind: LabelKind) -> str:
    key = fold(bare_name(name)).replace("-", " ")
    return key.rstrip(" 0123456789.°") or key if kind is LabelKind.FUNCTION else key
