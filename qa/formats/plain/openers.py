"""Paragraphs of an answer that open with a word and a colon ("Winter: nothing, or almost"), which is nobody's label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.plain.labels import Label, Style
from qa.text import LabelKind, bare_name, fold, names_in
from qa.text.given import given_sex
from qa.text.parts import NOUNS

_LETTER = re.compile(r"^[ \t>*_]*(?:from|subject|re|sent)[ \t*_]*:", re.IGNORECASE | re.MULTILINE)
_MOST = 30
"""How many labels printed once are looked into: a text with more has labels of another kind."""


def without_openers(text: str, chosen: Sequence[Label]) -> list[Label]:
    """The labels without words printed once that nothing shows to be somebody.

    Such a word stands where the answer goes on: whoever spoke before it is not labelled again behind it. It looks
    unlike the labels that come back, all of them names in full or parts in the talk; or the words behind it go on in
    small letters, as behind no other label. Nobody is called by it, and it is no part of anybody's name.
    """
    chosen = _without_mail(text, chosen)
    counts = Counter(label.key for label in chosen)
    once = [place for place, label in enumerate(chosen) if counts[label.key] == 1 and _is_word(label)]
    if not once or len(once) > _MOST or sum(count > 1 for count in counts.values()) < 2 or not _runs_on(text, chosen):
        return list(chosen)
    back = [label for label in chosen if counts[label.key] > 1]
    full = all(label.kind is not LabelKind.WORD for label in back)
    capital = not any(_goes_on(text, label) for label in back)
    named = _named(text, chosen)
    dropped = {
        place
        for place in once
        if ((full and chosen[place].kind is LabelKind.WORD) or (capital and _goes_on(text, chosen[place])))
        and not _is_between(chosen, place)
        and not named & set(fold(chosen[place].name).split())
        and not _is_called(text, chosen[place].name)
    }
    return [label for place, label in enumerate(chosen) if place not in dropped]


def _without_mail(text: str, chosen: Sequence[Label]) -> list[Label]:
    """The labels without "TO" and "CC" that do not come back, or stand among the other fields of a letter."""
    counts = Counter(label.key for label in chosen)
    fields = counts.keys() & {"to", "cc"} and _LETTER.search(text) is not None
    return [label for label in chosen if label.key not in {"to", "cc"} or (counts[label.key] > 1 and not fields)]


def _is_word(label: Label) -> bool:
    if label.style is not Style.COLON or label.kind not in {LabelKind.WORD, LabelKind.NAME}:
        return False
    return _is_small(label.name)


def _is_small(name: str) -> bool:
    """Whether it is printed in small letters behind the first, bears no civility, and is no first name or office."""
    known = any(given_sex(word) or word in NOUNS for word in fold(name).split())
    return not known and not name.isupper() and bare_name(name) == name


def _runs_on(text: str, chosen: Sequence[Label]) -> bool:
    """Whether some words behind a label go on in another paragraph."""
    return any("\n" in text[left.end : right.start].strip() for left, right in pairwise(chosen))


def _goes_on(text: str, label: Label) -> bool:
    return text[label.end : label.end + 3].lstrip(' \t*_"“«')[:1].islower()


def _is_between(chosen: Sequence[Label], place: int) -> bool:
    """Whether one label stands before and behind: who is labelled again was interrupted."""
    return 0 < place < len(chosen) - 1 and chosen[place - 1].key == chosen[place + 1].key


def _named(text: str, chosen: Sequence[Label]) -> set[str]:
    """The folded words of all names in full: those of other labels, and of the text."""
    labels = [label.name for label in chosen if " " in label.name and label.kind is not LabelKind.WORD]
    several = Counter(label.name for label in chosen)
    heads = {label.start for label in chosen}
    found = [name for name in labels if several[name] > 1]
    found += [name for name, start, _ in names_in(text) if start not in heads]
    return {word for name in found for word in fold(name).split()}


def _is_called(text: str, name: str) -> bool:
    """Whether somebody is spoken to by it: "Marcus, what was that?", "Thank you, Marcus."."""
    word = re.escape(name)
    return (
        re.search(rf"(?:(?:^|[.?!…:]\s|[,]\s)(?=[^.\n]){word}\s?[,?!]|, {word}[.?!])", text, re.MULTILINE) is not None
    )
