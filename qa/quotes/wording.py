"""A text as its words: what is compared when a quote is held against what was said.

Case, accents, ligatures, typography, punctuation, invisible characters and look-alike letters of other alphabets make
no difference; a decimal sign, a currency, a percent sign and the sign of a number do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_COMBINING = "\u0300-\u036f"
_RAISED = "¹²³⁰⁴-⁹"  # marks of footnotes
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # each is a word: nothing stands between them
# A square or cubic metre, a run of letters (with what combines with them), of digits, or a sign that says what a number
# is.
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}]|(?<![^\W\d_])[kcdmKCDM]?[mM][²³]"
    rf"|(?:[^\W\d_ʼ{_RAISED}{_IDEOGRAPHS}]|[{_COMBINING}])+|\d+|[%‰€$£¥°]|(?<![^\s(«“\"'])[-‐‑−+](?=\d)"
)
_NEGATED = re.compile(r"['’ʼ][tT]\b")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_THOUSANDS = 3
_SEPARATOR = re.compile(r"\s{1,3}|[.,'’]")
_GAP = re.compile(r"(?<=\d)\s{1,3}(?=\d)")
_GROUPS = re.compile(rf"\d{{1,3}}(?:(?:{_SEPARATOR.pattern})\d{{3}})*")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "Ø": "o"})
# Letters of the Cyrillic and Greek alphabets that look like Latin ones. Both sides of a comparison are read so, hence
# nothing is lost for texts that are really written in these; what is alike in capitals only is read so in small letters
# too, or case would make a difference there.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝѵвкмнтԍАВЕКМНОРСТУХІЈЅԌαονικρτυχγωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwvbkmhtgabekmhopctyxijsgaovikptuxywabezhikmnoptyx",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or sign: folded, and where it stands in the text (end exclusive)."""

    text: str
    start: int
    end: int


