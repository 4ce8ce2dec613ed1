"""Which labels of a text are believed: those that come back, look alike, and make a conversation together.

One colon proves nothing ("Note: …", "10:30", "Voici trois points : …"). A label is believed for its shape, for coming
back, and for looking like the other labels of the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qa.formats.plain.believing import FEW, is_conversation, without_answers, without_words
from qa.formats.plain.heads import head
from qa.formats.plain.inside import names_inside
from qa.formats.plain.labels import FIRM, STRONG, WEAK, Label, Style
from qa.formats.plain.openers import without_openers
from qa.formats.plain.shouting import shouted
from qa.formats.plain.stamps import stamp_at
from qa.text import LabelKind, bare_name, fold, initials, label_kind, names_in
from qa.text.layout import H, Span
from qa.text.names import CIVILITIES
from qa.text.parts import is_unknown

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INLINE = re.compile(
    rf"(?<=[.!?…»”\")\]。！？]){H}*(?P<name>\[[^\]\r\n]{{1,60}}\]|\*\*[^*\r\n]{{1,60}}\*\*"
    rf"|{_UPPER}[\w.'’-]{{0,40}}(?:{H}[\w.'’-]{{1,40}}){{0,4}}?){H}?[:：](?:\*\*)?{H}*"
)
_ENDED = re.compile(rf"[^:]*\b(?P<last>\w{{2,}})[.!?…]{H}+(?={_UPPER})")
_LINK = re.compile(r"(?:\[[^\]]*\]\()?<?(?:https?://|www\.)\S+")
_ABOUT = re.compile(
    r"(?:an?|the|une?|l['’])\s?(?:oral history|interview|conversation|entretien)\b.{0,80}\b(?:by|par)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"\s*[«“„\"][^«»“”\"]+[»”\"]\.?")
_FILE = re.compile(r"(?:[A-Za-z]:)?[/\\~]?[\w .()/\\-]{0,200}\.[A-Za-z][A-Za-z0-9]{1,4}")
_CODE = re.compile(r"\s*\([^()]{1,40}\)\Z")
_LONGEST_FACT = 300
_OF_MINUTES = frozenset({Style.DASH, Style.STOPPED})


def find_labels(text: str, atoms: Sequence[Span]) -> list[Label]:
    """The labels believed, in order; empty when the text does not print who speaks."""
    leading = [label for span in atoms if (label := head(text, span)) and not _is_header(text, span, label)]
    leading = _without_timed_words(text, atoms, leading)
    if _is_headline(text, atoms, leading):
        leading = leading[1:]
    believed = _believed(text, atoms, leading)
    ends = {label.start: label.end for label in leading}
    inline = [
        label for span in atoms for label in _inside(text, span) if label.start >= ends.get(span.start, span.start)
    ]
    return _with_inline(leading, believed, names_inside(text, leading, believed, inline))


def _without_timed_words(text: str, atoms: Sequence[Span], leading: list[Label]) -> list[Label]:
    """The labels without lone words behind a time ("[00:24] Yes"), unless these are all that is timed, and come back:
    then they are first names ("[00:24] Lina"), with the words below."""
    lone = {
        label.start: label.key
        for label in leading
        if label.kind is LabelKind.WORD and label.style is Style.STAMPED and text[label.end - 1].isalpha()
        and text[label.start] != label.name[0]
    }  # fmt: skip
    if not lone:
        return leading
    timed = sum(stamp_at(text, *span) is not None for span in atoms)
    several = len(set(lone.values()))
    if several > 1 and len(lone) >= 2 * several and 4 * len(lone) >= 3 * timed:
        return leading
    return [label for label in leading if label.start not in lone]


def _is_header(text: str, span: Span, label: Label) -> bool:
    """A line of facts ("Interviewer: Jeanne Roy", "Slides: https://…"), not speech."""
    rest = _CODE.sub("", text[label.end : min(span.end, label.end + _LONGEST_FACT)].strip())
    if label.kind is LabelKind.FUNCTION:
        named = next(names_in(bare_name(rest)), None)
        return named is not None and named[1] == 0 and rest[-1].isalpha() and len(rest.split()) <= 10
    return any(pattern.fullmatch(rest) for pattern in (_LINK, _FILE)) or _ABOUT.match(rest) is not None


def _is_headline(text: str, atoms: Sequence[Span], leading: Sequence[Label]) -> bool:
    """Whether the first label is a headline's ("Anne Roy, boulangère : « Le pain, c'est du temps »"): it stands first
    of all, before nothing but a quotation, and what is said under the other labels is not set in quotation marks."""
    if not atoms or not leading or leading[0].start != atoms[0].start:
        return False
    spans = {span.start: span for span in atoms}
    quoted = [bool(_QUOTED.fullmatch(text, label.end, spans[label.start].end)) for label in leading]
    return quoted[0] and sum(quoted) == 1 and len(leading) > 2


def _inside(text: str, span: Span) -> Iterator[Label]:
    for match in _INLINE.finditer(text, *span):
        printed, start = match["name"], match.start("name")
        name = printed.strip("[]*:")
        kind = label_kind(name)
        if (ended := _ENDED.match(name)) is not None and fold(ended["last"]) not in CIVILITIES:  # "gone. Ray:"
            start, name = start + ended.end(), name[ended.end() :]
            kind = label_kind(name)
        spaced = start > match.start() or not name.isascii()
        if spaced and kind is not None:
            yield Label(start, match.end(), name, kind, Style.RUN_ON)


def _believed(text: str, atoms: Sequence[Span], leading: Sequence[Label]) -> list[Label]:
    counts = Counter(label.key for label in leading)
    few = len(leading) <= FEW
    chaired = {label.style for label in leading if _chairs(label, counts[label.key])}
    plausible = {
        label.start: label
        for label in leading
        if _plausible(label, counts[label.key], few=few) or (label.style in chaired and label.kind in FIRM)
    }
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
        or (main in WEAK and _stands_out(label))
        or (label.style is Style.BRACKETS and is_unknown(label.name))
    ]
    chosen = shouted(text, atoms, without_openers(text, without_words(text, without_answers(chosen))))
    return chosen if is_conversation(text, atoms, chosen) else []


def _chairs(label: Label, times: int) -> bool:
    """Whether it is the chair's in minutes: an office before a dash or a full stop, `times` times."""
    return label.kind is LabelKind.PART and label.style in _OF_MINUTES and times >= 2


