"""Names of people → pseudonyms, in any text: whole words, whatever their case and accents, the longest name first."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from qa.errors import CorpusError, FormatError
from qa.text import bare_name, fold

_WORD = re.compile(r"[^\W_]+")
# What stands between the words of a name, in a text, an address or a file's name; a full stop only after an initial, or
# where nothing but the name can go on.
_GAP = r"(?:[\s_'*+~/\\\u2010-]|%20|\.(?!\s)){0,6}"
_AFTER_INITIAL = r"(?:[\s_'*+~/\\.\u2010-]|%20){0,6}"
_SHORT = 3  # letters; shorter words of a name are never written together


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with its names replaced. `spans` are (start, end, start, end) of each, in the old text and in the new, in
    order; `counts` tells how often each name was replaced."""

    text: str
    spans: tuple[tuple[int, int, int, int], ...] = ()
    counts: Counter[str] = field(default_factory=Counter)

    def moved(self, position: int) -> int:
        """Where a position of the old text is in the new one; within a name, where its pseudonym begins."""
        shift = 0
        for start, end, new_start, new_end in self.spans:
            if position < start:
                break
            if position < end:
                return new_start
            shift = new_end - end
        return position + shift


class Pseudonyms:
    """A map of names to pseudonyms. Only the names that are in it are replaced: initials, first names and surnames by
    themselves are left unless they are listed."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Takes names and what to write for each. Raises `ValueError`, with a sentence, for a name without letters, a
        pseudonym that is empty or holds a name that is to be replaced, and a name that is listed twice."""
        self.names = {name: " ".join(pseudonym.split()) for name, pseudonym in names.items()}
        listed = {tuple(_words(name)): name for name in names}
        if () in listed:
            raise ValueError(f"{listed[()]!r} is no name")
        if len(listed) < len(names):
            twice = next(name for name in names if name not in listed.values())
            raise ValueError(f"{twice!r} is listed twice, but for case, accents or hyphens")
        self._listed = sorted(listed, key=lambda words: -len("".join(words)))
        self._by_group = {f"n{number}": listed[words] for number, words in enumerate(self._listed)}
        forms = (f"(?P<n{number}>{_pattern(words)})" for number, words in enumerate(self._listed))
        self._pattern = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(forms)})(?![^\W\d_])") if listed else None
        for pseudonym in self.names.values():
            if not pseudonym or not pseudonym.isprintable():
                raise ValueError("every name needs a pseudonym of a word or two")
            if self.replaced(pseudonym).spans:
                raise ValueError(f"the pseudonym {pseudonym!r} holds a name that is to be replaced")

    def replaced(self, text: str) -> Replaced:
        """The text, every name in it replaced."""
        if self._pattern is None:
            return Replaced(text)
        plain, places = _folded(text)
        parts: list[str] = []
        spans: list[tuple[int, int, int, int]] = []
        counts: Counter[str] = Counter()
        done = length = 0
        for match in self._pattern.finditer(plain):
            name = self._by_group[str(match.lastgroup)]
            start, end = places[match.start()], _end(text, places[match.end() - 1] + 1)
            parts += [text[done:start], self.names[name]]
            new = length + start - done
            length = new + len(self.names[name])
            spans.append((start, end, new, length))
            counts[name] += 1
            done = end
        return Replaced("".join([*parts, text[done:]]), tuple(spans), counts)

    def left(self, texts: Iterable[str]) -> Counter[str]:
        """The parts of names that are still in these texts: words of a listed name, and its initials, as often as they
        stand there."""
        parts = [found for name in self.names if len(found := _WORD.findall(bare_name(name))) > 1]
        words = {_words(word)[0]: word for found in parts for word in found if len(word) > 1 and not word[0].islower()}
        initials = {"".join(word[0] for word in found).upper() for found in parts}
        patterns = {short: re.compile(r"\b" + r"\.?[\s-]?".join(short) + r"\b") for short in initials}
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(words[word] for word in _words(text) if word in words)
            for short, pattern in patterns.items():
                counts[short] += len(pattern.findall(text))
        return +counts


def read_pseudonyms(path: Path) -> Pseudonyms:
    """The map in a TOML file, one `"Jeanne Roy" = "Witness 1"` a line.

    Raises `CorpusError` when it cannot be read, `FormatError` for what is no such map.
    """
    try:
        facts = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CorpusError(f"{path}: the map of pseudonyms cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatError(str(path), f"this is not valid TOML: {error}; {_AS_IN}") from None
    if not facts or not all(isinstance(pseudonym, str) for pseudonym in facts.values()):
        raise FormatError(str(path), f"this is no map of names to pseudonyms; {_AS_IN}")
    try:
        return Pseudonyms(facts)
    except ValueError as error:
        raise FormatError(str(path), f"{error}; {_AS_IN}") from None


_AS_IN = 'write one name a line, as in "Jeanne Roy" = "Witness 1"'


def _pattern(words: tuple[str, ...]) -> str:
    """A name as it may be written: in order, or the last word first."""
    forms = [_joined(words)]
    if len(words) > 1:
        forms.append(rf"{re.escape(words[-1])}(?:,\s?|[\s_-])\s?{_joined(words[:-1])}")
    return "|".join(forms)


def _joined(words: tuple[str, ...]) -> str:
    joined = re.escape(words[0])
    for before, word in pairwise(words):
        gap = _AFTER_INITIAL if len(before) == 1 else _GAP
        if min(map(len, words)) < _SHORT:
            gap = gap.replace("{0,6}", "{1,6}")
        joined += gap + re.escape(word)
    return joined + r"\.?" if len(words) > 1 and len(words[-1]) == 1 else joined


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text)[0])


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and where in the text each of its characters is from; accents and what has no width are left
    out."""
    plain: list[str] = []
    places: list[int] = []
    for place, mark in enumerate(text):
        folded = _fold_mark(mark)
        plain.append(folded)
        places.extend([place] * len(folded))
    return "".join(plain), places


@lru_cache(maxsize=4096)
def _fold_mark(mark: str) -> str:
    if mark.isspace():
        return " "
    return "" if _is_silent(mark) else fold(mark)


def _is_silent(mark: str) -> bool:
    return unicodedata.category(mark) in ("Mn", "Cf")


def _end(text: str, end: int) -> int:
    """Where a name ends whose last letter ends here: after its accents."""
    while end < len(text) and _is_silent(text[end]):
        end += 1
    return end
