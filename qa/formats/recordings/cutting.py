"""Stretches of speech → pieces of one voice, a sentence or a segment each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from qa.formats.composing import Piece
from qa.formats.recordings.heard import Stretch, Word
from qa.text import sentences

_LONG = 60  # words of a printed segment after which it is cut at sentences
_MOST = 40  # words of a piece where no sentence ends
_PAUSE = 1.5  # seconds of silence that end a piece of unpunctuated speech
_ENDS = re.compile(r"[.!?…。！？؟।]['\"”’»)\]]*\Z")
_SHORT = re.compile(r"(?:[^\W\d_]\.)+|(?:Mr|Ms|Mrs|Dr|St|MM?|Mme|Mlle|Prof|vs|etc)\.")
_CLOSING = frozenset(".,;:!?…%)]}»”’。、，．！？：；）」』】〉》،؟؛।")
_OPENING = frozenset("([{«“‘¿¡（「『【〈《")
_BARE = re.compile(r"^\W+|\W+$")


def pieces(stretches: Iterable[Stretch]) -> Iterator[Piece]:
    """The pieces of all stretches, in order: cut where the words change voice, long ones at their sentences too.

    Every character of a printed text is in one of its pieces. Words without a voice go with their neighbours.
    """
    for stretch in stretches:
        yield from _cut(stretch)


def joined(words: Sequence[Word]) -> str:
    """The words as a text: a space between them, none before punctuation or in scripts without spaces; where they
    bring their own spaces, those."""
    brought = sum(word.text[:1].isspace() or word.text[-1:].isspace() for word in words)
    own = len(words) > 1 and 4 * brought >= len(words)
    parts: list[str] = []
    for word in words:
        text = word.text if own else word.text.strip()
        if parts and not own and not word.glued and not _touch(parts[-1], text):
            parts.append(" ")
        parts.append(text)
    return " ".join("".join(parts).split())


def _touch(before: str, after: str) -> bool:
    """Whether two words stand side by side without a space."""
    last, next_ = before[-1:], after[:1]
    if all(mark in _CLOSING or unicodedata.category(mark) in {"Mn", "Mc"} for mark in after) or last in _OPENING:
        return True
    return _spaceless(last) and _spaceless(next_)


def _spaceless(mark: str) -> bool:
    if not mark:
        return False
    wide = unicodedata.east_asian_width(mark) in "WF" and not "\uac00" <= mark <= "\ud7a3"
    return wide or "\u0e00" <= mark <= "\u0eff" or "\u1000" <= mark <= "\u109f" or "\u1780" <= mark <= "\u17ff"


def _cut(stretch: Stretch) -> Iterator[Piece]:
    words = [word for word in stretch.words if word.text.strip()]
    if not words:
        yield from _whole(stretch)
        return
    voices = _filled(words, stretch.voice)
    printed = " ".join(stretch.text.split())
    text, spots = _placed(printed, words) if printed else ("", [])
    if not printed or (len(set(voices)) > 1 and 2 * len([spot for spot in spots if spot >= 0]) < len(words)):
        text, spots = _placed(joined(words), words)
    fine = not printed or len(words) > _LONG
    bounds = [0, *(i for i in range(1, len(words)) if voices[i] != voices[i - 1] or (fine and _ends(words, i)))]
    yield from _parts(stretch, words, voices, text, spots, _broken(bounds, len(words)) if fine else bounds)


def _whole(stretch: Stretch) -> Iterator[Piece]:
    """A stretch without words of its own: one piece, or its sentences where nobody is named and it is long."""
    text = " ".join(stretch.text.split())
    if not text:
        return
    spans = sentences(text) if stretch.voice is None and len(text.split()) > _LONG else [(0, len(text))]
    for start, end in spans:
        yield _piece(stretch, text[start:end], stretch.voice, stretch.start, stretch.end, first=start == spans[0][0])


def _piece(
    stretch: Stretch, text: str, voice: str | None, start: float | None, end: float | None, *, first: bool
) -> Piece:
    return Piece(
        text=text,
        label=voice,
        role=stretch.role,
        time_start=start,
        time_end=end,
        cue=stretch.cue,
        fresh=stretch.fresh and first,
    )


def _filled(words: Sequence[Word], voice: str | None) -> list[str | None]:
    """Whose each word is: a word without a voice is that of the word before, or of the next where a sentence has just
    ended; the stretch's own voice where no word has any."""
    voices = [word.voice for word in words]
    if not any(voices):
        return [voice] * len(words)
    after: list[str | None] = [None] * len(words)
    coming: str | None = None
    for i in range(len(words) - 1, -1, -1):
        coming = after[i] = voices[i] or coming
    for i in range(len(words)):
        if voices[i] is None:
            ended = i == 0 or _ENDS.search(words[i - 1].text.rstrip()) is not None
            voices[i] = (after[i] if ended else voices[i - 1]) or after[i] or voices[i - 1]
    return voices


