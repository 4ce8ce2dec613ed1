"""Labels at the start of a line, and how they are set off from the words: by a colon, by bold type, by a tab.

What a reader of plain text needs to see them is added: "Jeanne Roy<tab>Good morning" has no colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.formats.documents.blocks import Look, Paragraph, Run, lines
from qa.text import LabelKind, bare_name, fold, label_kind

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_COLON = re.compile(r"(?P<name>[^:\t?!\n]{1,60}?)\s*:(?![/\d])")
_TABBED = re.compile(rf"(?:{_TIME}[ ]*\t\s*)?(?P<name>[^\t:?!]{{1,60}}?)[ ]*\t\s*(?=\S)")
_MARKED = re.compile(rf"[\s(\[]*{_TIME}|\s*[–—-]\s")
_COUNTED = re.compile(r"\s*\d{1,5}[.)]?\s*\t\s*(?=[^\W\d_])")
_ALONE = re.compile(_TIME)
_MOST_WORDS = 7
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Lead:
    """The characters from `start` to `end` of a line are a label, `bold` or not; `bare`: without a colon or time.

    What stands before it is a time, or a number that counts the lines.

    `firm` tells that it need not come back to be believed: it is more than a word, and no line of its own.
    """

    start: int
    end: int
    key: str
    bold: bool
    bare: bool
    firm: bool


def leads(paragraphs: Sequence[Paragraph]) -> Mapping[tuple[int, int], Lead]:
    """The labels at the start of lines, by paragraph and line.

    A label is believed for its kind or for coming back; one without a colon only beside another. Where some labels are
    bold and some are not, bold type tells questions from answers, and none is given as bold.
    """
    found = {
        (number, place): lead
        for number, paragraph in enumerate(paragraphs)
        for place, runs in enumerate(lines(paragraph))
        if (lead := _lead(runs)) is not None
    }
    printed = _known(lead for lead in found.values() if not lead.bare)
    bare = _known(lead for lead in found.values()) if _converses(found.values()) else frozenset()
    kept = {place: lead for place, lead in found.items() if lead.key in (bare if lead.bare else printed)}
    bold = all(lead.bold for lead in kept.values())
    return {place: replace(lead, bold=bold) for place, lead in kept.items()}


def times_beside(paragraphs: Sequence[Paragraph]) -> frozenset[tuple[int, int]]:
    """The lines, by paragraph and line, that belong to the one above: a time below a name, or a name below a time.

    Names are believed for coming back.
    """
    found = [
        ((number, place), "".join(run.text for run in runs).strip())
        for number, paragraph in enumerate(paragraphs)
        for place, runs in enumerate(lines(paragraph))
    ]
    beside: list[tuple[str, tuple[int, int]]] = []
    for (_, above), (place, line) in pairwise(found):
        for time, name in ((above, line), (line, above)):
            if _ALONE.fullmatch(time) and len(name) <= _LONGEST and _could_be(name):
                beside.append((fold(bare_name(name)), place))
    counts = Counter(name for name, _ in beside)
    return frozenset(place for name, place in beside if counts[name] >= 2)


def _lead(runs: Sequence[Run]) -> Lead | None:
    line = "".join(run.text for run in runs)
    counted = _COUNTED.match(line)
    start = counted.end() if counted else len(line) - len(line.lstrip())
    set_off = _set_off(runs)
    if (match := _COLON.match(line, start)) and _could_be(match["name"]):
        return _made(match["name"], start, match.end(), bold=set_off >= match.end("name"))
    name = line[start:set_off].strip()
    if name and _could_be(name):
        end = start + len(name)
        told = _MARKED.match(line, end) is not None
        return _made(name, start, end, bold=True, bare=not told, alone=not (told or line[end:].strip()))
    if (match := _TABBED.match(line, start)) and _could_be(match["name"]):
        return _made(match["name"], match.start("name"), match.end("name"), bare=True)
    return None


def _made(name: str, start: int, end: int, *, bold: bool = False, bare: bool = False, alone: bool = False) -> Lead:
    plain = bare_name(name)
    return Lead(start, end, fold(plain), bold, bare, not alone and label_kind(plain) is not LabelKind.WORD)


def _set_off(runs: Sequence[Run]) -> int:
    """Where the words end that stand at the start of a line in bold, or in a speaker's style; 0 where none do."""
    end = offset = 0
    for run in runs:
        if run.text.strip() and not (run.voice or Look.BOLD in run.look):
            break
        offset += len(run.text)
        if run.text.strip():
            end = offset
    return end


def _could_be(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and label_kind(bare_name(name)) is not None


def _known(found: Iterable[Lead]) -> frozenset[str]:
    """The labels that come back, or that are more than a word."""
    found = list(found)
    counts = Counter(lead.key for lead in found)
    return frozenset(lead.key for lead in found if counts[lead.key] >= 2 or lead.firm)


def _converses(found: Iterable[Lead]) -> bool:
    counts = Counter(lead.key for lead in found)
    return len(counts) >= 2 and counts.total() >= 3 and counts.most_common(1)[0][1] >= 2
