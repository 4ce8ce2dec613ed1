"""Names close enough to be one person's that were not made one: for a user to decide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from qa.schema import Person
from qa.speakers.forms import Form, is_part, is_slip, may_be_one, shortens
from qa.speakers.labels import Label, label, letters
from qa.text import LabelKind, initials


def likely_aliases(people: Sequence[Person]) -> tuple[tuple[str, str, str], ...]:
    """The pairs of names among the people of one source that may be one person, in order, each with the reason (a
    phrase that goes on after a colon). They were not merged: something spoke against it, or nothing decided."""
    read = [(person.name, label(person.name)) for person in people]
    return tuple(
        (one, other, reason)
        for (one, left), (other, right) in combinations(read, 2)
        if (reason := _reason(left, right) or _reason(right, left))
    )


def _reason(one: Label, other: Label) -> str | None:
    if LabelKind.NUMBERED in {one.kind, other.kind}:
        return None
    short, full = one.form, other.form
    if one.kind is LabelKind.INITIALS:
        fits = other.full and letters(one.name) in initials(other.name)
        return f"{one.name} are initials of {other.name}" if fits else None
    if LabelKind.FUNCTION in {one.kind, other.kind} or other.kind is LabelKind.INITIALS:
        return None
    if short.words == full.words:
        return None if _parted(short, full) else "the same name, written in two ways"
    if sorted(short.words) == sorted(full.words):
        return "the same words in another order"
    if is_slip(short, full) or _is_near(short, full):
        return "one letter apart"
    if shortens(short, full):
        return "the same surname, and first names that agree"
    if not short.full and is_part(short, full):
        return f"{one.name} is a part of {other.name}"
    return None


def _is_near(one: Form, other: Form) -> bool:
    """Full names that differ in one letter of one word, anywhere: "Jan Roux", "Jean Roux"."""
    if not (one.full and other.full) or len(one.words) != len(other.words) or _parted(one, other):
        return False
    wrong = [(left, right) for left, right in zip(one.words, other.words, strict=True) if left != right]
    return len(wrong) == 1 and min(map(len, wrong[0])) > 2 and OSA.distance(*wrong[0]) == 1


def _parted(one: Form, other: Form) -> bool:
    return not may_be_one(one, other)
