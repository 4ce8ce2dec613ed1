"""Speakers called otherwise, and several made one. What is written into the catalogue is tried out on the files before
it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from qa.corpus import Catalogue, Corrections, Entry, correcting
from qa.curation.listing import named
from qa.curation.voices import Voices, voices
from qa.errors import CorpusError
from qa.schema import Role, Transcript
from qa.text import LabelKind, fold, label_kind

_UNNAMED = (Role.INTERVIEWER, Role.INTERVIEWEE)


@dataclass(frozen=True, slots=True)
class Renamed:
    """What came of it in one transcript: how many turns have the new name, and how many kept the old one."""

    id: str
    turns: int
    left: int


class _Names:
    """The names of a corpus being changed, under the lock of its catalogue."""

    def __init__(self, corpus: Path, index: Path, corrections: Corrections, source: str | None) -> None:
        self._corpus, self._corrections = corpus, corrections
        self._before: Catalogue = corrections.catalogue
        everybody = list(voices(corpus, index, source))
        self.known = sorted({name for one in everybody for name in one.speakers})
        if source is not None:
            wanted = named(source, [one.id for one in everybody])
            everybody = [one for one in everybody if one.id == wanted]
        self.sources, self._one = everybody, source is not None

    def where(self, name: str) -> list[Voices]:
        """The sources in which somebody speaks. Raises `CorpusError` for nobody, naming the nearest, and for a name
        that may be several people's."""
        found = [one for one in self.sources if one.own(name)]
        if not found:
            raise self._nobody(name)
        if len(found) > 1 and label_kind(self.spelled(name)) is not LabelKind.NAME:
            ids = ", ".join(one.id for one in found[:6])
            raise CorpusError(
                f"{name!r} speaks in {len(found)} transcripts ({ids}), and may be as many people; "
                "name one of them with --source ID"
            )
        return found

    def spelled(self, name: str) -> str:
        """A name as the corpus has it, but for case and accents; as it is given where nobody has it."""
        return next((known for known in self.known if fold(known) == fold(name)), name)

    def _nobody(self, name: str) -> CorpusError:
        near = get_close_matches(name, [n for one in self.sources for n in one.speakers] or self.known, n=1, cutoff=0.5)
        place = f"in {self.sources[0].id}" if self._one and self.sources else "in this corpus"
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return CorpusError(f"nobody called {name!r} speaks {place}{hint}")

    def call(self, name: str, others: Sequence[str], found: Sequence[Voices]) -> list[Renamed]:
        """Calls somebody by this name in these sources, whom they call otherwise. Where the names are full ones and all
        sources are meant, that is said for all files, later ones too."""
        full = all(label_kind(self.spelled(other)) is LabelKind.NAME for other in (name, *others))
        everywhere = not self._one and full
        if everywhere:
            spellings = [own for one in found for own in self._own(one, others)]
            for one in found:  # what is said of a file goes over what is said of all
                if any(self._corrections.person(self._file(one), own) for own in spellings):
                    self._state(self._file(one), name, self._own(one, others), [one])
            self._state(None, name, list(dict.fromkeys(spellings)), found)
        return [self._in(one, name, others, everywhere=everywhere) for one in found]

    def _in(self, one: Voices, name: str, others: Sequence[str], *, everywhere: bool) -> Renamed:
        own, file = self._own(one, others), self._file(one)
        if (
            everywhere and not self._before.entries.get(file, Entry()).people
        ):  # nothing said of the file stands against it
            turns = sum(n for said, n in one.speakers.items() for o in (name, *others) if fold(o) == fold(said))
            return Renamed(one.id, turns, 0)
        before = one.read(self._corpus, self._before)
        if not everywhere:
            self._state(file, name, own, [one])
        expected = _expected(before, own, name)
        if self._left(one, expected):
            labels = [t.label for t in before.turns if t.speaker in own and t.label]
            self._state(file, name, [*own, *dict.fromkeys(labels)], [one])
        return Renamed(one.id, expected.count(name), self._left(one, expected))

    def _left(self, one: Voices, expected: Sequence[str | None]) -> int:
        turns = one.read(self._corpus, self._corrections.catalogue).turns
        return sum(turn.speaker != wanted for turn, wanted in zip(turns, expected, strict=True))

    def _state(self, file: str | None, name: str, others: Sequence[str], found: Sequence[Voices]) -> None:
        """Says of a file, or of all, that these are other spellings of a name. Spellings that no file has go, so that
        what is renamed back is as it was."""
        there = {n: said for n in (name, *others) if (said := self._corrections.person(file, n)) is not None}
        kept, *merged = there or [name]
        aliases = [alias for said in there.values() for alias in _texts(said.get("aliases"))]
        stated = {k: str(said[k]) for said in reversed(there.values()) for k in ("role", "organisation") if k in said}
        for other in merged:
            self._corrections.forget_person(file, other)
        every = [alias for alias in dict.fromkeys([*aliases, *others]) if alias != name]
        self._corrections.call(file, kept, {"name": name, "aliases": every, **stated})
        if not there:
            return
        natural = self._natural([name, *others], found)
        by_hand = aliases if not self._corrections.is_ours(file, name) else []
        spelled = [alias for alias in every if alias in by_hand or fold(alias) in natural]
        self._corrections.call(file, name, {"aliases": spelled})

    def _natural(self, names: Sequence[str], found: Sequence[Voices]) -> set[str]:
        """What the files themselves call people, folded: their speakers and labels where nothing is said of these
        names."""
        trial = Corrections(self._corrections.text, self._before.path)
        for file in (None, *map(self._file, found)):
            for name in names:
                trial.forget_person(file, name)
        turns = [turn for one in found for turn in one.read(self._corpus, trial.catalogue).turns]
        return {fold(said) for turn in turns for said in (turn.speaker, turn.label) if said}

    def split(self, name: str) -> list[Renamed]:
        """Takes a name back from the person that it was made another spelling of. Raises `CorpusError` when it is
        nobody's."""
        done: list[Renamed] = []
        scopes: list[str | None] = [self._file(one) for one in self.sources]
        for file in scopes if self._one else [*scopes, None]:
            for person in self._corrections.people(file):
                aliases = _texts(person.get("aliases"))
                if any(fold(alias) == fold(name) for alias in aliases):
                    kept = [alias for alias in aliases if fold(alias) != fold(name)]
                    self._corrections.call(file, str(person["name"]), {"aliases": kept})
        for one in self.sources:
            turns = one.read(self._corpus, self._corrections.catalogue).turns
            count = sum(fold(turn.speaker or "") == fold(name) for turn in turns)
            if count and not one.own(name):
                done.append(Renamed(one.id, count, 0))
        if not done:
            raise self._nobody(name)
        return done

    def unnamed(self, role: Role, name: str) -> Renamed:
        """Names the voice that has this role and no name in the one source."""
        (one,) = self.sources
        before = one.read(self._corpus, self._before)
        own = [turn for turn in before.turns if turn.role is role and turn.speaker is None]
        if not own:
            raise CorpusError(f"every {role} of {one.id} has a name; `qa show {one.id}` tells which")
        file, labels = self._file(one), list(dict.fromkeys(turn.label for turn in own if turn.label))
        self._corrections.call(file, name, {"role": role.value, "aliases": labels})
        expected = [name if t.role is role and t.speaker is None else t.speaker for t in before.turns]
        return Renamed(one.id, len(own), self._left(one, expected))

    def forgotten(self, role: Role, name: str) -> Renamed:
        """Takes away the name that a voice of the one source was given by its role."""
        (one,) = self.sources
        own = one.own(name)
        facts = self._corrections.person(self._file(one), own) if own else None
        if own is None or facts is None or facts.get("role") != role.value:
            raise CorpusError(
                f"{name!r} is no name that the {role} of {one.id} was given; the catalogue says no such thing"
            )
        turns = [turn.speaker for turn in one.read(self._corpus, self._before).turns].count(own)
        self._corrections.forget_person(self._file(one), own)
        return Renamed(one.id, turns, 0)

    @staticmethod
    def _own(one: Voices, names: Sequence[str]) -> list[str]:
        """What a source itself calls those of these who speak in it."""
        return [own for name in names if (own := one.own(name))]

    def _file(self, one: Voices) -> str:
        return one.path.relative_to(self._corpus).as_posix()


