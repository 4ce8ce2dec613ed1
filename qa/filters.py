"""Filters of a question → which passages may answer it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import numpy.typing as npt

from qa.errors import QuestionError
from qa.schema import Filters, Role, Source
from qa.text import fold

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Labels:
    """What filters go by: every source, and each passage's transcript, speaker and role, by row."""

    sources: tuple[Source, ...]
    transcripts: Sequence[str]
    speakers: Sequence[str | None]
    roles: Sequence[Role]


def admitted(filters: Filters, labels: Labels) -> npt.NDArray[np.bool_]:
    """Which passages the filters let through, shape (passages,).

    The interviewer's words are let through only where the role or the speaker asked for is the interviewer's. Raises
    `QuestionError` for a speaker, source or language that is not in the corpus, naming the nearest, and for a bad date.
    """
    sources = _sources(filters, labels.sources)
    speaker = _speaker(filters.speaker, labels) if filters.speaker else None
    keys = zip(labels.transcripts, labels.speakers, labels.roles, strict=True)
    return np.asarray(
        [
            transcript in sources
            and (speaker is None or name == speaker)
            and (role is filters.role if filters.role else speaker is not None or role is not Role.INTERVIEWER)
            for transcript, name, role in keys
        ],
        bool,
    )


def _sources(filters: Filters, sources: Sequence[Source]) -> set[str]:
    since, until = _date(filters.since, "since"), _date(filters.until, "until")
    language = _language(filters.language, sources) if filters.language else None
    wanted = _source(filters.source, sources) if filters.source else None
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


def _source(wanted: str, sources: Sequence[Source]) -> str:
    names = {name: source.id for source in sources for name in (source.id, source.file, source.title)}
    return _named(wanted, names, "source")


def _speaker(wanted: str, labels: Labels) -> str:
    aliases = {alias: p.name for source in labels.sources for p in source.people for alias in (p.name, *p.aliases)}
    spoken = {speaker: speaker for speaker in labels.speakers if speaker}
    names = {name: person for name, person in (aliases | spoken).items() if person in spoken}
    return _named(wanted, names, "speaker")


def _parts(name: str) -> set[str]:
    return set(re.split(r"[\s/._-]+", fold(name))) - {""}


def _named(wanted: str, names: Mapping[str, str], kind: str) -> str:
    """Who or what is meant, among names and what each stands for: by a whole name, or by words that only one has. Else the
    nearest name is suggested."""
    plain = {fold(name): name for name in names}
    if fold(wanted) in plain:
        return names[plain[fold(wanted)]]
    parts = _parts(wanted)
    having = {names[name] for name in names if parts and parts <= _parts(name)}
    if len(having) == 1:
        return having.pop()
    words = {word: name for key, name in plain.items() for word in [key, *key.split()]}
    near = get_close_matches(fold(wanted), list(words), n=1, cutoff=0.5)
    hint = f"did you mean {words[near[0]]!r}?" if near else f"there are: {', '.join(sorted(names)[:8])}"
    raise QuestionError(f"no {kind} {wanted!r} in these interviews; {hint}")
