"""How voices are told apart besides by name: a colour and a shape, the same wherever somebody speaks, and initials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from qa.schema import Speaker
from qa.text import bare_name

COLOURS = 8
LOOKS = 2 * COLOURS
"""A look is a number below this: its colour is the rest of its division by `COLOURS`, its shape the quotient."""


def looks(speakers: Iterable[Speaker]) -> dict[str, int]:
    """A look for everybody, by name; those who speak in one source get different colours as far as there are enough.
    It depends on who comes before in the order given, so that what is added at the end of a corpus changes nothing."""
    found: dict[str, int] = {}
    used: Counter[int] = Counter()
    present: dict[str, list[str]] = {}
    for speaker in speakers:
        others = [found[name] for source in speaker.sources for name in present.get(source, ())]
        found[speaker.name] = look = _free(others, used)
        used[look] += 1
        for source in speaker.sources:
            present.setdefault(source, []).append(speaker.name)
    return found


def looks_in(names: Sequence[str], known: dict[str, int]) -> dict[str, int]:
    """The looks of the voices of one source: those known, and others for voices that have but a label there."""
    found = {name: known[name] for name in names if name in known}
    for name in names:
        if name not in found:
            found[name] = _free(list(found.values()), Counter())
    return found


def _free(others: Sequence[int], used: Counter[int]) -> int:
    """The least used of the looks that nobody beside has; those of the second shape are for when the first runs out."""
    rounds = [look for look in range(COLOURS) if look not in others]
    free = rounds or [look for look in range(COLOURS, LOOKS) if look not in others] or list(range(LOOKS))
    return min(free, key=lambda look: (used[look], look))


def signs(names: Sequence[str]) -> dict[str, str]:
    """Initials for the voices of one source, two letters where these tell them apart, else three, or a number."""
    found: dict[str, str] = {}
    for name in names:
        words = bare_name(name).split() or [name]
        first, last = words[0], words[-1]
        one = [first[:2]] if len(words) == 1 else [first[0] + last[0], first[0] + last[:2]]
        numbered = (f"{one[0]}{number}" for number in range(2, len(names) + 2))
        found[name] = next(sign for sign in (*one, *numbered) if sign not in found.values())
    return found
