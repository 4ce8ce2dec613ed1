"""The shipped thesaurus, and where a topic of a few words names one of its subjects."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from qa.text import fold

_TOKEN = re.compile(
    r"(?P<skipped>[dl]['’ʼ](?=\w)|['’ʼ]s\b)"
    r"|(?P<word>[^\W_](?:[^\W_]|[\u0300-\u036f])*)"
    r"|(?P<stop>[,;:.!?…()\[\]/\n])",
    re.IGNORECASE,
)
_SKIPPED = frozenset(["le", "la", "les", "un", "une", "de", "du", "des", "the", "an", "of", "to"])
# Alone and in small letters these are other words: "j'ai", "il a eu", "for us".
_OTHER_WORDS = frozenset(["ai", "Ai", "eu", "Eu", "us", "Us"])
# Plurals only. A stemmer takes more for one word than is one: gouvernance and gouvernement, market and marketing,
# ferme and fermer, chiffres and chiffrer. What a topic says with a verb is a wording of its own.
_SINGULARS = {
    "fr": ((re.compile(r"(?<=..[^e])aux$"), "al"), (re.compile(r"(?<=[aeo]u)x$|(?<=...)s$"), "")),
    "en": (
        (re.compile(r"(?<=..)ies$"), "y"),
        (re.compile(r"(?<=ss|.x|ch|sh)es$"), ""),
        (re.compile(r"(?<=..[^siu])s$"), ""),
    ),
}


@dataclass(frozen=True, slots=True)
class Concept:
    """One subject, and its wordings in each language, the most usual first, two or more: who uses one of them speaks to
    what the others name."""

    fr: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text, folded, at its place in it; a mark that parts two phrases has the empty text."""

    start: int
    end: int
    text: str


@cache
def concepts() -> tuple[Concept, ...]:
    """The subjects of the thesaurus, in the order of the file. A wording stands in one of them only."""
    shipped = tomllib.loads((files("qa.thesaurus") / "thesaurus.toml").read_text(encoding="utf-8"))
    return tuple(Concept(tuple(entry["fr"]), tuple(entry["en"])) for entry in shipped["concept"])


def found(topic: str) -> tuple[tuple[int, int, Concept], ...]:
    """Where the topic names a concept, as (start, end, concept), `topic[start:end]` being what names it; the longest
    first, equals from left to right, and no two overlapping.

    Case, accents, hyphens, articles (elided too) and the plural of the wording's own language do not count: "les
    réseaux sociaux" names what "réseau social" does. Words that a comma, a full stop or the like parts are no name.
    """
    tokens = list(_tokens(topic))
    named: dict[tuple[int, int], Concept] = {}
    for language in (None, *_SINGULARS):
        wordings, keys = _wordings(language), [_key(token.text, language) for token in tokens]
        longest = max(map(len, wordings))
        for first, token in enumerate(tokens):
            for last in range(first, min(first + longest, len(tokens))):
                start, end = token.start, tokens[last].end
                concept = wordings.get(tuple(keys[first : last + 1]))
                if concept and topic[start:end] not in _OTHER_WORDS:
                    named.setdefault((start, end), concept)
    return tuple(_apart(named, len(topic)))


def _apart(named: Mapping[tuple[int, int], Concept], length: int) -> Iterator[tuple[int, int, Concept]]:
    """The longest places that do not overlap, in a text of that length."""
    taken = bytearray(length)
    for start, end in sorted(named, key=lambda place: (place[0] - place[1], place[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield start, end, named[start, end]


@cache
def _wordings(language: str | None) -> Mapping[tuple[str, ...], Concept]:
    """The wordings of a language, as rows of folded words in the singular; of both, as they stand, for none."""
    rows: dict[tuple[str, ...], Concept] = {}
    for concept in concepts():
        spoken = {"fr": concept.fr, "en": concept.en, None: (*concept.fr, *concept.en)}
        for wording in spoken[language]:
            rows.setdefault(tuple(_key(token.text, language) for token in _tokens(wording)), concept)
    return rows


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["stop"]:
            yield _Token(match.start(), match.end(), "")
        elif word := match["word"]:
            folded = fold(word)
            if folded not in _SKIPPED:
                yield _Token(match.start(), match.end(), folded)


def _key(word: str, language: str | None) -> str:
    """The word as it is looked up: in the singular of the language, as it stands for none."""
    if language is None:
        return word
    endings = _SINGULARS[language]
    return next((ending.sub(singular, word) for ending, singular in endings if ending.search(word)), word)
