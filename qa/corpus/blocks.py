"""The catalogue's text as blocks, so that one can be changed and every other byte stays: comments, order, spacing.

Within a block tomlkit keeps what surrounds a value; between blocks it does not (0.14 moves comments that stand before a
header, and tables that are interleaved), so blocks are told apart here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError

TRANSCRIPT, PEOPLE, PERSON = "transcript", "transcript.people", "person"
OURS = "# qa"
"""What stands beside the header of a block that the program wrote: such a block goes when it says nothing any more."""
Value: TypeAlias = str | Sequence[str]

_HEADER = re.compile(r"[ \t]*\[\[\s*(transcript\s*\.\s*people|transcript|person)\s*\]\][ \t]*(#[^\n]*)?\r?\n?")


@dataclass(slots=True, eq=False)
class Block:
    """One block: the comment lines that touch its header, the header, the lines below it, and what stands between it
    and the next one (white space, and comments that touch neither)."""

    kind: str
    lead: str
    header: str
    body: str
    rest: str = ""

    @property
    def ours(self) -> bool:
        """Whether the program wrote it."""
        return self.header.rstrip().endswith(OURS)

    @property
    def facts(self) -> Mapping[str, object]:
        """What the block says, as plain values."""
        return tomlkit.parse(self.body).unwrap()

    def state(self, key: str, value: Value | None) -> None:
        """Says this under a key, or nothing any more when the value is None or empty."""
        body = tomlkit.parse(self.body)
        if not value:
            body.pop(key, None)
        elif isinstance(value, str):
            body[key] = value
        else:
            body[key] = list(value)
        self.body = tomlkit.dumps(body)
        if self.body and not self.body.endswith("\n"):
            self.body += "\n"

    def __str__(self) -> str:
        return f"{self.lead}{self.header}{self.body}{self.rest}"


def block(kind: str, facts: Mapping[str, Value | None]) -> Block:
    """A new block of the program's own, with these facts in this order."""
    made = Block(kind, "", f"[[{kind}]] {OURS}\n", "")
    for key, value in facts.items():
        made.state(key, value)
    return made


def divided(text: str) -> tuple[str, list[Block]] | None:
    """What stands before the first block, and the blocks in order; together they are the text. None where a block
    cannot be told from what surrounds it."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _HEADER.fullmatch(line)]
    leads = [_lead(lines, start) for start in starts]
    blocks: list[Block] = []
    for start, lead, end in zip(starts, leads, [*leads, len(lines)][1:], strict=True):
        match = _HEADER.fullmatch(lines[start])
        kind = re.sub(r"\s", "", match[1]) if match else ""
        stop = _end(lines, start + 1, end)
        header = lines[start] if lines[start].endswith("\n") else lines[start] + "\n"
        parts = ("".join(lines[lead:start]), header, "".join(lines[start + 1 : stop]), "".join(lines[stop:end]))
        blocks.append(Block(kind, *parts))
    try:
        [made.facts for made in blocks]
    except (TOMLKitError, ValueError):
        return None
    return "".join(lines[: leads[0]] if leads else lines), blocks


def _lead(lines: Sequence[str], start: int) -> int:
    """Where the comment lines begin that touch the header; those that begin the file are the file's own."""
    first = start
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first if first > 0 else start


def _end(lines: Sequence[str], start: int, end: int) -> int:
    """Where what a block says ends: before blank lines and the comments after them."""
    said = [
        number for number in range(start, end) if lines[number].strip() and not lines[number].lstrip().startswith("#")
    ]
    last = said[-1] + 1 if said else start
    while last < end and lines[last].lstrip().startswith("#"):
        last += 1
    return last
