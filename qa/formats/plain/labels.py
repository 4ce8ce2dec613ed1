"""Where a text prints who speaks: candidates at the start of a line or run on inside it, and which of them are true.

One colon proves nothing ("Note: …", "10:30", "Voici trois points : …"). A label is believed for its shape, for coming
back, and for looking like the other labels of the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qa.formats.reading import seconds
from qa.text import LabelKind, bare_name, fold, initials, label_kind
from qa.text.layout import H, Span


class Style(StrEnum):
    """How a label is set off from the words."""

    BRACKETS = "brackets"
    BOLD = "bold"
    STAMPED = "stamped"
    COLON = "colon"
    DASH = "dash"
    BARE = "bare"
    RUN_ON = "run-on"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text: it stands at `start`, the words begin at `end`; `name` is what is printed, marks removed.

    `time` is in seconds, where a time is printed with the label.
    """

    start: int
    end: int
    name: str
    kind: LabelKind
    style: Style
    time: float | None = None

    @property
    def key(self) -> str:
        """The same for every printing of one label: folded, without civility or remark in parentheses."""
        return fold(bare_name(self.name))


_STRONG = frozenset({Style.BRACKETS, Style.BOLD, Style.STAMPED})
_FIRM = frozenset({LabelKind.NUMBERED, LabelKind.FUNCTION, LabelKind.NAME, LabelKind.INITIALS})
_TIME = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMP = rf"[\[(]?(?P<time%d>{_TIME})[\])]?"
_LINE = re.compile(
    rf"(?:>{H}*)?(?:\#{{1,6}}{H}+)?(?P<bold>\*\*|__)?\*?(?:{_STAMP % 1}{H}*(?:[-–—|]{H}*)?)?(?:\*\*|__)?"
    rf"(?P<open>\[)?(?P<name>[^\W\d_][^\r\n:\[\]()*<>|]{{0,59}}?)(?(open)\])"
    rf"{H}*(?P<aside>\([^\W\d][^()\r\n]{{0,40}}\))?(?:\*\*|__|\*)?{H}*(?:{_STAMP % 2})?{H}*(?:\*\*|__)?"
    rf"(?P<mark>{H}*:(?!//)|\.?{H}*[–—](?={H})|\.{H}-(?={H})|(?=$))(?:\*\*|__|\*)?"
    rf"(?:{H}*{_STAMP % 3}(?={H}|$))?{H}*"
)
_QUESTION = re.compile(
    rf"(?:\*\*|__)?(?P<name>(?:Q|R|A|Question|Réponse|Answer){H}?\d{{0,3}})(?:\*\*|__)?{H}*(?:[.:)–—-]|\.{H}?[–—-])(?:\*\*|__)?{H}+"
)
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INLINE = re.compile(
    rf"(?<=[.!?…»”\")\]]){H}+(?P<name>\[[^\]\r\n]{{1,60}}\]|\*\*[^*\r\n]{{1,60}}\*\*|{_UPPER}[\w.'’-]*(?:{H}[\w.'’-]+){{0,4}}?){H}?:(?:\*\*)?{H}+"
)


def find_labels(text: str, atoms: Sequence[Span]) -> list[Label]:
    """The labels believed, in order; empty when the text does not print who speaks."""
    leading = [label for span in atoms if (label := _leading(text, span)) and not _is_header(text, span, label)]
    believed = _believed(text, atoms, leading)
    inline = [label for span in atoms for label in _inside(text, span)]
    return _with_inline(leading, believed, inline)


def _is_header(text: str, span: Span, label: Label) -> bool:
    """A line of facts ("Interviewer: Jeanne Roy"), not speech."""
    rest = text[label.end : span.end].strip()
    return label.kind is LabelKind.FUNCTION and label_kind(rest) is LabelKind.NAME and rest[-1].isalpha()


