"""How an index did when it was asked questions whose answers are known. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What became of two kinds of questions.

    `own` questions were put by the interviewers here and replied to: `first` of them found a passage of their reply as
    the best of all, `third` among the best three, `refused` were taken for not answered. `foreign` questions are about
    other things; `near` of them name people and firms of this corpus; `accepted` were taken for answered. `seconds` is
    the median time of one question, 0 where none was asked.
    """

    own: int
    first: int
    third: int
    refused: int
    foreign: int
    near: int
    accepted: int
    seconds: float
