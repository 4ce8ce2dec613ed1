"""The lines of a PDF → paragraphs: by gaps, indents, looks, labels, and lines that end early."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from qa.formats.documents.blocks import Look, Paragraph, Run
from qa.formats.documents.hyphens import Vocabulary
from qa.formats.documents.pdflines import Line
from qa.text import bare_name, fold, label_kind

_LABEL = re.compile(r"(?P<name>[^:?!]{1,60}?)(?:\s*[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)?\s*:(?![/\d])")
_STAMPED = re.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?(?:\s|$)|[^:?!.]{1,60}?\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*$)"
)
_SET_OFF = re.compile(r"(?P<name>[^:?!.\t]{1,60}?)(?:\s+[–—-]\s|\t|\s*[\[(]\d{1,2}:\d{2})")
_COUNTED = re.compile(r"\A\d{1,5}[.)]?[ ]*\t\s*")
_QUESTION = re.compile(r"(?:Q|R|A|Question|Réponse|Answer)\s?\d{0,3}\s*[.:)–—-]\s", re.IGNORECASE)
_ITEM = re.compile(r"(?:[—–•▪►*]|-)\s+\S|\d{1,2}[.)]\s+[^\W\d_]")
_ENDED = re.compile(r"[.!?…:»”\"')\]]\Z")
_LONGEST = 60
_ENOUGH = 5
"""Lines that must begin at one place to know how long they are there."""
_ROOM = 0.72
"""The share of a full line that is surely not full."""
_NEAR = 4
"""Runs that a word at a line end may be made of."""
_HEADING = 1.15


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document: the height of letters, the distance of lines, the length of a full line, margins."""

    size: float
    gap: float
    full: int
    widths: dict[int, int]
    margins: dict[int, float]
    labels: frozenset[str]
    names: frozenset[str]


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the pages, words at line ends mended; one that runs over a page is one."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    usual = _measures(lines)
    vocabulary = Vocabulary(line.text for line in lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if _begins(before, line, usual) or (_is_asked(before, line, usual) and _ends(line, after, usual)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_paragraph(group, usual, vocabulary) for group in groups]


def _measures(lines: Sequence[Line]) -> _Measures:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0]
    gaps = [
        round(before.y - line.y, 1)
        for before, line in pairwise(lines)
        if before.page == line.page and 0.5 * size < before.y - line.y < 3 * size
    ]
    lengths = sorted(len(line.text) for line in lines)
    margins = {page: _margin(list(of)) for page, of in groupby(lines, lambda line: line.page)}
    return _Measures(
        size=size,
        gap=Counter(gaps).most_common(1)[0][0] if gaps else 1.2 * size,
        full=lengths[int(0.9 * (len(lengths) - 1))],
        widths=_widths(lines),
        margins=margins,
        labels=_labels(lines),
        names=_names(lines),
    )


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """The length of a full line, by where lines begin, for places where some do."""
    found: dict[int, list[int]] = {}
    for line in lines:
        found.setdefault(_bucket(line), []).append(len(line.text))
    return {x: sorted(of)[int(0.9 * (len(of) - 1))] for x, of in found.items() if len(of) >= _ENOUGH}


def _bucket(line: Line) -> int:
    return round(line.x / 10)


def _margin(lines: Sequence[Line]) -> float:
    return Counter(round(line.x) for line in lines).most_common(1)[0][0]


def _labels(lines: Sequence[Line]) -> frozenset[str]:
    """The labels that come back at the start of lines."""
    counts = Counter(name for line in lines if (name := _label(line)) is not None)
    return frozenset(name for name, count in counts.items() if count >= 2)


def _label(line: Line) -> str | None:
    """The name that opens a line and is set off by a colon, a dash, a tab, a time or bold type, folded."""
    text = _COUNTED.sub("", line.text)
    found = _LABEL.match(text) or _SET_OFF.match(text)
    name = found["name"] if found else _bold_lead(line)
    plain = bare_name(name)
    return fold(plain) if name and label_kind(plain if plain != plain.lower() else plain.title()) is not None else None


def _bold_lead(line: Line) -> str:
    first = next((run for run in line.runs if run.text.strip()), None)
    return first.text.strip() if first is not None and Look.BOLD in first.look and not line.bold else ""


def _names(lines: Sequence[Line]) -> frozenset[str]:
    """The lines that are nothing but a name, and come back."""
    counts = Counter(line.text for line in lines if len(line.text) <= _LONGEST)
    return frozenset(text for text, count in counts.items() if count >= 2 and _could_be(text))


