"""What a person tells of one file: its facts, and who is who in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.corpus import CATALOGUE_NAME, Corrections, Entry, correcting
from qa.errors import FormatError
from qa.schema import Person, Role, Transcript
from qa.text import fold

_TRIED = "a.txt"  # a file that is none, to try values on


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One voice of a transcript as it was understood: whose name it has (None for none), in which role, the labels that
    are printed for it, how many turns and words are its own. `sure` is false where the role is a guess."""

    name: str | None
    role: Role
    labels: tuple[str, ...]
    turns: int
    words: int
    sure: bool

    def called(self, name: str, role: Role | None) -> Person | None:
        """Who this voice is when a person says so, for the catalogue; None where that says nothing new, or cannot be
        said: a voice without any name has none to hang a role on."""
        wanted, part = " ".join(name.split()) or self.name, role or self.role
        if not wanted or (wanted == self.name and part is self.role):
            return None
        spellings = [spelling for spelling in (self.name, *self.labels) if spelling and fold(spelling) != fold(wanted)]
        return Person(name=wanted, role=part, aliases=tuple(dict.fromkeys(spellings)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Facts by key (title, date, language, …) and people, as a person corrects them; empty for nothing."""

    facts: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.facts or self.people)

    def over(self, entry: Entry) -> Entry:
        """What the catalogue says of a file, with this over it."""
        facts: dict[str, Any] = dict(self.facts)
        return replace(entry, **facts, people=(*joined(self.people), *entry.people))


NOTHING = Told()


def heard(transcript: Transcript) -> tuple[Heard, ...]:
    """The voices of a transcript, narration left out, in order of appearance."""
    voices: dict[tuple[str | None, Role], list[Any]] = {}
    for turn in transcript.turns:
        if turn.role is not Role.NARRATOR:
            voices.setdefault((turn.speaker, turn.role), []).append(turn)
    return tuple(
        Heard(
            name=name,
            role=role,
            labels=tuple(dict.fromkeys(turn.label for turn in turns if turn.label)),
            turns=len(turns),
            words=sum(len(turn.text.split()) for turn in turns),
            sure=all(turn.confidence is None or turn.confidence >= 0.7 for turn in turns),
        )
        for (name, role), turns in voices.items()
    )


def joined(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people, those of one name made one: two labels that were given the same name."""
    found: dict[str, Person] = {}
    for person in people:
        same = found.get(fold(person.name))
        aliases = dict.fromkeys((*(same.aliases if same else ()), *person.aliases))
        found[fold(person.name)] = replace(same or person, aliases=tuple(aliases))
    return tuple(found.values())


def is_fact(key: str, value: str) -> bool:
    """Whether a catalogue takes this value of a fact: a date that is one, a language that has a code."""
    trial = Corrections("", Path(CATALOGUE_NAME))
    try:
        trial.state(_TRIED, key, [value] if key == "organisations" else value.strip())
        return trial.catalogue is not None
    except FormatError:
        return False


def tell(corpus: Path, file: str, told: Told) -> None:
    """Writes what is told of a file, its path below the corpus folder, into the catalogue. Raises `CorpusError` and
    `FormatError` as `qa.corpus.correcting`; then nothing has changed."""
    with correcting(corpus) as catalogue:
        for key, value in told.facts.items():
            catalogue.state(file, key, value.strip())
        for person in joined(told.people):
            facts = {"role": _role(person), "organisation": person.organisation, "aliases": person.aliases}
            catalogue.call(file, person.name, {key: value for key, value in facts.items() if value})


def _role(person: Person) -> str | None:
    return None if person.role is Role.UNKNOWN else person.role.value
