"""Turns read against gold turns: whose words are right, which turns are whole, which people are found.

People are compared as people: gold initials against our names by initials, surname or full name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from qa.schema import Turn
from qa.text import bare_name, fold, initials, words


@lru_cache(maxsize=65536)
def same(gold: str, name: str) -> bool:
    """Whether a gold speaker and a read one may be one person: initials, surname or full name, folded."""
    one, other = fold(bare_name(gold)), fold(bare_name(name))
    if not one or not other:
        return False
    letters = re.sub(r"[\s.\-]", "", one)
    short = len(letters) >= 2 and letters in initials(name)
    parts, whole = one.replace("-", " ").split(), other.replace("-", " ").split()
    contained = len(one) > 2 and (parts == whole[-len(parts) :] or parts == whole[: len(parts)])
    return one == other or short or contained or (len(other) > 2 and whole == parts[-len(whole) :])


def matched(people: Mapping[str, set[str]], listed: Sequence[str]) -> int:
    """How many of those listed are found, each by a person of their own; names first, labels second."""
    left = dict(people)
    missing: list[str] = []
    for name in listed:
        person = next((person for person in left if fold(bare_name(name)) == fold(bare_name(person))), None)
        person = person or next((person for person in left if same(name, person)), None)
        if person is None:
            missing.append(name)
        else:
            del left[person]
    for name in list(missing):
        person = next((person for person, labels in left.items() if any(same(name, label) for label in labels)), None)
        if person is not None:
            missing.remove(name)
            del left[person]
    return len(listed) - len(missing)


def right_words(gold: Sequence[tuple[str, str]], spoken: Sequence[Turn]) -> tuple[int, int]:
    """(words with the right speaker, gold words): words are aligned in order; one voice read is one gold speaker, the
    one whose words it has most of, so that two people merged do not count as right."""
    wanted = [(word, speaker) for speaker, text in gold for word in words(text)]
    read = [(word, turn) for turn in spoken for word in words(turn.text)]
    pairs = [
        (wanted[place][1], read[place - block.src_start + block.dest_start][1])
        for block in Indel.opcodes([word for word, _ in wanted], [word for word, _ in read])
        if block.tag == "equal"
        for place in range(block.src_start, block.src_end)
    ]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for speaker, turn in pairs:
        votes[turn.speaker or turn.label or ""][speaker] += 1
    owner = {voice: counted.most_common(1)[0][0] for voice, counted in votes.items()}
    right = sum(owner[turn.speaker or turn.label or ""] == speaker and _is(speaker, turn) for speaker, turn in pairs)
    return right, len(wanted)


def right_turns(gold: Sequence[tuple[str, str]], spoken: Sequence[Turn]) -> int:
    """How many gold turns (speaker, words) are read whole, each by a turn of its own: same folded words and speaker."""
    by_words: dict[str, list[Turn]] = defaultdict(list)
    for turn in spoken:
        by_words[" ".join(words(turn.text))].append(turn)
    right = 0
    for speaker, text in gold:
        said = " ".join(words(text))
        fitting = next((turn for turn in by_words[said] if _is(speaker, turn)), None)
        if fitting is not None:
            by_words[said].remove(fitting)
            right += 1
    return right


def _is(speaker: str, turn: Turn) -> bool:
    return same(speaker, turn.speaker or "") or same(speaker, turn.label or "")


def f1(gold: Sequence[object], read: Sequence[object]) -> float:
    """How far two bags of turns agree, 0…1: the harmonic mean of precision and recall."""
    both = (Counter(gold) & Counter(read)).total()
    return 2 * both / max(1, len(gold) + len(read))
