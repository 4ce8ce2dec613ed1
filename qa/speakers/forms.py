"""A name as it is written, taken apart: first names, surname, civility, generation, nickname; in natural order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile, zip_longest

from rapidfuzz.distance import OSA

from qa.speakers.civil import FIRST_NAMES_TOO, GENERATIONS, PARTICLES, POSTS, SAINTS, SEX_OF, given_sex
from qa.text import fold

_MARKS = " \u00a0\u202f\t[]*_:.,;\"'“”«»"
_NICKNAME = re.compile(r"\s*[(\"“«']\s*(?P<nick>[^\W\d_][\w-]{1,20})\s*[)\"”»']\s+(?=[^\W\d_])")
_COMMA = re.compile(r"\s*,\s*")
_PIECE = re.compile(r"[^\W_]+")
_VOWEL = re.compile("[aeiouy]|[^a-z-]")
_LEAST, _MOST = 5, 40  # letters of a word in which one wrong letter may be a slip of the pen


@dataclass(frozen=True, slots=True)
class Form:
    """One printing of a name. `words` are folded, first names first, without civility, generation and nickname;
    the surname begins at `surname` (0 where there is one word or nothing tells). `sex` is "m", "f" or None, by the
    civility or a first name that only one sex bears; `post` is what a civility without a name says ("ministre").
    `turned` tells that the source prints the surname first; `shows` that capitals or a comma set the surname off."""

    printed: str
    words: tuple[str, ...]
    surname: int
    sex: str | None
    generation: str | None = None
    nickname: str | None = None
    post: str | None = None
    turned: bool = False
    shows: bool = False

    @property
    def given(self) -> tuple[str, ...]:
        """The first names."""
        return self.words[: self.surname]

    @property
    def family(self) -> tuple[str, ...]:
        """The surname, its particles first."""
        return self.words[self.surname :]

    @property
    def core(self) -> tuple[str, ...]:
        """The surname without its particles."""
        family = self.family
        return tuple(word for word in family if word not in PARTICLES) or family

    @property
    def full(self) -> bool:
        """Whether it has a first name and a surname; a letter may stand for one of them."""
        return 0 < self.surname < len(self.words) and len(self.words[0]) + len(self.words[-1]) > 2


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """The parts of a printed name; any text at all has some."""
    printed = " ".join(name.strip(_MARKS).split())
    nick = _NICKNAME.search(printed)
    plain = _NICKNAME.sub(" ", printed) if nick else printed
    pieces = _COMMA.split(plain)
    generation = _generation(pieces)
    turned = len(pieces) == 2 and bool(pieces[0]) and bool(pieces[1])
    words = [piece.split() for piece in (pieces if turned else [" ".join(pieces)])]
    if len(words[0]) > 1 and (born := GENERATIONS.get(fold(words[0][-1]).strip("."))):
        generation = born
        words[0].pop()
    civil, first, last = _divided(words)
    given, family = _folded(first), _folded(last)
    post = next((fold(word) for word in [*first, *last] if fold(word) in POSTS), None) if civil else None
    sex = next((SEX_OF[word] for word in civil if word in SEX_OF), None) or (given_sex(given[0]) if given else None)
    return Form(
        printed=printed,
        words=(*given, *family),
        surname=len(given),
        sex=sex,
        generation=generation,
        nickname=fold(nick["nick"]) if nick else None,
        post=post,
        turned=(*given, *family) != _folded([word for part in words for word in part][len(civil) :]),
        shows=turned or (_has_capitals(last) and not _has_capitals(first)),
    )


def _generation(pieces: list[str]) -> str | None:
    """Takes "Jr." from behind a comma."""
    if len(pieces) > 1 and (found := GENERATIONS.get(fold(pieces[-1]).strip("."))):
        pieces.pop()
        return found
    return None


def _divided(words: list[list[str]]) -> tuple[list[str], list[str], list[str]]:
    """Civilities (folded), first names, surname, each in the order of print."""
    civil = [fold(word).strip(".") for word in takewhile(_is_civil, words[0])]
    if len(civil) == len(words[0]):
        civil = civil[:-1]
    rest = words[0][len(civil) :]
    if len(words) == 2:
        return civil, [word for word in words[1] if not _is_civil(word)], rest
    shouted = len(list(takewhile(lambda word: _is_capitals(word) or _is_particle(word), rest)))
    if 0 < shouted < len(rest) and _has_capitals(rest[:shouted]) and not _has_capitals(rest[shouted:]):
        return civil, rest[shouted:], rest[:shouted]
    start = next((place for place, word in enumerate(rest) if _begins_family(rest, place, word)), len(rest) - 1)
    return civil, rest[:start], rest[start:]


def _begins_family(words: list[str], place: int, word: str) -> bool:
    """A particle, or the first of the words in capitals behind one that is not."""
    if place == len(words) - 1:
        return True
    if _is_particle(word) or fold(word).strip(".") in SAINTS:
        return place > 0 or not (word[0].isupper() and fold(word) in FIRST_NAMES_TOO)
    return place > 0 and _is_capitals(word) and not _is_capitals(words[0]) and all(map(_is_capitals, words[place:]))


def _is_civil(word: str) -> bool:
    return fold(word).strip(".") in SEX_OF


def _is_particle(word: str) -> bool:
    return fold(word).strip(".") in PARTICLES


def _is_capitals(word: str) -> bool:
    """Whether a word is a name in capitals: no letters that stand for first names ("J.", "JP")."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1 and "." not in word and bool(_VOWEL.search(fold(word)))


