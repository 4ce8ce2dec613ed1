"""What became of the words of a turn on their way into a quote, and whether the meaning can have changed with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from qa.quotes.alignment import Alignment, Step
from qa.quotes.signs import NEGATION, NUMBER, Sign, Signs, contrary
from qa.quotes.wording import Wording, run_together
from qa.schema import Edit, Operation

PERSON, ORDER = "person", "order"
_IN_ORDER = ("number", "unit", "name", "date")  # these may move by a word or two ("3 €", "€ 3")
_BESIDE = 2
_FEW = 4
_LONGER = 5  # letters of a word that says something by itself, more often than not
_ALIKE = 0.6
_STEM = 5  # letters that forms of one word begin with
_HELD = 0.8  # of a quote's words, that must have been said for their order to be compared
_REACH = 5
_STOP = re.compile(r"[.,;:!?…()\[\]»«”“\n]|\s[-–—]\s")
_PARTNERS = frozenset(("not", "never", "none", "nothing", "nobody", "hardly", "plus", "nor", "not-at-all"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quote compared with what was said: the edits, in order; what of the meaning they change, each kind once;
    `similarity`, 0…1, of the two wordings, what an ellipsis stands for left out; `kept`, 0…1, the share of the quote's
    words that were said, and `foreign`, 0…1, the share of its longer words that nothing like was said for, where there
    are several; `exchanged` tells that words stand in each other's place."""

    edits: tuple[Edit, ...]
    changes: tuple[str, ...]
    similarity: float
    kept: float
    foreign: float
    exchanged: bool


def compared(quote: Signs, turn: Signs, alignment: Alignment, gaps: Collection[int] = ()) -> Comparison:
    """The edits that lead from the turn to the quote. `gaps` are the words of the quote before which there is an
    ellipsis."""
    steps = alignment.steps
    quoted = _written(quote.wording, [step.quoted for step in steps])
    said = _written(turn.wording, [step.said for step in steps])
    crossed = _crossed(quote, turn, steps)
    for place, step in enumerate(steps):
        if _is_omitted(step, gaps) and place:  # the ellipsis is not a part of the words before it
            first, last = quote.wording.words[steps[place - 1].quoted.start], quote.wording.words[step.quoted.start - 1]
            before = quoted[place - 1]
            quoted[place - 1 : place + 1] = before[: last.end - first.start], before[last.end - first.start :]
    edits = []
    for place, step in enumerate(steps):
        omitted = _is_omitted(step, gaps)
        changes = omission(turn, step.said) if omitted else _changes(quote, turn, steps, place)
        changes = changes or (ORDER if place in crossed else None)
        operation = Operation.OMITTED if omitted else _operation(quote, turn, step)
        edits.append(Edit(operation, quoted[place], said[place], changes))
    return Comparison(
        tuple(edits),
        tuple(dict.fromkeys(edit.changes for edit in edits if edit.changes)),
        _similarity(quote, turn, steps, gaps),
        min(1.0, (alignment.same + alignment.alike + _rewritten(quote, turn, steps)) / len(quote.wording)),
        _foreign(quote, turn, steps),
        bool(crossed),
    )


def _is_omitted(step: Step, gaps: Collection[int]) -> bool:
    return step.quoted.start == step.quoted.stop and step.quoted.start in gaps


def _written(wording: Wording, stretches: Sequence[slice]) -> list[str]:
    """The text of stretches of words that follow one another, each with what stands between it and the next."""
    last = stretches[-1].stop
    ends = [wording.words[one.stop].start if one.stop < last else wording.words[last - 1].end for one in stretches]
    return [
        wording.text[wording.words[one.start].start : end] if one.start < one.stop else ""
        for one, end in zip(stretches, ends, strict=True)
    ]


def _operation(quote: Signs, turn: Signs, step: Step) -> Operation:
    if step.same or _stream(quote, step.quoted) == _stream(turn, step.said):
        return Operation.EQUAL
    if step.quoted.start == step.quoted.stop:
        return Operation.DROPPED
    return Operation.REPLACED if step.said.start < step.said.stop else Operation.ADDED


def _foreign(quote: Signs, turn: Signs, steps: Sequence[Step]) -> float:
    """The share of the quote's longer words that stand for none that is like them."""
    longer = [word for word in quote.wording.folded() if len(word) >= _LONGER]
    heard = {word.text for step in steps for word in turn.wording.words[step.said]}
    unlike = [
        place
        for step in steps
        if not step.same
        for place in range(step.quoted.start, step.quoted.stop)
        if not quote.within(place, place + 1)  # what has a sign is compared by its sign
        and len((word := quote.wording.words[place]).text) >= _LONGER
        and word.text not in heard
        and not any(alike(word.text, other.text) for other in turn.wording.words[step.said])
    ]
    return len(unlike) / len(longer) if len(unlike) > 1 else 0.0


def _crossed(quote: Signs, turn: Signs, steps: Sequence[Step]) -> set[int]:
    """The steps in which words were put in each other's place: "la liberté, c'est la souveraineté"."""
    asked = [_content(quote, step.quoted) if not step.same else set() for step in steps]
    said = [_content(turn, step.said) if not step.same else set() for step in steps]
    heard = Counter(word.text for step in steps for word in turn.wording.words[step.said])
    held = (heard & Counter(quote.wording.folded())).total()
    if held < _HELD * len(quote.wording):
        return set()
    pairs = [(i, j) for i in range(len(steps)) for j in range(i) if asked[i] & said[j] and asked[j] & said[i]]
    return {place for pair in pairs for place in pair}


