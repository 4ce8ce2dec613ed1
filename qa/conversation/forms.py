"""What a follow-up is made of: what points back in it, and what is left after "et"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from qa.conversation.mentions import Kind, Mention
from qa.conversation.wording import flat


class Form(Enum):
    """How an anaphor stands in its question, and so how a name takes its place."""

    NOUN = auto()
    """The name stands where it stood."""
    POSSESSIVE = auto()
    """`son`, `its`: before what is possessed."""
    INVERTED = auto()
    """`travaille-t-il`: the name goes before the verb."""
    CLITIC = auto()
    """`l'a créé`, `lui`: it goes, and the name follows the verb."""
    APPENDED = auto()
    """`là-bas`, `ça`: what is said is said of the firm."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """The stretch of a question that stands for somebody or something; `preposition` is what the name takes where it
    cannot stand in the same place."""

    start: int
    end: int
    form: Form
    kind: Kind
    preposition: str = ""
    may_be_described: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A follow-up without its opening words. `led`: it had some ("et", "what about"); `asks`: it ends in a question
    mark."""

    text: str
    names: tuple[Mention, ...]
    led: bool
    asks: bool

    @property
    def plain(self) -> str:
        """The text, flat."""
        return flat(self.text)