def _leading(text: str, span: Span) -> Label | None:
    match = _QUESTION.match(text, *span) or _LINE.match(text, *span)
    if match is None:
        return None
    found = match.groupdict()
    name = found["name"].strip()
    if found.get("aside"):
        name = f"{name} {found['aside']}"
    kind = label_kind(bare_name(name)) or label_kind(name)
    style = _style(match, found)
    if kind is None or (style is Style.BARE and match.end() < span.end):
        return None
    if (
        not found.get("mark")
        and kind is LabelKind.WORD
        and (name.endswith(".") or (style is Style.STAMPED and found["time1"]))
    ):
        return None
    stamp = next((found[key] for key in ("time1", "time2", "time3") if found.get(key)), None)
    return Label(span.start, match.end(), name, kind, style, seconds(stamp))


def _style(match: re.Match[str], found: dict[str, str | None]) -> Style:
    if any(found.get(key) for key in ("time1", "time2", "time3")):
        return Style.STAMPED
    if found.get("open"):
        return Style.BRACKETS if found["mark"] else Style.BARE
    mark = (found.get("mark", ":") or "").strip()
    if not mark:
        return Style.BARE
    if found.get("bold") or match.group().startswith(("**", "__")):
        return Style.BOLD
    return Style.COLON if mark.endswith(":") else Style.DASH


def _inside(text: str, span: Span) -> Iterator[Label]:
    for match in _INLINE.finditer(text, *span):
        printed = match["name"]
        name = printed.strip("[]*:")
        kind = label_kind(name)
        if kind in _FIRM or (kind and printed[0] in "[*"):
            yield Label(match.start("name"), match.end(), name, kind, Style.RUN_ON)


def _believed(text: str, atoms: Sequence[Span], leading: Sequence[Label]) -> list[Label]:
    counts = Counter(label.key for label in leading)
    plausible = [label for label in leading if _plausible(label, counts)]
    styles = Counter(label.style for label in plausible)
    if not styles:
        return []
    main = max(styles, key=lambda style: (styles[style], style in _STRONG))
    known = {label.key for label in plausible if label.style is main}
    short = {letters for key in known for letters in initials(key)} | known
    chosen = [
        label
        for label in plausible
        if label.style is main or label.key.replace(".", "") in short or (label.style in _STRONG and main in _STRONG)
    ]
    return chosen if _is_conversation(text, atoms, chosen) else []


def _plausible(label: Label, counts: Counter[str]) -> bool:
    again = counts[label.key] >= 2
    if label.style in {Style.DASH, Style.BARE}:
        return (again and label.kind is not LabelKind.WORD) or counts[label.key] >= 3
    if label.style in _STRONG or label.kind in _FIRM:
        return len(label.key) > 1 or again
    return again or sum(counts.values()) <= 6


def _is_conversation(text: str, atoms: Sequence[Span], chosen: Sequence[Label]) -> bool:
    counts = Counter(label.key for label in chosen)
    if chosen[0].style in {Style.BARE, Style.DASH} and len(chosen) < 4:
        return False
    if len(counts) < 2:
        asking = sum(
            span.of(text).endswith("?") for span in atoms if any(label.start == span.start for label in chosen)
        )
        asks = all(label.kind is LabelKind.FUNCTION for label in chosen) or 2 * asking > len(chosen)
        return counts.total() >= 3 - (chosen[0].kind is LabelKind.FUNCTION) and (asks or chosen[0].style in _STRONG)
    if chosen[0].style in _STRONG:
        return True
    after = [span for span in atoms if span.start >= chosen[0].start]
    if len(after) > 15 * len(chosen):
        return False
    starts = {label.start for label in chosen}
    asked = any("?" in span.of(text) for span in atoms if span.start in starts)
    return asked or counts.most_common(1)[0][1] >= 2


def _with_inline(leading: Sequence[Label], believed: list[Label], inline: Sequence[Label]) -> list[Label]:
    known = {label.key for label in believed}
    if len(believed) >= 6:
        return sorted([*believed, *(label for label in inline if label.key in known)], key=lambda label: label.start)
    firm = [label for label in leading if label.kind in _FIRM and label.style is not Style.BARE]
    counts = Counter(label.key for label in [*firm, *inline])
    again = {key for key, count in counts.items() if count >= 2} | known
    if len(again) < 2 or not any(label.key in again for label in inline):
        return believed
    pool = {label.start: label for label in [*believed, *firm, *inline] if label.key in again}
    return [pool[start] for start in sorted(pool)]