def _content(signs: Signs, words: slice) -> set[str]:
    """Words that say something by themselves; adverbs move freely."""
    found = {word.text for word in signs.wording.words[words] if len(word.text) >= _FEW and word.text.isalpha()}
    return {word for word in found if not word.endswith(("ment", "ly"))}


def alike(one: str, other: str) -> bool:
    """Whether two folded words are so alike that one may be a slip, or another form, of the other."""
    stem = min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM]
    return stem or Levenshtein.normalized_similarity(one, other) >= _ALIKE


def _rewritten(quote: Signs, turn: Signs, steps: Sequence[Step]) -> int:
    """The words of numbers that are the same but for how they are written ("cinq cent mille", "500 000")."""
    return sum(
        _length(step)
        for step in steps
        if not step.same
        and (values := _of(NUMBER, quote.within(step.quoted.start, step.quoted.stop)))
        and values == _of(NUMBER, turn.within(step.said.start, step.said.stop))
    )


def _stream(signs: Signs, words: slice) -> str:
    return run_together(signs.wording.words[words])


def _similarity(quote: Signs, turn: Signs, steps: Sequence[Step], gaps: Collection[int]) -> float:
    kept = [step for step in steps if step.quoted.start < step.quoted.stop or step.quoted.start not in gaps]
    said = [word for step in kept for word in _valued(turn, step.said)]
    return fuzz.ratio(" ".join(_valued(quote, slice(0, len(quote.wording)))), " ".join(said)) / 100


def _valued(signs: Signs, words: slice) -> Iterator[str]:
    """Folded words, with numbers by their value, so that it does not count how they are written."""
    values = {quantity.first: quantity for quantity in signs.quantities}
    place = words.start
    while place < words.stop:
        quantity = values.get(place)
        yield quantity.value if quantity else signs.wording.words[place].text
        place = quantity.stop if quantity else place + 1


def omission(turn: Signs, left: slice) -> str | None:
    """What leaving words out at an ellipsis changes: it may hide anything but the negation of the very clause that the
    quote goes on with."""
    words = turn.wording.words
    if not 0 < left.start < left.stop < len(words):
        return None
    start, end = words[left.start - 1].end, words[left.stop].start
    stops = [match.end() for match in _STOP.finditer(turn.wording.text, start, end)]
    clause = next(
        (place for place in range(left.start, left.stop) if words[place].start >= max(stops, default=0)), None
    )
    if clause is None:
        return None
    return NEGATION if any(sign.kind == NEGATION for sign in turn.within(clause, left.stop)) else None


def _changes(quote: Signs, turn: Signs, steps: Sequence[Step], place: int) -> str | None:
    """What of the meaning one step changes, None where it changes nothing."""
    step = steps[place]
    if step.same or _stream(quote, step.quoted) == _stream(turn, step.said):
        return None
    asked = quote.within(step.quoted.start, step.quoted.stop)
    said = turn.within(step.said.start, step.said.stop)
    if turned := _turned(_alone(asked), _alone(said)):
        return None if turned == [Sign(NEGATION, "ne")] and _restored(turn, step) else turned[0].kind
    for kind in _IN_ORDER:
        if _of(kind, asked) != _of(kind, said) and not _moved(quote, turn, steps, place, kind):
            return kind
    if _acts(asked) and _acts(said) and not _acts(asked) & _acts(said):
        return PERSON
    few = step.quoted.stop - step.quoted.start <= _FEW and step.said.stop - step.said.start <= _FEW
    return contrary(quote.wording.words[step.quoted], turn.wording.words[step.said], turn.language) if few else None


def _alone(signs: Sequence[Sign]) -> list[Sign]:
    return [sign for sign in signs if sign.kind not in (*_IN_ORDER, PERSON)]


def _turned(asked: Sequence[Sign], said: Sequence[Sign]) -> list[Sign]:
    """The signs that only one side has; a negation before all others."""
    one, other = Counter(asked), Counter(said)
    return sorted(((one - other) + (other - one)).elements(), key=lambda sign: sign.kind != NEGATION)


def _restored(turn: Signs, step: Step) -> bool:
    """Whether a "ne" was put where speech had left it out: the negation stands all the same ("c'est pas")."""
    near = turn.within(step.said.start, min(step.said.stop + _REACH, len(turn.wording)))
    return step.quoted.start < step.quoted.stop and any(sign.meaning in _PARTNERS for sign in near)


def _of(kind: str, signs: Sequence[Sign]) -> list[str]:
    return [sign.meaning for sign in signs if sign.kind == kind]


def _acts(signs: Sequence[Sign]) -> set[str]:
    return {sign.meaning for sign in signs if sign.kind == PERSON}


def _moved(quote: Signs, turn: Signs, steps: Sequence[Step], place: int, kind: str) -> bool:
    """Whether the same stands on both sides, in the same order, when the steps a word or two away are taken along."""
    first = last = place
    while first > 1 and _length(steps[first - 1]) <= _BESIDE:
        first -= 2
    while last + 2 < len(steps) and _length(steps[last + 1]) <= _BESIDE:
        last += 2
    if first == last:
        return False
    asked = quote.within(steps[first].quoted.start, steps[last].quoted.stop)
    said = turn.within(steps[first].said.start, steps[last].said.stop)
    return _of(kind, asked) == _of(kind, said)


def _length(step: Step) -> int:
    return int(step.quoted.stop - step.quoted.start)
