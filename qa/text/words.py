"""Pure text work: sentences, words, folding. Every position is a character offset into the text given."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
    | {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "…": "..."}
)
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")

# A full stop after one of these ends no sentence: titles, initials and the usual abbreviations, French and English.
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Pr|Prof|St|Ste|Sr|Jr|vs|cf|ex|env|av|apr|p|pp|vol|n|no|art|fig|tél|tel|i\.e|e\.g|c\.-à-d)"
    r"|\b(?:[A-ZÀ-Ý]\.)*[A-ZÀ-Ý])$"
)
_BOUNDARY = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*(?:[ \u00a0\u202f]»)?)(?=\s)|\n\s*\n|\n(?=\s*[-–—•*]\s)")
_LONGEST = 40  # characters of an abbreviation: a text in which no sentence ends is not looked through again and again
_CONTINUES = re.compile(r"\s*[a-zà-ÿ,;:]")


def fold(text: str) -> str:
    """The text without case, accents, ligatures or typographic variants, runs of white space made one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(bare.casefold().split())


def words(text: str) -> list[str]:
    """The folded words and numbers of the text, in order; compounds with a hyphen or inner dot stay whole."""
    return _WORD.findall(fold(text))


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) of every sentence, in order, without the white space around; French and English rules.

    A sentence ends at `.`, `!`, `?` or `…` before white space, unless an abbreviation or a lower-case letter says that
    it goes on; also at a blank line. Nothing but white space lies between two sentences.
    """
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        stop = match.group()
        if not stop.isspace():
            before = text[max(start, match.start() - _LONGEST) : match.start()]
            if stop.startswith(".") and not stop.startswith("..") and _ABBREVIATION.search(before):
                continue
            if _CONTINUES.match(text, end):
                continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        start += piece.index(stripped[0])
        yield start, start + len(stripped)
