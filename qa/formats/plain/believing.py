"""Whether labels that look alike make a conversation, or are the headings, fields or items of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.plain.labels import FIRM, STRONG, WEAK, Label, Style
from qa.text import LabelKind, bare_name
from qa.text.layout import Span

FEW = 6
_ANSWERS = frozenset({"a", "r"})
_ASKING_LETTERS = frozenset({"q", "p", "d", "f"})
_LETTER = re.compile(r"(?P<letter>[a-z])\.? ?\d{0,3}")
_QUESTION = re.compile(r"[?？؟\u037e]|[\u0370-\u03ff];")
_LOWER = re.compile(r"\b[^\W\d_A-ZÀ-Ý][^\W\d_]*\b")
_MOST_SEARCHES = 100
_NO_HEADINGS = frozenset({LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.INITIALS, LabelKind.PART})
_PARAGRAPHS = {Style.BARE: 6, Style.STOPPED: 12}
"""How many paragraphs a turn may have on average, where few words but labels look so."""


def without_answers(chosen: Sequence[Label]) -> list[Label]:
    """The labels without a lone "A" or "R" beside names: where nothing is marked as asked, an article or an item."""
    letters = {label.key for label in chosen if len(label.key) == 1}
    asked = any(label.kind is LabelKind.FUNCTION and label.key not in _ANSWERS for label in chosen)
    if asked or letters - _ANSWERS or not letters or len({label.key for label in chosen}) == 1:
        return list(chosen)
    return [label for label in chosen if label.key not in _ANSWERS]


def without_words(text: str, chosen: Sequence[Label]) -> list[Label]:
    """The labels without those printed once or twice that the text also uses as common words ("Result", "Use case")."""
    counts = Counter(label.key for label in chosen)
    if len(chosen) < FEW:
        return list(chosen)
    common = _common(text, [label for label in chosen if counts[label.key] <= 2])
    rare = {label.key for label in chosen if counts[label.key] <= 2} & common
    return [label for label in chosen if label.key not in rare]


def _common(text: str, labels: Sequence[Label]) -> set[str]:
    """The keys of labels that are no names but words, which the text prints without capitals too."""
    printed = {bare_name(label.name): label.key for label in labels if label.kind in {LabelKind.NAME, LabelKind.WORD}}
    known = set(_LOWER.findall(text)) if printed else set()
    single = {key for name, key in printed.items() if name.lower() in known and name != name.lower()}
    several = [name for name in printed if " " in name and set(_LOWER.findall(name.lower())) <= known]
    return single | {printed[name] for name in several[:_MOST_SEARCHES] if f" {name.lower()}" in text}


def is_conversation(text: str, atoms: Sequence[Span], chosen: Sequence[Label]) -> bool:
    """Whether the labels chosen among the lines `atoms` are those of a conversation."""
    if not chosen:
        return False
    counts = Counter(label.key for label in chosen)
    first = chosen[0]
    after = [span for span in atoms if span.start >= first.start]
    if first.style in WEAK and not _is_exchange(chosen, counts, after):
        return False
    starts = {label.start for label in chosen}
    asked = sum(_asks(span.of(text)) for span in after if span.start in starts)
    if 10 * asked < len(chosen) and (_are_headings(text, chosen, counts) or _are_fields(text, chosen)):
        return False
    if len(counts) < 2:
        return _is_one_voice(text, after, chosen)
    if first.style in STRONG:
        return True
    firm = any(label.kind in FIRM for label in chosen)
    if len(after) > (15 if asked or firm else 5) * len(chosen):
        return False
    return bool(asked) or counts.most_common(1)[0][1] >= 2


def _are_headings(text: str, chosen: Sequence[Label], counts: Counter[str]) -> bool:
    """Whether what looks like labels are the headings of notes: most are common words, or most stand but once."""
    if any(label.kind in _NO_HEADINGS for label in chosen):
        return False
    once = sum(count == 1 for count in counts.values())
    words = all(label.kind is LabelKind.WORD for label in chosen)
    if (words or len(chosen) >= FEW) and 2 * once > len(chosen):
        return True
    first = {label.key: label for label in chosen}
    return 2 * sum(counts[key] for key in _common(text, list(first.values()))) >= len(chosen)


def _are_fields(text: str, chosen: Sequence[Label]) -> bool:
    """Whether single words before colons are the fields of records: many, in a text that is punctuated and asks
    nothing."""
    words = all(label.kind is LabelKind.WORD for label in chosen)
    return words and len(chosen) >= FEW and not _asks(text) and text.count(". ") + text.count(".\n") >= 3


def _asks(line: str) -> bool:
    return _QUESTION.search(line) is not None


def _is_exchange(chosen: Sequence[Label], counts: Counter[str], after: Sequence[Span]) -> bool:
    """Whether labels that prove little by themselves are many, of two voices at least, and change from turn to turn."""
    if len(chosen) < 4 or len(counts) < 2 or not _is_paired(counts):
        return False
    changes = sum(left.key != right.key for left, right in pairwise(chosen))
    dense = len(after) <= _PARAGRAPHS.get(chosen[0].style, 4) * len(chosen)
    return 3 * changes >= len(chosen) and dense


def _is_paired(counts: Counter[str]) -> bool:
    """Single letters before a full stop number lists too ("A. …", "B. …"), unless one of them asks."""
    letters = [match["letter"] for key in counts if (match := _LETTER.fullmatch(key))]
    return len(letters) < len(counts) or bool(_ASKING_LETTERS & set(letters))


def _is_one_voice(text: str, after: Sequence[Span], chosen: Sequence[Label]) -> bool:
    """Whether the one label printed is that of who asks, or is printed as few words but labels are."""
    starts = {label.start for label in chosen}
    asking = sum(span.of(text).endswith(("?", "？", "؟")) for span in after if span.start in starts)
    function = chosen[0].kind is LabelKind.FUNCTION
    asks = all(label.kind is LabelKind.FUNCTION for label in chosen) or 2 * asking > len(chosen)
    return len(chosen) >= 3 - function and (asks or chosen[0].style in STRONG)