def _stands_out(label: Label) -> bool:
    """Whether it is a label beside any others: "THE COURT:", "MR. ODELL:" between "Q." and "A."."""
    shouted = label.kind is LabelKind.NAME and label.name.isupper()
    return label.style is Style.COLON and (shouted or label.kind is LabelKind.PART)


def _is_regular(atoms: Sequence[Span], leading: Sequence[Label], main: Style) -> bool:
    """Whether nearly every line opens with a label of one style: then one printed once is one too. Where every line
    does, half of them need to come back; elsewhere four in five."""
    alike = [label for label in leading if label.style is main]
    if main in WEAK - _OF_MINUTES or len(alike) < (4 if main in _OF_MINUTES else FEW):
        return False
    after = sum(span.start >= alike[0].start for span in atoms)
    keys = Counter(label.key for label in alike)
    again = sum(keys[label.key] > 1 for label in alike)
    every = len(alike) >= 0.95 * after
    return len(alike) >= 0.7 * after and again >= (0.5 if every else 0.8) * len(alike)


def _plausible(label: Label, times: int, *, few: bool) -> bool:
    """Whether a label is one by its shape or for coming back; `times` counts its key, `few` tells of a short text."""
    again = times >= 2
    if label.style in WEAK:
        return (again and label.kind is not LabelKind.WORD) or times >= 3
    if label.style in STRONG or label.kind in FIRM:
        return len(label.key) > 1 or again
    return again or few


def _with_inline(leading: Sequence[Label], believed: list[Label], inline: Sequence[Label]) -> list[Label]:
    known = {label.key for label in believed}
    if len(believed) >= FEW:
        more = [label for label in inline if label.key in known]
        return sorted([*believed, *more], key=lambda label: label.start)
    inside = {label.key for label in inline}
    firm = [
        label
        for label in leading
        if (label.kind in FIRM and label.style is not Style.BARE)
        or (label.style is Style.COLON and label.key in inside)
    ]
    counts = Counter(label.key for label in [*firm, *inline])
    again = {key for key, count in counts.items() if count >= 2} | known
    if len(again) < 2 or not any(label.key in again for label in inline):
        return believed
    pool = {label.start: label for label in [*believed, *firm, *inline] if label.key in again}
    return [pool[start] for start in sorted(pool)]
