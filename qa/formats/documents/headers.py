"""The facts with which a document opens, as lines or in a table: "Date: 12/03/2021", "Participant: P07". No speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from qa.formats.documents.blocks import Block, Paragraph, Run, Table
from qa.text import fold

_FACTS = (
    "date datum fecha data duration duree dauer duracion durata length location lieu ort lugar luogo place venue time "
    "heure uhrzeit hora recorded recording file fichier datei audio project projet projekt proyecto archive archiv "
    "archives language langue sprache idioma lingua title titre titel titulo version transcriber transcribed "
    "transcripteur transcriptrice collection id signature cote"
)
_PEOPLE = (
    "participant participants interviewee interviewer respondent informant witness subject speaker speakers "
    "enquete enqueteur enquetrice temoin intervieweur befragte befragter entrevistado entrevistador"
)
_SURE, _WHO = frozenset(_FACTS.split()), frozenset(_PEOPLE.split())
_LINE = re.compile(r"\s*(?P<key>[^\W\d_][^:\n]{0,40}?)\s*:\s*(?P<value>\S[^\n]{0,120})")
_FIRST = 14
"""Paragraphs at the start of a document among which its facts stand."""
_FEWEST = 2
"""Facts that prove that a document opens with some."""


def with_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a table of facts at the start as lines of "key: value"."""
    found: list[Block] = []
    for place, block in enumerate(blocks):
        told = list(_told(block)) if isinstance(block, Table) and place < _FIRST else []
        found += told or [block]
    return found


def _told(table: Table) -> Iterator[Paragraph]:
    """The facts of a table whose rows are a key and its value; nothing where it is another."""
    cells = [[" ".join(paragraph.text for paragraph in cell).strip() for cell in row] for row in table.rows]
    keys = [fold(row[0]).rstrip(" :") for row in cells if row]
    filled = all(len([cell for cell in row if cell]) <= 2 for row in cells)
    if not filled or sum(key in _SURE for key in keys) < _FEWEST or any(key not in _SURE | _WHO for key in keys if key):
        return
    for row in cells:
        key, *values = [cell for cell in row if cell] or [""]
        if key:
            yield Paragraph(runs=(Run(f"{key.rstrip(' :')}: {' '.join(values)}".rstrip()),))


def facts(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of the paragraphs at the start that state a fact and say nothing.

    Who somebody is ("Participant: P07") is one beside two others, unless the same word opens a line further down. Names
    behind "Interviewer:" and "Interviewee:" are left to the reader of the text, who knows what to do with them.
    """
    spoken = [place for place, paragraph in enumerate(paragraphs) if paragraph.text.strip()]
    keys = {place: fold(found["key"]) for place in spoken if (found := _LINE.fullmatch(paragraphs[place].text))}
    first = next((place for place in spoken[:_FIRST] if keys.get(place) in _SURE | _WHO), None)
    if first is None:
        return frozenset()
    head = list(takewhile(lambda place: keys.get(place) in _SURE | _WHO, spoken[spoken.index(first) :]))
    sure = [place for place in head if keys[place] in _SURE]
    counts = Counter(_key(paragraphs[place]) for place in spoken)
    if len(sure) < _FEWEST or len(head) == len(spoken) or any(counts[keys[place]] > 1 for place in sure):
        return frozenset()
    coded = [place for place in head if counts[keys[place]] == 1 and _is_code(paragraphs[place])]
    return frozenset([*sure, *coded])


def is_fact(line: str) -> bool:
    """Whether a line is a fact of the kind that documents open with, and so no title."""
    found = _LINE.fullmatch(line)
    return found is not None and fold(found["key"]) in _SURE | _WHO


def _key(paragraph: Paragraph) -> str:
    return fold(paragraph.text.partition(":")[0][:60].strip())


def _is_code(paragraph: Paragraph) -> bool:
    """Whether the value is no name and no sentence, but a code ("P07", "B-12")."""
    value = paragraph.text.partition(":")[2].strip()
    return len(value.split()) == 1 and any(map(str.isdigit, value))
