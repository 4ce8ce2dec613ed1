"""Paragraphs whose speaker is known → pieces of a turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.formats.composing import Piece
from qa.formats.documents.blocks import Paragraph, Run, lines, split
from qa.formats.reading import Reading
from qa.schema import Role


def spoken(
    paragraphs: Iterable[Paragraph],
    *,
    label: str | None = None,
    role: Role = Role.UNKNOWN,
    time: float | None = None,
    fresh: bool = False,
) -> Iterator[Piece]:
    """The paragraphs as the words of one voice, line by line; a line that runs over a page is two pieces."""
    for paragraph in paragraphs:
        for line in lines(paragraph):
            for number, (text, page) in enumerate(_by_page(line)):
                yield Piece(
                    text=text,
                    label=label,
                    role=role,
                    time_start=paragraph.time if paragraph.time is not None else time,
                    page=page,
                    paragraph=not number,
                    fresh=fresh,
                )
                time, fresh = None, False


def without(paragraph: Paragraph, length: int) -> Paragraph:
    """The paragraph without its first characters."""
    return replace(paragraph, runs=split(paragraph.runs, length)[1])


def retold(reading: Reading) -> Iterator[Piece]:
    """The turns of another reading as pieces."""
    for turn in reading.turns:
        for number, line in enumerate(turn.text.splitlines()):
            yield Piece(
                text=line,
                label=turn.label,
                role=turn.role,
                time_start=None if number else turn.time_start,
                page=turn.page,
                paragraph=True,
                fresh=not number,
            )


def _by_page(line: Sequence[Run]) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for run in line:
        if found and (found[-1][1] == run.page or not run.text.strip()):
            found[-1] = (found[-1][0] + run.text, found[-1][1])
        else:
            found.append((run.text, run.page))
    return found