def _has_capitals(words: list[str]) -> bool:
    return any(map(_is_capitals, words))


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in _PIECE.findall(fold(word)))


def uncivil(name: str) -> str:
    """The name as printed, without the civilities before it; a civility alone stays."""
    words = name.split()
    first = next((place for place, word in enumerate(words) if not _is_civil(word)), 0)
    return " ".join(words[first:])


def same_words(one: Form, other: Form) -> bool:
    """One name but for case, accents, hyphens, civility and order."""
    return bool(one.words) and one.words == other.words and may_be_one(one, other)


def may_be_one(one: Form, other: Form) -> bool:
    """Neither sex nor generation ("père", "Jr.") parts them."""
    return one.generation == other.generation and not (one.sex and other.sex and one.sex != other.sex)


def shortens(one: Form, other: Form) -> bool:
    """Whether `one` is `other` with names left out or as letters: "J. Roy", "John R.", "John Roy" for "John F. Roy"."""
    if not (one.full and other.full and may_be_one(one, other)) or one.words == other.words:
        return False
    if one.core != other.core:
        letter = len(one.core[0]) == 1 == len(one.core) and other.core[0].startswith(one.core[0])
        return letter and one.given == other.given
    return _shortens(one.given, other.given) or (len(one.given) == 1 and one.given[0] == _letters(other.given))


def _shortens(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) > len(other):
        return False
    return all(
        left == right or (len(left) == 1 and right.startswith(left)) for left, right in zip(one, other, strict=False)
    )


def _letters(given: tuple[str, ...]) -> str | None:
    return "".join(word[0] for word in given) if len(given) > 1 else None


def is_part(one: Form, other: Form) -> bool:
    """Whether `one` is a first name, surname or nickname alone, of the full name `other`."""
    if not other.full or not one.words or (one.sex and other.sex and one.sex != other.sex):
        return False
    words = one.words
    if one.full:
        return other.nickname is not None and words == (other.nickname, *other.family)
    return words in {other.given, other.given[:1], other.family, other.core} or words == (other.nickname,)


def is_slip(one: Form, other: Form) -> bool:
    """Whether one letter is wrong, missing, added or swapped with the next, inside a word long enough to be sure."""
    if len(one.words) != len(other.words) or not may_be_one(one, other):
        return False
    wrong = [(left, right) for left, right in zip_longest(one.words, other.words) if left != right]
    if len(wrong) != 1 or sum(map(len, one.words)) < 7:
        return False
    left, right = wrong[0]
    if not _LEAST <= min(len(left), len(right)) <= _MOST or left[0] != right[0] or left[-1] != right[-1]:
        return False
    swapped = len(left) == len(right) and sorted(left) == sorted(right)
    return OSA.distance(left, right) == 1 and (swapped or min(len(left), len(right)) > _LEAST)