class Wording:
    """A text with its words in order. A number in digits is one word: "500 000" and "500.000" are `500000`, "3,5" is
    `3.5`."""

    __slots__ = ("_ends", "_starts", "stream", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        visible, origins = _visible(text)
        self.words = tuple(_placed(_numbers_joined(visible, _pieces(visible)), origins))
        self.stream = run_together(self.words)
        """The folded words with nothing between them but a bar between two numbers."""
        ends = list(accumulate(map(len, _barred(self.words))))
        starts = (end - len(word.text) for end, word in zip(ends, self.words, strict=True))
        self._starts = dict(zip(starts, (word.start for word in self.words), strict=True))
        self._ends = dict(zip(ends, (word.end for word in self.words), strict=True))

    def __len__(self) -> int:
        return len(self.words)

    def folded(self) -> list[str]:
        """The folded words, in order."""
        return [word.text for word in self.words]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where the words first…stop-1 stand in the text."""
        return self.words[first].start, self.words[stop - 1].end

    def written(self, first: int, stop: int) -> str:
        """The text of the words first…stop-1, as written, with what stands between them; empty for no word."""
        return self.text[slice(*self.span(first, stop))] if first < stop else ""

    def part(self, first: int, stop: int) -> Wording:
        """The words first…stop-1 as a wording of their own; its offsets are those of its own text."""
        return Wording(self.written(first, stop))

    def find(self, stream: str, start: int = 0, *, cut: tuple[bool, bool] = (False, False)) -> tuple[int, int] | None:
        """Where in the text, from `start` on, whole words have this stream: the first place, None where there is none.
        By `cut`, it may begin, and end, within a number, where that is set with a space ("000" in "500 000")."""
        starts = self._starts | self._groups(0) if cut[0] else self._starts
        ends = self._ends | self._groups(1) if cut[1] else self._ends
        at = self.stream.find(stream)
        while at >= 0:
            first, stop = starts.get(at), ends.get(at + len(stream))
            if first is not None and stop is not None and first >= start:
                return first, stop
            at = self.stream.find(stream, at + 1)
        return None

    def _groups(self, edge: int) -> dict[int, int]:
        """Where the groups of digits within numbers begin (edge 0) or end (edge 1), by their offset in the stream."""
        found = {}
        for offset, start in self._starts.items():
            for gap in _GAP.finditer(self.text, start, self._ends_of_words[start]):
                digits = sum(character.isdigit() for character in self.text[start : gap.start()])
                found[offset + digits] = gap.end() if edge == 0 else gap.start()
        return found

    @property
    def _ends_of_words(self) -> dict[int, int]:
        return {word.start: word.end for word in self.words}


def run_together(words: Sequence[Word]) -> str:
    """The folded words with nothing between them, so that spacing makes no difference; but a bar between two numbers,
    so that "10-20" is not 1020."""
    return "".join(_barred(words))


def _barred(words: Sequence[Word]) -> list[str]:
    before = ("", *(word.text[-1] for word in words))
    return [
        f"|{word.text}" if last.isdigit() and word.text[0].isdigit() else word.text
        for last, word in zip(before, words, strict=False)
    ]


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """The text without invisible characters, and where in it each character of that stands."""
    if not _INVISIBLE.search(text):
        return text, range(len(text))
    seen = [place for place, character in enumerate(text) if not _INVISIBLE.match(character)]
    return "".join(text[place] for place in seen), seen


def _placed(words: Iterable[Word], origins: Sequence[int]) -> Iterator[Word]:
    """Words of the visible text with their places in the whole."""
    if isinstance(origins, range):
        yield from words
    else:
        yield from (Word(word.text, origins[word.start], origins[word.end - 1] + 1) for word in words)


def _pieces(text: str) -> Iterator[Word]:
    """Words, with numbers in the pieces that they are set in; decimals begin with a full stop."""
    before: Word | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        folded = fold_word(match.group())
        if not folded:
            continue
        if before is not None and folded[0].isdigit() and _is_decimal(text, before, start, end):
            folded = f".{folded}"
        for before in _split(text, folded, start, end):
            yield before


def _split(text: str, folded: str, start: int, end: int) -> list[Word]:
    """The negation in `don't` and `cannot` is a word of its own, as in `do not` ("n", and the "t" that follows it)."""
    if folded == "cannot":
        return [Word("can", start, start + 3), Word("not", start + 3, end)]
    if folded.endswith("n") and len(folded) > 1 and _NEGATED.match(text, end):
        cut = max(place for place in range(start, end) if not unicodedata.combining(text[place]))
        return [Word(folded[:-1], start, cut), Word("n", cut, end)]
    return [Word(folded, start, end)]


def _is_decimal(text: str, before: Word, start: int, end: int) -> bool:
    """Whether these digits are the decimals of those before: "3,5", but not "30,000"."""
    if not before.text.isdigit() or start - before.end != 1 or not _DECIMAL.match(text, before.end):
        return False
    return end - start != _THOUSANDS or before.text == "0"


def _numbers_joined(text: str, pieces: Iterable[Word]) -> Iterator[Word]:
    number: Word | None = None
    for piece in pieces:
        if number is not None and _goes_on(text, number, piece):
            number = Word(number.text + piece.text, number.start, piece.end)
            continue
        if number is not None:
            yield number
        number = piece if piece.text.isdigit() else None
        if number is None:
            yield piece
    if number is not None:
        yield number


def _goes_on(text: str, number: Word, piece: Word) -> bool:
    """Whether a piece goes on with a number: its decimals, or three digits after three, or after one to three."""
    if piece.text[0] == ".":
        return "." not in number.text
    if len(piece.text) != _THOUSANDS or not piece.text.isdigit() or "." in number.text:
        return False
    grouped = bool(_GROUPS.fullmatch(text, number.start, number.end))
    return grouped and _SEPARATOR.fullmatch(text, number.end, piece.start) is not None


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word without case, accents, ligatures and what cannot be seen, its look-alike letters made Latin."""
    plain = unicodedata.normalize("NFKD", word.translate(_LIGATURES).translate(_LOOKALIKES))
    seen = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return seen.casefold().replace("−", "-").replace("‐", "-").translate(_LOOKALIKES)
