"""Who is claimed to have said a quote → who of the corpus that is, and whether they did."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import fuzz

from qa.linking import NameTable
from qa.schema import Attribution, Person, Role, Source, Turn
from qa.text import bare_name, fold, same_person

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 5  # letters of a name that is too short to be misspelt and still be told
_SPELT_ALIKE = 85  # of 100: "Michel Feree" is too far from "Michaël Ferrec", "Michael Ferec" is not


def people_meant(claimed: str, sources: Sequence[Source], names: NameTable) -> frozenset[str]:
    """The people, by their names in the corpus, whom a claim may mean: by name or alias, whatever the case, accents,
    civility; by a part that may be several people's (a surname); misspelt; else by their organisation. None for
    somebody else."""
    people = [person for source in sources for person in source.people]
    for chosen in (_same, _partly, _alike):
        if found := frozenset(person.name for person in people if chosen(claimed, person)):
            return found
    linked = names.link(claimed).speakers
    if found := frozenset(p.name for p in people if p.name in linked and not _of_somebody_else(claimed, p)):
        return found
    organisations = [person for person in people if person.organisation and _names(claimed, person.organisation)]
    return frozenset(person.name for person in organisations if person.role is not Role.INTERVIEWER)


def _spellings(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases)


def _same(claimed: str, person: Person) -> bool:
    return any(fold(claimed) == fold(name) or same_person(claimed, name) for name in _spellings(person))


def _partly(claimed: str, person: Person) -> bool:
    parts = _parts(claimed)
    return bool(parts) and any(parts <= _parts(name) for name in _spellings(person))


def _alike(claimed: str, person: Person) -> bool:
    plain = fold(bare_name(claimed))
    spellings = [fold(name) for name in _spellings(person)]
    if " " not in plain:
        spellings = [part for name in spellings for part in name.split() if len(part) > _SHORT]
    return len(plain) > _SHORT and any(fuzz.ratio(plain, name) >= _SPELT_ALIKE for name in spellings)


def _of_somebody_else(claimed: str, person: Person) -> bool:
    """Whether a claim names more than this person and their organisation: "Gabriel Fauré" is not Thomas Fauré."""
    theirs = " ".join((*_spellings(person), person.organisation or ""))
    known = set(fold(theirs).replace("-", " ").split())
    letters = {part[0] for part in known}
    words = (word for word in _WORD.findall(claimed) if word[0].isupper() and not (word.isupper() and len(word) > 1))
    return any(fold(word) not in known if len(word) > 1 else fold(word) not in letters for word in words)


def _parts(name: str) -> frozenset[str]:
    return frozenset(fold(bare_name(name)).replace("-", " ").replace(".", " ").split())


def _names(text: str, name: str) -> bool:
    return f" {fold(name)} " in f" {fold(text)} "


def attribution(
    claimed: str, meant: Collection[str], turns: Iterable[tuple[Source, Turn]], *, stitched: bool
) -> Attribution | None:
    """Whether those whom a claim may mean said it: in one of these turns, or of a stitched quote in all of them. None
    when it is not known who speaks there."""
    told = list(turns)
    spoken = [(source, turn) for source, turn in told if turn.role is not Role.NARRATOR] or told
    theirs = [
        turn.speaker in meant or _publishes(claimed, source, turn) or _is_label(claimed, turn)
        for source, turn in spoken
    ]
    if (stitched and theirs and all(theirs)) or (not stitched and any(theirs)):
        return Attribution.RIGHT
    if any(theirs):
        return Attribution.MIXED
    roles = [turn.role for _, turn in spoken]
    if all(role is Role.NARRATOR for role in roles):
        return Attribution.NARRATOR
    if all(turn.speaker is None for _, turn in spoken):
        return None
    guests = {p.name for source, _ in spoken for p in source.people if p.role is not Role.INTERVIEWER}
    if roles[0] is Role.INTERVIEWER and guests & set(meant):
        return Attribution.INTERVIEWER
    return Attribution.WRONG


def _is_label(claimed: str, turn: Turn) -> bool:
    """Whether the claim is the very label that the source prints before the words ("TF")."""
    return turn.label is not None and fold(claimed) == fold(turn.label)


def _publishes(claimed: str, source: Source, turn: Turn) -> bool:
    """Whether the claim is about the publication, and the words are its own."""
    names = (source.publisher, source.title)
    return turn.role is Role.NARRATOR and any(name and fold(claimed) == fold(name) for name in names)
