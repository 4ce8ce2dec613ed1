"""Conversations that print who speaks: a label, then that speaker's words until the next label."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.formats.plain.alternating import take_over
from qa.formats.plain.asking import is_question
from qa.formats.plain.credits import is_remark, tail_byline
from qa.formats.plain.labels import Label, Style
from qa.formats.reading import make_turn, narration
from qa.schema import Role, Turn
from qa.text import LabelKind, fold
from qa.text.layout import Span, blank_between, is_sentence, trim

_NARRATORS = frozenset(
    ("narrator", "narrateur", "narratrice", "narration", "voice-over", "break", "pause", "music", "musique", "sponsor")
)
_CLOSES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_LONGEST_QUESTION = 8  # paragraphs


def read_labelled(text: str, atoms: Sequence[Span], labels: Sequence[Label]) -> list[Turn]:
    """The turns of a labelled text, not yet numbered.

    What precedes the first label is narration; headings and remarks between turns too. Where labels stop early and
    questions and answers go on without them, the rest is read as alternation.
    """
    turns = narration(text, _within(text, atoms, 0, labels[0].start))
    halved = _labels_ask_only(text, atoms, labels)
    headed = _prints_headings(text, atoms)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = len(text) if following is None else following.start
        spans = _within(text, atoms, label.end, stop)
        if halved:
            turns += _halves(text, spans, label)
            continue
        if following is None and (tail := take_over(text, spans, len(labels), _longest(text, atoms, labels))):
            spans = [span for span in spans if span.start < tail[0].start]
            turns += tail
        turns += _speech(text, spans, label, headed=headed and following is not None)
    return turns


def _labels_ask_only(text: str, atoms: Sequence[Span], labels: Sequence[Label]) -> bool:
    """Whether one label alone is printed, before questions, and the answers below have none.

    So it is too where that label is a part ("Audience", "Q") and paragraphs follow its own: nobody's name is printed.
    """
    if len({label.key for label in labels}) > 1:
        return False
    stops = [*(label.start for label in labels[1:]), len(text)]
    regions = [_within(text, atoms, label.end, stop) for label, stop in zip(labels, stops, strict=True)]
    several = [region for region in regions if len(region) > 1]
    if labels[0].kind is LabelKind.FUNCTION and fold(labels[0].name) not in _NARRATORS and len(labels) > 1:
        return 2 * len(several) >= len(regions)
    return 3 * sum(region[0].of(text).endswith(("?", "？", "؟")) for region in several) >= 2 * len(regions)


def _halves(text: str, spans: Sequence[Span], label: Label) -> Iterator[Turn]:
    asked = _quoted(text, spans)
    while asked < len(spans) and is_question(spans[asked].of(text)) and asked < len(spans) - 1:
        asked += 1
    yield from _speech(text, spans[:asked], label, headed=False)
    if spans[asked:]:
        yield make_turn(text, (spans[asked].start, spans[-1].end), Role.INTERVIEWEE, inferred=True)


def _quoted(text: str, spans: Sequence[Span]) -> int:
    """How many paragraphs the words after a label take: one, or all up to where the mark closes that opens them."""
    mark = spans[0].of(text)[:1] if spans else ""
    if mark not in _CLOSES or not mark:
        return 1
    for place, span in enumerate(spans[:_LONGEST_QUESTION]):
        if _CLOSES[mark] in span.of(text)[0 if place else 1 :]:
            return place + 1
    return 1


def _within(text: str, atoms: Sequence[Span], start: int, stop: int) -> list[Span]:
    """The lines between two places, cut there; `atoms` are in order."""
    first = bisect_right(atoms, start, key=lambda span: span.end)
    last = bisect_left(atoms, stop, lo=first, key=lambda span: span.start)
    inside = (trim(text, max(start, span.start), min(stop, span.end)) for span in atoms[first:last])
    return [span for span in inside if span.start < span.end]


def _longest(text: str, atoms: Sequence[Span], labels: Sequence[Label]) -> int:
    pairs = pairwise(labels)
    return max((len(_within(text, atoms, left.end, right.start)) for left, right in pairs), default=1)


def _prints_headings(text: str, atoms: Sequence[Span]) -> bool:
    ended = sum(is_sentence(span.of(text)) for span in atoms)
    spaced = sum(blank_between(text, left, right) for left, right in pairwise(atoms))
    return ended >= 0.8 * len(atoms) and spaced >= 0.85 * (len(atoms) - 1)


def _speech(text: str, spans: Sequence[Span], label: Label, *, headed: bool) -> Iterator[Turn]:
    if label.kind == "function" and fold(label.name) in _NARRATORS:
        yield from narration(text, spans or [Span(label.start, label.end)])
        return
    pieces = _pieces(text, spans, headed=headed)
    spoken = 0
    for piece, remark in pieces:
        if remark:
            yield make_turn(text, piece, Role.NARRATOR)
            continue
        start, end = _without_marks(text, piece, bold=label.style is Style.BOLD)
        if (cut := tail_byline(text, start, end)) is not None:
            yield make_turn(text, (cut, end), Role.NARRATOR)
            end = cut
        time = label.time if not spoken else None
        yield make_turn(text, (start, end), label=label.name, inferred=bool(spoken), time=time)
        spoken += 1


def _pieces(text: str, spans: Sequence[Span], *, headed: bool) -> list[tuple[Span, bool]]:
    """Runs of speech as one span each, and the remarks between them."""
    pieces: list[tuple[Span, bool]] = []
    for place, span in enumerate(spans):
        line = span.of(text)
        last = place == len(spans) - 1
        remark = line.startswith("#") or is_remark(line) or (headed and last and place > 0 and _is_heading(line))
        unbroken = pieces and not text[pieces[-1][0].end : span.start].strip()
        if unbroken and not remark and not pieces[-1][1]:
            pieces[-1] = (Span(pieces[-1][0].start, span.end), False)
        else:
            pieces.append((span, remark))
    return pieces


def _is_heading(line: str) -> bool:
    return not is_sentence(line) and 2 <= len(line.split()) <= 10 and line[0].isupper()


def _without_marks(text: str, span: Span, *, bold: bool) -> Span:
    """The span without an emphasis that was opened before the label and closes after the words."""
    said = span.of(text)
    if bold and said.endswith("**") and said.count("**") % 2:
        return trim(text, span.start, span.end - 2)
    return span
