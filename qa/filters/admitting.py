"""Filters of a question → which passages may answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.errors import QuestionError
from qa.filters.labels import Labels, Mask
from qa.filters.naming import source_named, speaker_named
from qa.schema import Filters, Role, Source
from qa.text import fold

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def admitted(filters: Filters, labels: Labels) -> Mask:
    """Which passages the filters let through, shape (passages,).

    The interviewer's words are let through only where the role or the speaker asked for is the interviewer's. Raises
    `QuestionError` for a speaker, source or language that is not in the corpus, naming the nearest, and for a bad date.
    """
    mask = stated(filters, labels)
    return mask if filters.role or filters.speaker else mask & ~labels.in_role(Role.INTERVIEWER)


def stated(filters: Filters, labels: Labels) -> Mask:
    """Which passages are as the filters state, the interviewer's like all others. Raises as `admitted`."""
    mask = labels.in_sources(_sources(filters, labels.sources))
    if filters.speaker:
        mask &= labels.by_speakers([speaker_named(filters.speaker, labels)])
    return mask & labels.in_role(filters.role) if filters.role else mask


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
