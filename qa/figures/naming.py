"""Names of people, firms, products, places and laws, by how they are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain

from qa.figures.cores import SPACE
from qa.figures.wordlists import listed
from qa.text import fold, is_month, names_in

Span = tuple[int, int]

_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞŒ", "a-zß-öø-ÿœ"
_BOUND = r"(?<![\w@/.-])"
_CAPITALISED = re.compile(rf"{_BOUND}[{_UPPER}]\w*(?:[’'.&-](?=\w)\w+)*")
_MARKED = (
    re.compile(rf"{_BOUND}(?=\w*[{_LOWER}][{_UPPER}]|[{_UPPER}]{{2,}}[{_LOWER}]{{3}})[^\W\d_]\w+(?!@)"),
    re.compile(rf"{_BOUND}(?:[{_UPPER}]{{2,}}|[{_UPPER}](?=\d))\d*(?:-\d+)?(?![\w@]|-[{_LOWER}])"),
    re.compile(rf"{_BOUND}(?:[{_UPPER}]\.){{2,}}(?!\w)"),
    re.compile(
        rf"{_BOUND}[{_UPPER}][{_LOWER}]+{SPACE}(?:nation|fédér|centr|mondi)ale?s?\b"
        rf"|{_BOUND}[{_UPPER}][{_LOWER}]+{SPACE}générale(?:{SPACE}(?:des{SPACE}|du{SPACE}|de{SPACE}la{SPACE}|de{SPACE}l['’])[{_LOWER}]+"
        rf"(?:{SPACE}[{_LOWER}]+(?:eure|ale|ique))?)?\b"
        rf"|{_BOUND}[{_UPPER}][{_LOWER}]+{SPACE}(?:européen(?:ne)?|populaire|publique|suprême|unies|française)s?\b"
    ),
    re.compile(r"(?<![\w@.-])\w[\w-]*(?:\.\w[\w-]*)*\.(?:fr|com|org|net|eu|io|ch|uk)\b(?!@)"),
)
_OF = re.compile(
    rf"(?:\b(?:the|la|le){SPACE}|\bl['’])(?P<head>[{_UPPER}][{_LOWER}]+)"
    rf"{SPACE}(?:of{SPACE}(?:the{SPACE})?|(?:des|du){SPACE}|de{SPACE}(?:la{SPACE}|l['’])?|d['’])\Z",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?:[dljmnstcDLJMNSTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\w)")
_OWNED = re.compile(r"['’]s?\Z")
_OPENING = re.compile(r"(?:\A|[.!?…:;•«»“”\"(\[\n]|(?:\A|\s)[–—-])[\s\"'“«(\[–—-]*\Z")
_BEGINNING = re.compile(r"(?:\A|[.!?…:;•\n]|(?:\A|\s)[–—-])\s*\Z")  # of a sentence
_ABBREVIATED = re.compile(r"\b(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Pr|Prof|Me|St|Ste|[A-Z])\.\s*\Z")
_INITIAL = re.compile(r"\w\.?")
_ROMAN = re.compile(r"[IVXL]+(?:e|er|ème|th)?s?")
_VERBAL = re.compile(r"(?:ment|ons|ez|ing|ly|aient)\Z")
_ARTICLE = re.compile(rf"(?<!\w)(?:L(?:a|e|es)|New){SPACE}\Z")  # a name's own: "La Poste" within a sentence, "New York"
_SHOUTED = 0.6  # of the letters in capitals: then capitals tell nothing
_SHORTEST = 2
_REACH = 40  # characters before a name that may be part of it


def names(text: str, known: Collection[str] = ()) -> tuple[Span, ...]:
    """The stretches of a text that name people, firms, products, places and laws, as (start, end) offsets, in order,
    never overlapping.

    By how they are written, French and English: capitals where no sentence opens, acronyms ("RGPD"), capitals within a
    word ("OVHcloud"), sites. `known` are names to be found wherever they stand as words, in any case, with accents or
    without. Precise rather than complete: of a single word that opens a sentence nothing is told, unless the text has
    it as a name elsewhere.
    """
    found = list(_known(text, known))
    if not _is_shouted(text):
        found.extend(chain(_full(text), _marked(text), _single(text)))
    return tuple(_apart(_joined(text, found)))


def _is_shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) > _SHOUTED * len(letters) and len(letters) > 20


def _apart(found: Collection[Span]) -> list[Span]:
    """Of spans that overlap the longest, in order."""
    kept: list[Span] = []
    taken = bytearray(max((end for _, end in found), default=0))
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return sorted(kept)


def _known(text: str, known: Collection[str]) -> Iterator[Span]:
    folded, origins = _folded(text)
    names = _by_first_word(frozenset(known))
    for word in re.finditer(r"(?<!\w)(?:\w+|[^\w\s])", folded):
        for name in names.get(word.group(), ()):
            if match := name.match(folded, word.start()):
                yield origins[match.start()], origins[match.end() - 1] + 1


@lru_cache(maxsize=8)
def _by_first_word(known: frozenset[str]) -> dict[str, list[re.Pattern[str]]]:
    """The folded names as patterns, by their first word: a corpus may have thousands."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for name in sorted(known):
        parts = fold(name).split()
        if parts and (first := re.match(r"\w+|[^\w\s]", parts[0])):
            pattern = re.compile(r"\s+".join(map(re.escape, parts)) + r"(?!\w)")
            found.setdefault(first.group(), []).append(pattern)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded letter by letter, and where each letter of it comes from."""
    pieces = [fold(character) or " " * character.isspace() for character in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _full(text: str) -> Iterator[Span]:
    """Names of several words, without titles and what opens the sentence before them."""
    for _, start, end in names_in(text):
        parts = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]
        while parts and _is_before(text, *parts[0]):
            parts = parts[1:]
        if len(parts) == 2 and _is_common(text[slice(*parts[-1])]) and (own := _OWNED.search(text, *parts[-2])):
            parts = [(parts[0][0], own.start())]
        if len(parts) > 1 and not all(_is_common(text[slice(*part)]) for part in parts):
            yield parts[0][0], parts[-1][1]


def _is_before(text: str, start: int, end: int) -> bool:
    """Whether a word that stands before a name is no part of it."""
    word = text[start:end]
    bare = _ELIDED.sub("", word)
    opener = _BEGINNING.search(text[max(0, start - 12) : start]) and (_is_common(word) or _VERBAL.search(word))
    return not bare[:1].isupper() or fold(word) in listed("titles") or bool(opener)


def _marked(text: str) -> Iterator[Span]:
    """Acronyms, capitals within a word, sites."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _MARKED):
        word = match.group()
        if not (_is_common(word) or (" " in word and _opens(text, match.start()))):
            yield match.span()


