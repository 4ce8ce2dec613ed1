"""Interviews that print no names: a paragraph asks, the paragraphs after it answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from qa.formats.plain.asking import ADDRESS, ASKING, ENDS_ASKING, QUOTED, is_personal, is_question, speaks_to
from qa.formats.plain.credits import is_remark
from qa.formats.plain.prompts import prompting
from qa.formats.reading import make_turn, narration
from qa.schema import Role, Turn
from qa.text.attribution import incises
from qa.text.layout import Span, trim

_HEADED = re.compile(
    r"(?P<level>#{1,6}(?=\s)|(?P<mark>\*{1,3}|_{1,3})(?=\S))\s*(?P<words>.+?)(?(mark)(?P=mark)|\s*#*)\s*\Z"
)
_BOLD_QUESTION = re.compile(r"(\*\*[^*\r\n]+\?\s*\*\*)\s*")
_COUNTED = re.compile(r"(?:\d{1,3}\s*[.)/–-]|[•▪►>])\s+")
_DASHED = re.compile(r"[—–―]{1,3}\s*|-\s+")
_FEWEST = 4  # paragraphs of questions and answers in turn
_HEADING = re.compile(r"#{1,6}\s")
_OPENERS = (re.compile(r"#{1,6}\s+"), re.compile(r"\*{1,3}(?=\S)|_{1,3}(?=\S)"), _COUNTED, _DASHED)


def read_alternating(text: str, spans: Sequence[Span]) -> list[Turn] | None:
    """The turns of an unlabelled interview, not yet numbered, roles inferred; None when it does not read as one.

    In turn: questions set as headings or in bold; dialogue opened by dashes; plain paragraphs of which some ask.
    """
    spans = [piece for span in spans for piece in _bold_first(text, span)]
    return _with_headings(text, spans) or _with_dashes(text, spans) or _plain(text, spans)


def _bold_first(text: str, span: Span) -> list[Span]:
    """A question in bold and the answer after it on the same line are two paragraphs."""
    match = _BOLD_QUESTION.match(text, *span)
    return [Span(span.start, match.end(1)), Span(match.end(), span.end)] if match and match.end() < span.end else [span]


def take_over(text: str, spans: Sequence[Span], labels: int, longest: int) -> list[Turn]:
    """The turns after labels stopped: empty when the paragraphs are one long answer with questions of its own.

    `labels` counts the labels printed before, `longest` is the most paragraphs that a labelled turn had.
    """
    asking = [place for place, span in enumerate(spans) if place and is_question(span.of(text))]
    if len(asking) < max(2, labels / 2) or len(spans) < max(4, 2 * longest):
        return []
    tail = spans[asking[0] :]
    return _turns(text, tail, lambda span: is_question(span.of(text)))


def _turns(text: str, spans: Sequence[Span], asks: Callable[[Span], bool]) -> list[Turn]:
    runs: list[tuple[Span, Role]] = []
    for span in spans:
        told = is_remark(span.of(text)) or _HEADING.match(text, *span)
        answer = Role.NARRATOR if told else Role.INTERVIEWEE
        role = Role.INTERVIEWER if asks(span) else answer
        unbroken = runs and not text[runs[-1][0].end : span.start].strip()
        if unbroken and runs[-1][1] is role:
            runs[-1] = (Span(runs[-1][0].start, span.end), role)
        else:
            runs.append((span, role))
    return [
        make_turn(text, span, role)
        if role is Role.NARRATOR
        else make_turn(text, _bare(text, span), role, inferred=True)
        for span, role in runs
    ]


def _bare(text: str, span: Span) -> Span:
    """The words without heading mark, emphasis around the whole, number or dash."""
    start, end = span
    for mark in _OPENERS:
        if found := mark.match(text, start, end):
            start = found.end()
    opened = text[span.start : start]
    for close in ("***", "**", "__", "*", "_"):
        if close in opened and text[start:end].endswith(close) and text[start:end].count(close) % 2:
            end -= len(close)
            break
    return trim(text, start, end)


def _with_headings(text: str, spans: Sequence[Span]) -> list[Turn] | None:
    headed = [(span, match["level"]) for span in spans if (match := _HEADED.fullmatch(text[span.start : span.end]))]
    mark = Counter(level for _, level in headed if "#" not in level).most_common(1)
    if mark and (prompts := prompting(text, spans, [span for span, level in headed if level == mark[0][0]])):
        first = spans.index(prompts[0])
        return narration(text, spans[:first]) + _turns(text, spans[first:], lambda span: span in prompts)
    asking = [span for span, _ in headed if _asks(text, span)]
    if len(asking) < 2:
        return None
    first = spans.index(asking[0])
    levels = _asking_levels(text, headed)
    later = {span for span, level in headed if span.start >= asking[0].start and level in levels}
    answers = [span.of(text) for span in spans[first:] if span not in later]
    to_somebody = 3 * sum(bool(ADDRESS.search(span.of(text))) for span in asking) >= len(asking)
    if not levels or not answers or not (is_personal(answers) or to_somebody):
        return None
    return narration(text, spans[:first]) + _turns(text, spans[first:], lambda span: span in later)


def _asking_levels(text: str, headed: Sequence[tuple[Span, str]]) -> set[str]:
    """The ranks of headings (or kinds of emphasis) of which most ask."""
    asked = Counter(level for span, level in headed if _asks(text, span))
    printed = Counter(level for _, level in headed)
    return {level for level, count in asked.items() if 2 * count > printed[level]}


def _asks(text: str, span: Span) -> bool:
    return bool(ENDS_ASKING.search(span.of(text)) or ASKING.match(_bare(text, span).of(text)))


def _with_dashes(text: str, spans: Sequence[Span]) -> list[Turn] | None:
    dashed = [span for span in spans if _DASHED.match(span.of(text))]
    if len(dashed) < 3:
        return None
    first = spans.index(dashed[0])
    body = spans[first:]
    asking = [span for span in dashed if _asks(text, span)]
    if not asking or any(incise.name for span in dashed for incise in incises(text, span)):
        return None
    chosen = set(dashed)
    if len(asking) >= 0.6 * len(dashed) and len(body) >= 1.6 * len(dashed):
        return narration(text, spans[:first]) + _turns(text, body, lambda span: span in chosen)
    if len(dashed) < 0.6 * len(body):
        return None
    return narration(text, spans[:first]) + _dialogue(text, body, chosen)


def _dialogue(text: str, body: Sequence[Span], dashed: set[Span]) -> list[Turn]:
    """Two voices in turn, each opened by a dash; who of them asks more is the interviewer."""
    said: list[Span] = []
    for span in body:
        if span in dashed or not said:
            said.append(span)
        else:
            said[-1] = Span(said[-1].start, span.end)
    asked = [sum(_asks(text, span) for span in said[voice::2]) / max(1, len(said[voice::2])) for voice in (0, 1)]
    roles = [Role.UNKNOWN, Role.UNKNOWN]
    if abs(asked[0] - asked[1]) > 0.3:
        asker = asked.index(max(asked))
        roles = [Role.INTERVIEWER if voice == asker else Role.INTERVIEWEE for voice in (0, 1)]
    return [make_turn(text, _bare(text, span), roles[place % 2], inferred=True) for place, span in enumerate(said)]


def _plain(text: str, spans: Sequence[Span]) -> list[Turn] | None:
    asking = [place for place, span in enumerate(spans) if is_question(span.of(text))]
    if not asking:
        return None
    spoken = next(place for place, span in enumerate(spans) if speaks_to(span.of(text)))
    if len(spans) - spoken >= _FEWEST and (prompts := _in_turn(text, spans[spoken:])):
        return narration(text, spans[:spoken]) + _turns(text, spans[spoken:], lambda span: span in prompts)
    body = spans[asking[0] :]
    addressed = sum(bool(ADDRESS.search(QUOTED.sub("", spans[place].of(text)))) for place in asking)
    answers = [span.of(text) for span in body if not is_question(span.of(text))]
    if len(asking) < 2 or addressed * 2 < len(asking) or len(answers) > 8 * len(asking) or not is_personal(answers):
        return None
    prompts = {span for place, span in enumerate(body) if _prompts(text, body, place)}
    return narration(text, spans[: asking[0]]) + _turns(text, body, lambda span: span in prompts)


def _in_turn(text: str, body: Sequence[Span]) -> set[Span]:
    """The prompts where every other paragraph is one, whether it ends in a question mark or not; else empty."""
    even, odd = body[::2], body[1::2]
    prompting = [sum(speaks_to(span.of(text)) for span in some) / len(some) for some in (even, odd)]
    lengths = [sum(len(span.of(text).split()) for span in some) / len(some) for some in (even, odd)]
    asked = sum(is_question(span.of(text)) for span in even)
    alternates = prompting[0] >= 0.7 and prompting[1] <= 0.34 and lengths[0] < lengths[1]
    return (
        set(even) if alternates and 3 * asked >= len(even) and is_personal([span.of(text) for span in odd]) else set()
    )


def _prompts(text: str, body: Sequence[Span], place: int) -> bool:
    """Whether a paragraph prompts: it asks; or it stands behind a longer answer, speaks to "you" and not of "me"."""
    said = body[place].of(text)
    if is_question(said) or not 0 < place < len(body) - 1:
        return is_question(said)
    before = body[place - 1].of(text)
    return speaks_to(said) and not is_question(before) and len(before.split()) > len(said.split())