def _begins(before: Line, line: Line, usual: _Measures) -> bool:
    """Whether a paragraph begins with this line."""
    text = line.text
    if _label(line) in usual.labels or (_bold_lead(line).endswith(":") and _LABEL.match(text)):
        return True
    if "\t" in text[:_LONGEST] and _could_be(text.partition("\t")[0]):
        return True
    if text in usual.names or before.text in usual.names:
        return True
    if _STAMPED.match(text) or _QUESTION.match(text) or _stands_alone(before, usual):
        return True
    if abs(before.size - line.size) > 0.12 * usual.size:
        return True
    if before.bold != line.bold and (before.bold or _ENDED.search(before.text)):
        return True
    if _had_room(before, line, usual):
        return True
    gap = before.y - line.y if before.page == line.page else 0.0
    return gap > 1.3 * usual.gap or _is_set_off(before, line, usual)


def _is_asked(before: Line, line: Line, usual: _Measures) -> bool:
    """Whether a line may be a question behind an answer that fills its last line, in a text without names."""
    text = line.text
    named = usual.labels or usual.names
    return not named and text.endswith("?") and text[:1].isupper() and _ENDED.search(before.text) is not None


def _ends(line: Line, after: Line | None, usual: _Measures) -> bool:
    return after is None or _begins(line, after, usual)


def _had_room(before: Line, line: Line, usual: _Measures) -> bool:
    """Whether the first word of a line had had room on the one before: then that one ended for another reason."""
    first = line.text.split(maxsplit=1)[0]
    full = usual.widths.get(_bucket(before), usual.full)
    return len(before.text) + 1 + len(first) < _ROOM * full and not before.text.endswith(("-", "\u00ad", "\u2010"))


def _stands_alone(line: Line, usual: _Measures) -> bool:
    """A label or a time on a line of its own: what follows is said."""
    text = line.text
    return len(text) < 0.6 * usual.full and _STAMPED.fullmatch(text) is not None


def _is_set_off(before: Line, line: Line, usual: _Measures) -> bool:
    ended = _ENDED.search(before.text) is not None
    if ended and line.x < min(before.x, usual.margins[line.page]) - 0.6 * usual.size:
        return True
    if ended and _ITEM.match(line.text):
        return True
    short = len(before.text) < 0.75 * usual.full
    if ended and short and line.text[:1].isupper():
        return True
    step = line.x - before.x if before.page == line.page else 0.0
    same_column = abs(step) < 12 * usual.size
    indented = line.x - usual.margins[line.page] > 0.6 * usual.size and step > 0.6 * usual.size
    return ended and same_column and indented


def _could_be(name: str) -> bool:
    return label_kind(bare_name(name.strip())) is not None


def _paragraph(group: Sequence[Line], usual: _Measures, vocabulary: Vocabulary) -> Paragraph:
    runs: list[Run] = []
    for number, line in enumerate(group):
        own = _trimmed(line.runs)
        if number:
            joint = _join(runs, own, vocabulary)
            if joint:
                runs.append(
                    Run(joint, runs[-1].look if runs[-1].look == own[0].look else own[0].look, page=runs[-1].page)
                )
        runs += own
    heading = median(line.size for line in group) > _HEADING * usual.size
    cleaned = tuple(Run(run.text.replace("\u00ad", ""), run.look, run.voice, run.page) for run in runs)
    return Paragraph(runs=cleaned, level=2 if heading else 0)


def _join(runs: list[Run], own: Sequence[Run], vocabulary: Vocabulary) -> str:
    """Mends the last run, and gives what stands between it and the next line."""
    last, tail = runs[-1], "".join(run.text for run in runs[-_NEAR:])
    head = "".join(run.text for run in own[:_NEAR])
    mended, joint = vocabulary.mended(tail, head)
    runs[-1] = Run(last.text[: len(last.text) - (len(tail) - len(mended))], last.look, last.voice, last.page)
    return "" if _is_wide(tail[-1:]) and _is_wide(head[:1]) else joint


def _is_wide(letter: str) -> bool:
    """Whether a letter is of a script that writes no spaces."""
    return bool(letter) and unicodedata.east_asian_width(letter) in "WF"


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    first, last = kept[0], kept[-1]
    kept[0] = Run(first.text.lstrip(), first.look, first.voice, first.page)
    kept[-1] = Run(kept[-1].text.rstrip(), last.look, last.voice, last.page)
    return kept
