"""Which labels of a text are believed: those that come back, look alike, and make a conversation together.

One colon proves nothing ("Note: …", "10:30", "Voici trois points : …"). A label is believed for its shape, for coming
back, and for looking like the other labels of the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.formats.plain.heads import head
from qa.formats.plain.labels import FIRM, STRONG, WEAK, Label, Style
from qa.text import LabelKind, bare_name, initials, label_kind, names_in
from qa.text.layout import H, Span

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INLINE = re.compile(
    rf"(?<=[.!?…»”\")\]。！？]){H}*(?P<name>\[[^\]\r\n]{{1,60}}\]|\*\*[^*\r\n]{{1,60}}\*\*"
    rf"|{_UPPER}[\w.'’-]{{0,40}}(?:{H}[\w.'’-]{{1,40}}){{0,4}}?){H}?[:：](?:\*\*)?{H}*"
)
_LINK = re.compile(r"(?:\[[^\]]*\]\()?<?(?:https?://|www\.)\S+")
_ABOUT = re.compile(
    r"(?:an?|the|une?|l['’])\s?(?:oral history|interview|conversation|entretien)\b.{0,80}\b(?:by|par)\b", re.IGNORECASE
)
_ANSWERS = frozenset({"a", "r"})
_ASKING_LETTERS = frozenset({"q", "p", "d", "f"})
_LETTER = re.compile(r"(?P<letter>[a-z])\.? ?\d{0,3}")
_QUESTION = re.compile(r"[?？؟\u037e]|[\u0370-\u03ff];")
_LOWER = re.compile(r"\b[^\W\d_A-ZÀ-Ý][^\W\d_]*\b")
_FEW = 6
_LONGEST_FACT = 300
_MOST_SEARCHES = 100


def find_labels(text: str, atoms: Sequence[Span]) -> list[Label]:
    """The labels believed, in order; empty when the text does not print who speaks."""
    leading = [label for span in atoms if (label := head(text, span)) and not _is_header(text, span, label)]
    believed = _believed(text, atoms, leading)
    inline = [label for span in atoms for label in _inside(text, span)]
    return _with_inline(leading, believed, inline)


def _is_header(text: str, span: Span, label: Label) -> bool:
    """A line of facts ("Interviewer: Jeanne Roy", "Slides: https://…"), not speech."""
    rest = text[label.end : min(span.end, label.end + _LONGEST_FACT)].strip()
    if label.kind is LabelKind.FUNCTION:
        named = next(names_in(rest), None)
        return named is not None and named[1] == 0 and rest[-1].isalpha() and len(rest.split()) <= 10
    return _LINK.fullmatch(rest) is not None or _ABOUT.match(rest) is not None


def _inside(text: str, span: Span) -> Iterator[Label]:
    for match in _INLINE.finditer(text, *span):
        printed = match["name"]
        name = printed.strip("[]*:")
        kind = label_kind(name)
        spaced = match.start("name") > match.start() or not name.isascii()
        if spaced and (kind in FIRM or (kind and printed[0] in "[*")):
            yield Label(match.start("name"), match.end(), name, kind, Style.RUN_ON)


def _believed(text: str, atoms: Sequence[Span], leading: Sequence[Label]) -> list[Label]:
    counts = Counter(label.key for label in leading)
    plausible = {label.start: label for label in leading if _plausible(label, counts)}
    styles = Counter(label.style for label in plausible.values())
    if not styles:
        return []
    main = max(styles, key=lambda style: (styles[style] * (1 if style in WEAK else 2), style in STRONG))
    known = {label.key for label in plausible.values() if label.style is main}
    short = {letters for key in known for letters in initials(key)} | known
    regular = _is_regular(atoms, leading, main)
    chosen = [
        label
        for label in leading
        if (label.style is main and (regular or label.start in plausible))
        or (label.start in plausible and label.key.replace(".", "") in short)
        or (label.start in plausible and label.style in STRONG and main in STRONG)
    ]
    chosen = _without_words(text, _without_answers(chosen))
    return chosen if _is_conversation(text, atoms, chosen) else []


def _without_answers(chosen: Sequence[Label]) -> list[Label]:
    """The labels without a lone "A" or "R" beside names: where nothing is marked as asked, an article or an item."""
    letters = {label.key for label in chosen if len(label.key) == 1}
    asked = any(label.kind is LabelKind.FUNCTION and label.key not in _ANSWERS for label in chosen)
    if asked or letters - _ANSWERS or not letters or len({label.key for label in chosen}) == 1:
        return list(chosen)
    return [label for label in chosen if label.key not in _ANSWERS]


def _without_words(text: str, chosen: Sequence[Label]) -> list[Label]:
    """The labels without those printed once or twice that the text also uses as common words ("Result", "Use case")."""
    counts = Counter(label.key for label in chosen)
    if len(chosen) < _FEW:
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


def _is_regular(atoms: Sequence[Span], leading: Sequence[Label], main: Style) -> bool:
    """Whether nearly every line opens with a label of one style: then one printed once is one too."""
    alike = [label for label in leading if label.style is main]
    if main in WEAK or len(alike) < _FEW:
        return False
    after = sum(span.start >= alike[0].start for span in atoms)
    again = Counter(label.key for label in alike)
    return len(alike) >= 0.7 * after and sum(again[label.key] > 1 for label in alike) >= 0.8 * len(alike)


def _plausible(label: Label, counts: Counter[str]) -> bool:
    again = counts[label.key] >= 2
    if label.style in WEAK:
        return (again and label.kind is not LabelKind.WORD) or counts[label.key] >= 3
    if label.style in STRONG or label.kind in FIRM:
        return len(label.key) > 1 or again
    return again or sum(counts.values()) <= _FEW


def _is_conversation(text: str, atoms: Sequence[Span], chosen: Sequence[Label]) -> bool:
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
    if any(label.kind in {LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.INITIALS} for label in chosen):
        return False
    once = sum(count == 1 for count in counts.values())
    words = all(label.kind is LabelKind.WORD for label in chosen)
    if (words or len(chosen) >= _FEW) and 2 * once > len(chosen):
        return True
    first = {label.key: label for label in chosen}
    return 2 * sum(counts[key] for key in _common(text, list(first.values()))) >= len(chosen)


def _are_fields(text: str, chosen: Sequence[Label]) -> bool:
    """Whether single words before colons are the fields of records: many, in a text that is punctuated and asks
    nothing."""
    words = all(label.kind is LabelKind.WORD for label in chosen)
    return words and len(chosen) >= _FEW and not _asks(text) and text.count(". ") + text.count(".\n") >= 3


def _asks(line: str) -> bool:
    return _QUESTION.search(line) is not None


def _is_exchange(chosen: Sequence[Label], counts: Counter[str], after: Sequence[Span]) -> bool:
    """Whether labels that prove little by themselves are many, of two voices at least, and change from turn to turn."""
    if len(chosen) < 4 or len(counts) < 2 or not _is_paired(counts):
        return False
    changes = sum(left.key != right.key for left, right in pairwise(chosen))
    dense = len(after) <= (6 if chosen[0].style is Style.BARE else 4) * len(chosen)
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


def _with_inline(leading: Sequence[Label], believed: list[Label], inline: Sequence[Label]) -> list[Label]:
    known = {label.key for label in believed}
    taken = {label.start for label in believed}
    if len(believed) >= _FEW:
        more = [label for label in inline if label.key in known and label.start not in taken]
        return sorted([*believed, *more], key=lambda label: label.start)
    firm = [label for label in leading if label.kind in FIRM and label.style is not Style.BARE]
    counts = Counter(label.key for label in [*firm, *inline])
    again = {key for key, count in counts.items() if count >= 2} | known
    if len(again) < 2 or not any(label.key in again for label in inline):
        return believed
    pool = {label.start: label for label in [*believed, *firm, *inline] if label.key in again}
    return [pool[start] for start in sorted(pool)]
