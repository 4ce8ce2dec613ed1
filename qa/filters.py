"""Filters of a question → which passages may answer it."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.errors import QuestionError
from qa.schema import Filters, Role, Source
from qa.text import fold

Mask: TypeAlias = npt.NDArray[np.bool_]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Labels:
    """What passages are told apart by: transcript, speaker and role, by row; and the sources of all."""

    def __init__(
        self,
        sources: Sequence[Source],
        transcripts: Sequence[str],
        speakers: Sequence[str | None],
        roles: Sequence[Role],
    ) -> None:
        """Takes every source, and the transcript id, speaker and role of each passage, by row."""
        self.sources = tuple(sources)
        self.transcripts, self.speakers, self.roles = transcripts, speakers, roles
        self._transcripts, self._transcript_codes = _coded(transcripts)
        self._speakers, self._speaker_codes = _coded(speakers)
        self._roles, self._role_codes = _coded(roles)

    def __len__(self) -> int:
        return len(self.transcripts)

    def in_sources(self, ids: Collection[str]) -> Mask:
        """Which passages are from any of these sources, shape (passages,)."""
        return _any_of(self._transcripts, self._transcript_codes, ids)

    def by_speakers(self, names: Collection[str]) -> Mask:
        """Which passages are said by any of these people, shape (passages,)."""
        return _any_of(self._speakers, self._speaker_codes, names)

    def in_role(self, role: Role) -> Mask:
        """Which passages are said in this role, shape (passages,)."""
        return _any_of(self._roles, self._role_codes, [role])


def _coded(values: Sequence[Hashable]) -> tuple[dict[Hashable, int], npt.NDArray[np.int32]]:
    numbers: dict[Hashable, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return numbers, np.asarray(codes, np.int32)


def _any_of(numbers: Mapping[Hashable, int], codes: npt.NDArray[np.int32], wanted: Collection[Hashable]) -> Mask:
    return np.isin(codes, [numbers[value] for value in wanted if value in numbers])


def admitted(filters: Filters, labels: Labels) -> Mask:
    """Which passages the filters let through, shape (passages,).

    The interviewer's words are let through only where the role or the speaker asked for is the interviewer's. Raises
    `QuestionError` for a speaker, source or language that is not in the corpus, naming the nearest, and for a bad date.
    """
    mask = labels.in_sources(_sources(filters, labels.sources))
    if filters.speaker:
        mask &= labels.by_speakers([speaker_named(filters.speaker, labels)])
    if filters.role:
        mask &= labels.in_role(filters.role)
    elif not filters.speaker:
        mask &= ~labels.in_role(Role.INTERVIEWER)
    return mask


def _sources(filters: Filters, sources: Sequence[Source]) -> set[str]:
    since, until = _date(filters.since, "since"), _date(filters.until, "until")
    language = _language(filters.language, sources) if filters.language else None
    wanted = source_named(filters.source, sources) if filters.source else None
    return {
        source.id
        for source in sources
        if wanted in (None, source.id)
        and language in (None, source.language)
        and (since is None or (source.date is not None and source.date[: len(since)] >= since[: len(source.date)]))
        and (until is None or (source.date is not None and source.date[: len(until)] <= until[: len(source.date)]))
    }


def _date(date: str | None, name: str) -> str | None:
    if date is not None and not _DATE.fullmatch(date):
        raise QuestionError(f"--{name} {date!r}: not a date; write it as 2021, 2021-07 or 2021-07-14")
    return date


def _language(language: str, sources: Sequence[Source]) -> str:
    known = sorted({source.language for source in sources if source.language})
    if fold(language) not in known:
        raise QuestionError(
            f"no interview in the language {language!r}; there are: {', '.join(known) or 'none stated'}"
        )
    return fold(language)


def source_named(wanted: str, sources: Sequence[Source]) -> str:
    """The id of the source meant: by its id, file or title, or by words that only one has. Raises `QuestionError`,
    naming the nearest."""
    names = {name: source.id for source in sources for name in (source.id, source.file, source.title)}
    return _named(wanted, names, "source")


def speaker_named(wanted: str, labels: Labels) -> str:
    """The name of the speaker meant: by the whole name or an alias, or by words that only one has. Raises
    `QuestionError`, naming the nearest."""
    aliases = {alias: p.name for source in labels.sources for p in source.people for alias in (p.name, *p.aliases)}
    spoken = {speaker: speaker for speaker in labels.speakers if speaker}
    names = {name: person for name, person in (aliases | spoken).items() if person in spoken}
    return _named(wanted, names, "speaker")


def _parts(name: str) -> set[str]:
    return set(re.split(r"[\s/._-]+", fold(name))) - {""}


def _named(wanted: str, names: Mapping[str, str], kind: str) -> str:
    """Who or what is meant, among names and what each stands for: by a whole name, or by words that only one has.
    Else the nearest name is suggested."""
    plain = {fold(name): name for name in names}
    if fold(wanted) in plain:
        return names[plain[fold(wanted)]]
    parts = _parts(wanted)
    having = {names[name] for name in names if parts and parts <= _parts(name)}
    if len(having) == 1:
        return having.pop()
    if having:
        raise QuestionError(f"several answer to {wanted!r}: {', '.join(sorted(having)[:8])}; name one of them in full")
    words = {word: name for key, name in plain.items() for word in [key, *key.split()]}
    near = get_close_matches(fold(wanted), list(words), n=1, cutoff=0.5)
    known = f"there are: {', '.join(sorted(names)[:8])}" if names else "there is none"
    hint = f"did you mean {words[near[0]]!r}?" if near else known
    raise QuestionError(f"no {kind} {wanted!r} in these interviews; {hint}")
