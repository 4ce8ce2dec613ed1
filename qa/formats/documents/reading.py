"""The blocks of any document → turns: what the markup states first, then what the words and their looks show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from qa.errors import FormatError
from qa.formats.composing import Piece, composed
from qa.formats.documents.blocks import Block, Paragraph, Table, flat
from qa.formats.documents.cued import cued
from qa.formats.documents.headers import is_fact, with_lines
from qa.formats.documents.looks import alternating
from qa.formats.documents.marking import marked
from qa.formats.documents.pieces import retold
from qa.formats.documents.styled import parts, voiced, worded
from qa.formats.documents.tables import is_transcript, left_out, rows
from qa.formats.plain import read_plain
from qa.formats.reading import Reading
from qa.schema import Role

_MOST_LINES = 50_000
_PREFACE = 12
"""Paragraphs before the first turn that may hold title, names and date."""


def read_blocks(
    blocks: Sequence[Block], file: str, form: str, metadata: Mapping[str, str], warnings: Sequence[str] = ()
) -> Reading:
    """The reading of a document. What the text states of itself goes over `metadata`.

    Raises `FormatError` (naming `file`) for a document without words, or with more paragraphs than any transcript.
    """
    blocks = with_lines(blocks)
    paragraphs = list(flat(blocks))
    if not worded(paragraphs):
        raise FormatError(file, "it holds no words: bring the file that the transcript is in")
    if sum(paragraph.text.count("\n") + 1 for paragraph in paragraphs) > _MOST_LINES:
        raise FormatError(
            file, f"it has more than {_MOST_LINES} paragraphs, as no transcript has: add the part that is one"
        )
    notes = [*warnings, *_unread(blocks)]
    pieces = _pieces(blocks, paragraphs)
    if pieces is None:
        reading = _titled(marked(paragraphs).reading(form, metadata, notes), metadata.get("title"))
        if any(turn.label for turn in reading.turns) or (pieces := parts(paragraphs)) is None:
            return reading if _has_voices(reading) else _by_look(paragraphs, reading)
    stated = {**metadata, **_stated(pieces, paragraphs)}
    return composed(pieces, form, metadata=stated, warnings=notes)


def _titled(reading: Reading, title: str | None) -> Reading:
    """The reading with its own title, or that of the document where the text's is only its first fact."""
    if not is_fact(reading.metadata.get("title", "")):
        return reading
    others = {key: value for key, value in reading.metadata.items() if key != "title"}
    return replace(reading, metadata=others | ({"title": title} if title else {}))


def _has_voices(reading: Reading) -> bool:
    return any(turn.label or turn.role is not Role.NARRATOR for turn in reading.turns)


def _by_look(paragraphs: Sequence[Paragraph], reading: Reading) -> Reading:
    """The reading with roles inferred from looks alone, where one look and another take turns; else as it is."""
    pieces = alternating(paragraphs)
    if pieces is None:
        return reading
    found = composed(pieces, reading.format, metadata=reading.metadata, warnings=reading.warnings)
    turns = tuple(replace(turn, inferred=turn.role is not Role.NARRATOR) for turn in found.turns)
    return replace(found, turns=turns)


def _pieces(blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> list[Piece] | None:
    """The turns that the markup states; None where it states none."""
    if any(isinstance(block, Table) and is_transcript(block) for block in blocks):
        return list(_around_tables(blocks))
    return cued(paragraphs) or voiced(paragraphs)


def _around_tables(blocks: Sequence[Block]) -> Iterator[Piece]:
    """The tables that are transcripts, and what stands around them as a reader of plain text has it."""
    for told, group in groupby(blocks, lambda block: isinstance(block, Table) and is_transcript(block)):
        if told:
            yield from (piece for block in group if isinstance(block, Table) for piece in rows(block))
            continue
        around = list(flat(group))
        if worded(around):
            yield from retold(marked(around).reading("", {}, ()))


def _unread(blocks: Sequence[Block]) -> list[str]:
    columns = [head for block in blocks if isinstance(block, Table) for head in left_out(block)]
    names = ", ".join(dict.fromkeys(f"“{head}”" if head else "without a heading" for head in columns))
    return [f"Columns of the table that hold no speech were left out: {names}."] if names else []


def _stated(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> Mapping[str, str]:
    """What is said before the first turn of the text itself."""
    told = {line for piece in pieces[:_PREFACE] if piece.role is Role.NARRATOR for line in piece.text.split("\n")}
    preface = [paragraph for paragraph in paragraphs[:_PREFACE] if paragraph.text.strip() in told]
    return read_plain("".join(marked(preface).parts)).metadata if preface else {}
