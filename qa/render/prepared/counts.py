"""Counts in words, as French and English say them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """How something is counted: `none` for 0, `one` for 1, `many` for more, where {n} is the number."""

    none: str
    one: str
    many: str

    def __call__(self, n: int) -> str:
        """The count in words."""
        return self.none if n == 0 else self.one if n == 1 else self.many.format(n=n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How some of all people are counted: `none`, `one` and `many` of {of} people, {n} being how many; `only` and
    `not_only` where there is one person at all, `nobody` where there is none."""

    none: str
    one: str
    many: str
    only: str
    not_only: str
    nobody: str

    def __call__(self, n: int, of: int) -> str:
        """The share in words: 0 ≤ n ≤ of."""
        if of == 0:
            return self.nobody
        if of == 1:
            return self.only if n else self.not_only
        return (self.none if n == 0 else self.one if n == 1 else self.many).format(n=n, of=of)
