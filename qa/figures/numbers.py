"""Numbers with what they count: "plus de 500 000 utilisateurs", "two separate Datacenters", "3 € / mois"."""

from __future__ import annotations

import re

from qa.figures.cores import SPACE, Core, Sort, cores
from qa.figures.counting import chained, linked, noun, out_of, rated, times, where_grown
from qa.text import fold

_NARROWED = re.compile(
    r"(?:\b(?:(?:bien |un peu |beaucoup |much |far )?(?:plus|moins) (?:de |d['’])|près de |près d['’]|autour de|environ"
    r"|quelque|presque|quasiment|à peine|seulement|au moins|au plus|jusqu['’]à|(?:much |far )?(?:more|less|fewer) than"
    r"|over|under|about|around|nearly|almost|up to|at least|at most|only|approximately|some|close to|nearly|roughly"
    r"|depuis|pendant|since|d['’]ici|within|(?:multipl|divis|doubl|augment|réduit|increas|reduc)\w*\b[^.,;:!?]{0,50}"
    r"\b(?:par|by|of|de)|(?:une?|deux|trois|quatre|cinq|six|huit|dix|one|two|three|four|five|ten|\d+) (?:ou|à|or|to))"
    r"|[<>~≈])\s*\Z",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:en|in|dès|(?:à )?(?:la )?fin|(?:au )?début|mi-|(?:at )?the end of|(?:the )?end of|early|late|mid-|avant"
    r"|after|before|après|depuis|since|until|by|jusqu['’](?:en|à)|jusque|d['’]ici(?: à)?)\s*(?:le\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bil y a\s*\Z", re.IGNORECASE)
_TIME = re.compile(r"(?:ans?|annees?|mois|jours?|semaines?|heures?|siecles?|minutes?)\Z")
_POINTING = re.compile(r"\b(?:ces|these|those|both|tous les|toutes les|all)\s*\Z", re.IGNORECASE)
_SMALL = re.compile(r"[^\W\d_]+|\d")
_VAGUE = re.compile(
    r"\b(?:choses|things|points?|questions|facons|manieres|ways|cotes|sens|mots|words|aspects|sujets|raisons|reasons"
    r"|logiques|options|cas|cases|sides|parts|parties|premiers|premieres|autres|others|exemples|examples|volets|temps|fois"
    r"|times)\Z"
)
_NAMED = re.compile(rf"[^\W\d_a-zß-öø-ÿ][\w'’.-]*{SPACE}\Z")
_OPENED = re.compile(rf"(?:\A|[.!?…:;«“\"(\n–—-])\s*[^\W\d_][\w'’.-]*{SPACE}\Z")
_REACH = 80  # characters looked at before a number


def numbers(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that give a number with what it counts, as (start, end) offsets, in order, never
    overlapping: amounts, dates, factors, counted things, with what narrows them ("plus de", "since", "par mois").

    French and English. Left out are numbers that count nothing beside them, articles ("un", "one"), ordinals, numbers
    in names ("G7", "Windows 10"), and a few of something vague ("two things", "ces deux points").
    """
    found: list[tuple[int, int]] = []
    for core in cores(text):
        end = _end(text, core)
        floor = found[-1][1] if found else 0
        if end is not None and core.start >= floor:
            found.append((_start(text, core, end, floor), end))
    return tuple(found)


def _start(text: str, core: Core, end: int, floor: int) -> int:
    """Where the words before a number begin that belong to it."""
    start = core.start
    patterns = [_NARROWED, _DATED] if core.sort is Sort.DATE else [_NARROWED]
    if _TIME.search(fold(text[core.start : end])):
        patterns.append(_AGO)
    while match := next(filter(None, (p.search(text, max(floor, start - _REACH), start) for p in patterns)), None):
        start = match.start()
    return start


def _end(text: str, core: Core) -> int | None:
    """Where a number with what it counts ends, None when it counts nothing that could be told."""
    if _in_a_name(text, core):
        return None
    if core.sort is Sort.AMOUNT:
        end = where_grown(text, core.end) if text[core.start] in "x×X" else chained(text, core.end)
        return rated(text, end)
    if (grown := times(text, core.end)) is not None:
        return grown
    counted = _counted(text, core)
    if core.sort is Sort.DATE:
        dated = (
            counted is None
            or not text[core.start].isdigit()
            or _DATED.search(text, max(0, core.start - _REACH), core.start)
        )
        return core.end if dated else counted
    if counted is not None:
        return None if _is_vague(text, core) else rated(text, out_of(text, counted) or counted)
    narrowed = text[core.start].isdigit() and _NARROWED.search(text, max(0, core.start - _REACH), core.start)
    large = core.rounded and text[core.start].isdigit()
    return out_of(text, core.end) or (core.end if narrowed or large else None)


def _counted(text: str, core: Core) -> int | None:
    if core.rounded and (end := linked(text, core.end, determined=True)):
        return linked(text, end) or end
    end = noun(text, core.end)
    return None if end is None else linked(text, end) or end


def _is_vague(text: str, core: Core) -> bool:
    if not _SMALL.fullmatch(text, core.start, core.end):
        return False
    things = fold(text[core.end : noun(text, core.end) or core.end])
    return bool(_VAGUE.search(things) or _POINTING.search(text, max(0, core.start - _REACH), core.start))


def _in_a_name(text: str, core: Core) -> bool:
    """Whether a number in digits follows a name ("Windows 10"), not a word that opens its sentence."""
    if core.sort is Sort.AMOUNT or not text[core.start].isdigit() or not text[core.start : core.end].isalnum():
        return False
    before = text[max(0, core.start - _REACH) : core.start]
    return bool(_NAMED.search(before)) and not _OPENED.search(before)