def _single(text: str) -> Iterator[Span]:
    spans = [(start, end) for start, end in _capitalised(text) if not _is_common(text[start:end])]
    within = {text[start:end] for start, end in spans if not _opens(text, start)}
    for start, end in spans:
        if text[start:end] in within:
            yield start, end


def _capitalised(text: str) -> Iterator[Span]:
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if elided := _ELIDED.match(text, start, end):
            start = elided.end()
        if owned := _OWNED.search(text, start, end):
            end = owned.start()
        if end - start >= _SHORTEST and text[start].isupper():
            yield start, end


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, quotation or bracket opens at `start`, or before the elided article there."""
    before = text[max(0, start - 12) : start]
    return bool(_OPENING.search(before)) and not _ABBREVIATED.search(before)


def _is_common(word: str) -> bool:
    folded = fold(word)
    if _INITIAL.fullmatch(word) or _ROMAN.fullmatch(word):
        return True
    return (
        folded in listed("commons") or is_month(folded) or all(part in listed("commons") for part in folded.split("-"))
    )


def _joined(text: str, found: Collection[Span]) -> list[Span]:
    """Also with an article of its own, and "the Bank of England": an article, a capitalised word, "of", and a name."""
    joined = list(found)
    for start, end in found:
        article = _ARTICLE.search(text, max(0, start - 4), start)
        if article and (article.group().startswith("N") or not _opens(text, article.start())):
            joined.append((article.start(), end))
        link = _OF.search(text, max(0, start - _REACH), start)
        if link and link["head"][0].isupper() and not _is_common(link["head"]):
            joined.append((link.start("head"), end))
    return joined
