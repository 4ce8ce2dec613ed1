"""What a number counts: the words behind it, French and English, as far as their shape tells."""

from __future__ import annotations

import re

from qa.figures.cores import SPACE
from qa.figures.wordlists import listed
from qa.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_GAP = re.compile(SPACE)
_LINK = re.compile(rf"{SPACE}(?:de|of){SPACE}|{SPACE}(?:de{SPACE}l|d)['’]", re.IGNORECASE)
_LONG_LINK = re.compile(
    rf"{SPACE}(?:des|du|(?:de|of){SPACE}(?:la|le|nos|notre|leurs|leur|ses|son|vos|our|the|their|its|all)){SPACE}",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"(?:{SPACE}?/{SPACE}?[^\W\d_]+|{SPACE}(?:par|per|a|an|each|every|chaque){SPACE}"
    r"(?:an|mois|jour|semaine|heure|trimestre|utilisateur|personne|poste|tête"
    r"|year|month|day|week|hour|quarter|user|person|seat|head)\b)",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"{SPACE}(?:ago|auparavant|plus{SPACE}tôt|plus{SPACE}tard|earlier|later|old)\b", re.IGNORECASE)
_ON = re.compile(rf"{SPACE}(?:on|sur|in|en){SPACE}(?:(?:the|our|la|le|les|nos){SPACE}|l['’])?", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"{SPACE}(?:sur|out{SPACE}of|in){SPACE}(?:\d{{1,2}}|100|deux|trois|quatre|cinq|dix|cent|two|three|four|five|ten|hundred)\b"
)
_TIMES = re.compile(
    rf"{SPACE}(?:fois|times){SPACE}(?:plus|moins|more|less|fewer|(?=[^\W\d_]+er\b))(?:{SPACE}?(?!(?:que|qu|than|de|d|of)\b)[^\W\d_]+)?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:al|ic|ive|ous|able|ary|ful)\Z")
_SHORTEST = 3  # letters of a plural
_LONGEST = 3  # words, the last of which is what is counted
_LINKS = 2  # "60 % de point de croissance"


def is_plural(word: str) -> bool:
    """Whether a folded word looks like a plural noun or is a unit, so that a number may count it."""
    if word in listed("units"):
        return True
    return (
        len(word) >= _SHORTEST
        and word not in listed("no_nouns")
        and word[-1] in "sx"
        and not word.endswith(("ss", "us", "is"))
    )


def noun(text: str, place: int) -> int | None:
    """Where the thing counted by a number that ends at `place` ends: the next plural or unit, at most two adjectives
    between; None where there is none."""
    end = None
    for nth in range(_LONGEST):
        gap = _GAP.match(text, place)
        match = _WORD.match(text, gap.end() if gap else place)
        if match is None or (gap is None and (nth or match.end() - match.start() < _SHORTEST)):
            break
        word = fold(match.group())
        if word in listed("no_nouns"):
            break
        place = match.end()
        if is_plural(word):
            end = place
            if word not in listed("before_nouns"):
                break
        elif end is not None:
            break
    return end


def linked(text: str, place: int, *, determined: bool = False) -> int | None:
    """Where "de croissance" or "of revenue" ends behind `place`, None where there is none; with `determined` also "de
    nos clients", "of the market"."""
    link = (_LONG_LINK.match(text, place) if determined else None) or _LINK.match(text, place)
    if link is None:
        return None
    end = None
    for match in _WORD.finditer(text, link.end()):
        before = text[link.end() if end is None else end : match.start()]
        if before.strip(" \u00a0\u202f") or fold(match.group()) in listed("no_nouns"):
            break
        end = match.end()
        if fold(match.group()) not in listed("before_nouns") and not _is_adjective(text, link, match):
            break
    return end


def _is_adjective(text: str, link: re.Match[str], word: re.Match[str]) -> bool:
    """Whether an English word may stand before the noun that is meant: "of global turnover"."""
    return "of" in link.group().lower() and bool(_ADJECTIVE.match(word.group()))


def chained(text: str, place: int) -> int:
    """Behind an amount: what it is an amount of, "de chiffre d'affaires", "of our revenue"."""
    for _ in range(_LINKS):
        place = linked(text, place, determined=True) or place
    return place


def rated(text: str, place: int) -> int:
    """Behind "/ utilisateur / mois", "a year", "ago"."""
    while match := _RATE.match(text, place):
        place = match.end()
    away = _AWAY.match(text, place)
    return away.end() if away else place


def where_grown(text: str, place: int) -> int:
    """Behind a factor: what grew by it, "on document sharing"."""
    on = _ON.match(text, place)
    if on is None:
        return place
    end = place
    at = on.end()
    for _ in range(_LONGEST - 1):
        match = _WORD.match(text, at)
        if match is None or fold(match.group()) in listed("no_nouns"):
            break
        end = match.end()
        at = end + 1 if text[end : end + 1] == " " else len(text)
    return end


def times(text: str, place: int) -> int | None:
    """Behind "fois plus rapide", "times faster"; None where there is none."""
    match = _TIMES.match(text, place)
    return match.end() if match else None


def out_of(text: str, place: int) -> int | None:
    """Behind "sur dix", "out of 3"; None where there is none."""
    match = _OUT_OF.match(text, place)
    return match.end() if match else None
