"""Health reports as pages show them: doubts in the page's language, each with where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.render import doubt_words, words_in
from qa.schema import Concern, Doubt, Turn
from qa.web.corpus.words import reason

if TYPE_CHECKING:
    from qa.curation import Tray, Waiting
    from qa.web.site import Visit

PREVIEWED = 6
"""Turns that a preview shows."""
_MOST = 12  # doubts of one concern that are shown one by one
_PRIVATE = (Concern.EMAIL, Concern.PHONE, Concern.IBAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One doubt: a sentence, `english` where it is the reader's own and the page is not; `turn` is where to look;
    `twin` the id of the transcript that it doubles, or "#" and the key of a file that waits."""

    sentence: str
    english: bool = False
    private: bool = False
    turn: int | None = None
    twin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One file that waits, with what is to be said of it."""

    one: Waiting
    remarks: Sequence[Remark]
    problem: str
    preview: Sequence[Turn]


def reports(visit: Visit, tray: Tray) -> list[Report]:
    """The reports on all that waits."""
    return [_report(visit, tray, one) for one in tray.waiting.values()]


def _report(visit: Visit, tray: Tray, one: Waiting) -> Report:
    turns = one.checkup.transcript.turns if one.checkup else ()
    problem = reason(one.problem.reason, visit.words, one.problem.line) if one.problem else ""
    return Report(one=one, remarks=remarks(visit, tray.doubts(one)), problem=problem, preview=turns[:PREVIEWED])


def remarks(visit: Visit, doubts: Sequence[Doubt]) -> list[Remark]:
    """Doubts as sentences; where there are very many of one kind, the first ones and how many more there are."""
    found = []
    for concern in Concern:
        alike = [doubt for doubt in doubts if doubt.concern is concern]
        found += [_remark(visit, doubt) for doubt in alike[:_MOST]]
        if len(alike) > _MOST:
            found.append(Remark(sentence=visit.words.more_alike(n=len(alike) - _MOST)))
    return found


def _remark(visit: Visit, doubt: Doubt) -> Remark:
    said = doubt_words(doubt, words_in(visit.language))
    return Remark(
        sentence=said or doubt.sentence[:1].upper() + doubt.sentence[1:],
        english=said is None,
        private=doubt.concern in _PRIVATE,
        turn=doubt.turn,
        twin=doubt.twin,
    )
