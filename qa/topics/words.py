"""The words of a passage that may name a subject, and the terms that they make."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from qa.foreign import asking_words
from qa.text import fold, stems

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_SHORTEST = 3
_COMMON = 3.9  # how rare a word is among questions, at least, that may be one of those they are made of
_NEAR = 3  # small words between the two words of a term, at most


@dataclass(frozen=True, slots=True)
class Term:
    """One or two words: `key` is the same for all their forms, `parts` the stems; `written` as it stands there."""

    key: str
    parts: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    stem: str
    telling: bool


class Names:
    """Names of people and firms, which name no subject."""

    def __init__(self, names: Collection[str]) -> None:
        """A name is known wherever its words stand one after the other, the first with a capital."""
        self._whole: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(names, key=lambda name: -len(name.split())):
            folded = tuple(fold(match.group()) for match in _WORD.finditer(name))
            if folded:
                self._whole[folded[0]].append(folded)

    def length(self, words: Sequence[str], at: int, *, capital: bool) -> int:
        """How many words from there on are a name; 0 for none."""
        for name in self._whole.get(words[at], ()) if capital else ():
            if tuple(words[at : at + len(name)]) == name:
                return len(name)
        return 0


def terms(text: str, language: str | None, names: Names) -> Iterator[Term]:
    """The terms of a text, in order: single words, and pairs with nothing but small words between them."""
    before: _Word | None = None
    small = 0
    joining = _joining(language)
    for word in _words(text, language, names):
        if not word.telling:
            small += 1
            if word.folded not in joining or small > _NEAR:
                before = None
            continue
        yield Term(word.stem, (word.stem,), text[word.start : word.end])
        if before and before.stem != word.stem and not _parted(text, before, word):
            written = text[before.start : word.end]
            yield Term(f"{before.stem} {word.stem}", (before.stem, word.stem), " ".join(written.split()))
        before, small = word, 0


def _parted(text: str, before: _Word, word: _Word) -> bool:
    """Whether a mark of punctuation stands between two words."""
    return re.search(r"[^\w\s'’]", text[before.end : word.start]) is not None


def _words(text: str, language: str | None, names: Names) -> Iterator[_Word]:
    found = list(_WORD.finditer(text))
    folded = [fold(match.group()) for match in found]
    stemmed = [_singular(stem) for stem in stems(folded, language) or folded]
    named = 0
    for place, (match, word, stem) in enumerate(zip(found, folded, stemmed, strict=True)):
        written = match.group()
        named = max(named - 1, names.length(folded, place, capital=written != written.lower()))
        telling = not named and _may_tell(written, word, language)
        yield _Word(match.start(), match.end(), word, stem, telling)


def _singular(stem: str) -> str:
    """The stemmer leaves the French plurals in -eux as they are."""
    return stem[:-1] if stem.endswith("eux") else stem


def _may_tell(written: str, word: str, language: str | None) -> bool:
    """Whether a word may name a subject: of a compound, the last part tells ("est-ce", "pouvez-vous")."""
    last = word.split("-")[-1]
    short = len(last) < _SHORTEST and not (len(last) > 1 and written.isupper())
    return not short and not word[0].isdigit() and not {word, last} & _empty(language)


@cache
def _lists() -> Mapping[str, object]:
    return tomllib.loads((files("qa.topics") / "function_words.toml").read_text(encoding="utf-8"))


@cache
def _empty(language: str | None) -> frozenset[str]:
    """The folded words that name no subject in a language; of a language without a list, those of questions only."""
    asking = (word for word, rarity in asking_words().items() if rarity < _COMMON)
    return frozenset([*asking, *str(_lists().get(language or "", "")).split()])


@cache
def _joining(language: str | None) -> frozenset[str]:
    lists = _lists()["joining"]
    return frozenset(str(lists.get(language or "", "")).split() if isinstance(lists, dict) else ())


def has_list(language: str | None) -> bool:
    """Whether the words of a language that name no subject are known."""
    return isinstance(_lists().get(language or ""), str)


def names_of(people: Iterable[str], organisations: Iterable[str]) -> frozenset[str]:
    """What to leave out: whole names, and the parts of people's."""
    whole = list(people)
    parts = (part for name in whole for part in name.split() if len(part) >= _SHORTEST)
    return frozenset([*whole, *parts, *organisations])