def _ends(words: Sequence[Word], i: int) -> bool:
    """Whether a sentence, or a breath, ends before this word."""
    last, word = words[i - 1].text.strip(), words[i]
    if word.glued or _touch("", word.text.strip()):
        return False
    if _ENDS.search(last):
        return _SHORT.fullmatch(last) is None
    before, silence = words[i - 1].end, _PAUSE
    if before is None:
        before, silence = words[i - 1].start, 2 * _PAUSE
    return before is not None and word.start is not None and word.start - before >= silence


def _broken(bounds: Sequence[int], count: int) -> list[int]:
    """The bounds, with others where there are too many words between two."""
    more: list[int] = []
    for start, end in zip(bounds, [*bounds[1:], count], strict=True):
        parts = -(-(end - start) // _MOST)
        more.extend(start + (end - start) * part // parts for part in range(parts))
    return more


def _placed(text: str, words: Sequence[Word]) -> tuple[str, list[int]]:
    """Where in the text each word begins, -1 where it is not found near the one before."""
    plain = text.lower() if len(text.lower()) == len(text) else text
    spots: list[int] = []
    at, missed = 0, 0
    for word in words:
        spot, length = _find(plain, word.text.strip().lower(), at, 40 + 20 * min(missed, 20))
        spots.append(spot)
        at, missed = (spot + length, 0) if spot >= 0 else (at, missed + 1)
    return text, spots


def _find(plain: str, word: str, at: int, window: int) -> tuple[int, int]:
    for form in (word, _BARE.sub("", word)):
        spot = plain.find(form, at, at + len(form) + window) if form else -1
        if spot >= 0:
            return spot, len(form)
    return -1, 0


def _parts(
    stretch: Stretch,
    words: Sequence[Word],
    voices: Sequence[str | None],
    text: str,
    spots: Sequence[int],
    bounds: Sequence[int],
) -> Iterator[Piece]:
    """The text between the bounds."""
    cuts = [0]
    for k, bound in enumerate(bounds[1:], 1):
        stop = bounds[k + 1] if k + 1 < len(bounds) else len(words)
        cuts.append(max(cuts[-1], _border(text, words, spots, bound, stop)))
    for k, bound in enumerate(bounds):
        stop = bounds[k + 1] if k + 1 < len(bounds) else len(words)
        said = text[cuts[k] : cuts[k + 1] if k + 1 < len(cuts) else len(text)].strip()
        if said:
            start = stretch.start if k == 0 and stretch.start is not None else words[bound].start
            last = k + 1 == len(bounds) and stretch.end is not None
            end = stretch.end if last else _latest(words[bound:stop])
            yield _piece(stretch, said, voices[bound], start, end, first=k == 0)


def _border(text: str, words: Sequence[Word], spots: Sequence[int], bound: int, stop: int) -> int:
    """Where in the text the words from `bound` to `stop` begin: at the first of them that is found, with the quotation
    mark or bracket before it, else after the last one found before them."""
    spot = next((spot for spot in spots[bound:stop] if spot >= 0), -1)
    if spot >= 0:
        while spot > 0 and (
            text[spot - 1] in _OPENING or (text[spot - 1] in "\"'" and text[spot - 2 : spot - 1] == " ")
        ):
            spot -= 1
        return spot
    before = next((i for i in range(bound - 1, max(-1, bound - 200), -1) if spots[i] >= 0), -1)
    if before < 0:
        return 0
    space = text.find(" ", spots[before] + len(words[before].text.strip()))
    return space if space >= 0 else len(text)


def _latest(words: Sequence[Word]) -> float | None:
    """When the last of these words that has a time ends."""
    return next((word.end for word in reversed(words) if word.end is not None), None)
