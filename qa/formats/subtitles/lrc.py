"""LRC: "[01:02.50]words", with several times before words said several times, and times before words inside a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import file_lines
from qa.formats.subtitles.clock import clock
from qa.formats.subtitles.cues import Cue, Line, Subtitles, first_lines, language
from qa.formats.subtitles.markup import marked
from qa.formats.subtitles.telling import told

_STAMP = re.compile(r"[ \t]*\[(?P<time>(?:[0-9]{1,3}:)?[0-9]{1,4}:[0-9]{1,2}(?:[.:,][0-9]{1,3})?)\]")
_EXACT = re.compile(r"\[[0-9]{1,4}:[0-9]{2}[.,][0-9]{2,3}\]")
_TAG = re.compile(r"\[(?P<key>[A-Za-z#][A-Za-z]{0,15})[ \t]*:(?P<value>[^\]]*)\][ \t]*")
_KNOWN = {"ti": "title", "ar": "artist", "al": "album", "la": "language", "lang": "language", "date": "date"}


class _Stamped(NamedTuple):
    """Words at one time; `line` is where they stand in the file, from 1."""

    time: float
    line: int
    words: list[Line]


def recognises(file: File) -> bool:
    """Whether most lines open with a time to the hundredth in square brackets, or with one of the format's tags."""
    lines = first_lines(file)
    exact = sum(_EXACT.match(line) is not None for line in lines)
    tags = sum(_TAG.fullmatch(line) is not None for line in lines)
    return exact >= 1 and 10 * (exact + tags) >= 8 * len(lines)


def _read(file: File) -> Reading:
    facts: dict[str, str] = {}
    found: list[_Stamped] = []
    before: list[Line] = []
    strays: list[int] = []
    for number, printed in enumerate(file_lines(file.text), 1):
        line = printed.strip()
        times, words = _stamps(line)
        if times:
            found += [_Stamped(time, number, list(words)) for time in times]
        elif tag := _TAG.fullmatch(line):
            facts[tag["key"].lower()] = tag["value"].strip()
        elif words and found:
            found[-1].words.extend(words)
            strays.append(number)
        elif words:
            before.extend(words)
    first = [Cue(1, 0, None, None, tuple(before))] if before else []
    cues = [*first, *_cues(_in_time(found), _offset(facts), len(first))]
    return told(file, FORMAT.name, Subtitles(cues, _metadata(facts), _warnings(strays)))


def _stamps(line: str) -> tuple[list[float], tuple[Line, ...]]:
    times: list[float] = []
    end = 0
    while match := _STAMP.match(line, end):
        time = clock(match["time"])
        end = match.end()
        times += [time] if time is not None else []
    return times, marked([line[end:]])


def _in_time(found: Sequence[_Stamped]) -> list[_Stamped]:
    """In file order; by time where a line stands at several times, for it comes back between others."""
    several = any(left.line == right.line for left, right in pairwise(found))
    return sorted(found, key=lambda stamped: stamped.time) if several else list(found)


def _cues(found: Sequence[_Stamped], offset: float, number: int) -> list[Cue]:
    """A cue ends where the next begins; a time without words only ends the one before."""
    cues: list[Cue] = []
    for this, after in zip(found, [*found[1:], None], strict=False):
        if this.words:
            number += 1
            start = max(0.0, this.time - offset)
            end = max(0.0, after.time - offset) if after and after.time >= this.time else None
            cues.append(Cue(number, this.line, start, end, tuple(replace(line, timed=False) for line in this.words)))
    return cues


def _offset(facts: dict[str, str]) -> float:
    """Seconds by which all words come earlier."""
    printed = facts.get("offset", "")
    return int(printed) / 1000 if re.fullmatch(r"[+-]?[0-9]{1,7}", printed, re.ASCII) else 0.0


def _metadata(facts: dict[str, str]) -> dict[str, str]:
    known = {_KNOWN[key]: value for key, value in facts.items() if key in _KNOWN and value}
    if "language" in known:
        known["language"] = language(known["language"]) or known["language"]
    return known


def _warnings(strays: Sequence[int]) -> list[str]:
    if not strays:
        return []
    more = f" (and {len(strays) - 1} more lines)" if strays[1:] else ""
    return [f"Line {strays[0]}{more} has no time; it was read with the words before it."]


FORMAT = Format(
    name="LRC",
    suffixes=(".lrc",),
    recognises=recognises,
    read=_read,
    example="[ti:Harbour talk]\n[00:01.00]Jeanne Roy: When did the harbour open?\n[00:04.50]Paul Marsh: In 1961.",
)
"""LRC."""