def rename(old: str, new: str, corpus: Path, index: Path, source: str | None = None) -> list[Renamed]:
    """Calls a speaker otherwise, in one source or wherever they speak; returns what came of it.

    `old` is the name of a speaker, a label as printed ("Speaker 1") or, in one source, the role of a voice without a
    name ("interviewer"); `new` may be such a role to take a name away again. Where both are the same, the name is taken
    back from the person that it was merged into. Raises `CorpusError` for nobody, naming the nearest, for a name that
    may be several people's, and for one that somebody else in the same source has; then nothing has changed.
    """
    new = checked(new)
    with correcting(corpus) as corrections:
        names = _Names(corpus, index, corrections, source)
        roles = {role.value: role for role in _UNNAMED}
        if fold(old) in roles or fold(new) in roles:
            if source is None:
                raise CorpusError(
                    f"{old if fold(old) in roles else new!r} is a role; name the transcript with --source ID"
                )
            role = roles.get(fold(old))
            return [names.unnamed(role, new) if role else names.forgotten(roles[fold(new)], old)]
        if old.strip() == new and not any(one.own(old) for one in names.sources):
            return names.split(old)
        found = names.where(old)
        for one in found:
            if fold(old) != fold(new) and one.own(new):
                where = f" --source {one.id}" if source else ""
                raise CorpusError(
                    f"{new!r} already speaks in {one.id}; if the two are one person, "
                    f"`qa merge-speakers {new!r} {old!r}{where}` says so"
                )
        return names.call(new, [old], found)


def merge(keep: str, others: Sequence[str], corpus: Path, index: Path, source: str | None = None) -> list[Renamed]:
    """Makes several speakers one, who is called `keep` from now on; returns what came of it. Raises `CorpusError` as
    `rename` does."""
    keep = checked(keep)
    done: dict[str, Renamed] = {}
    with correcting(corpus) as corrections:
        names = _Names(corpus, index, corrections, source)
        if not any(fold(keep) == fold(known) for known in names.known):
            near = get_close_matches(keep, names.known, n=1, cutoff=0.5)
            raise CorpusError(f"nobody is called {keep!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        keep = names.spelled(keep)
        for other, found in [(other, names.where(other)) for other in others if fold(other) != fold(keep)]:
            for renamed in names.call(keep, [other], found):
                earlier = done.get(renamed.id, Renamed(renamed.id, 0, 0))
                done[renamed.id] = replace(renamed, left=renamed.left + earlier.left)
    if not done:
        raise CorpusError(f"{keep!r} and {', '.join(map(repr, others))} are one already")
    return list(done.values())


def checked(name: str) -> str:
    """A name as it can be shown. Raises `CorpusError` for one that cannot."""
    plain = " ".join(name.split())
    if not plain or not plain.isprintable() or len(plain) > 200:
        raise CorpusError(f"{name[:80]!r} cannot be anybody's name; give a word or two")
    return plain


def _expected(before: Transcript, own: Sequence[str], name: str) -> list[str | None]:
    return [name if turn.speaker in own else turn.speaker for turn in before.turns]


def _texts(value: object) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else []
