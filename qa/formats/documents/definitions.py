"""Lists of terms and definitions (`<dl>`) that are conversations: the term speaks, or asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.formats.documents.blocks import Block, Paragraph
from qa.schema import Role
from qa.text import bare_name, label_kind

TERM, DEFINITION = "dt", "dd"
"""The styles that paragraphs of such lists have."""


def defined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, terms being names or questions where most of them are."""
    terms = [block.text.strip() for block in blocks if isinstance(block, Paragraph) and block.style == TERM]
    if len(terms) < 2:
        return list(blocks)
    if 2 * sum(_could_be(term) for term in terms) > len(terms):
        return [_named(block) for block in blocks]
    if 2 * sum(term.endswith("?") for term in terms) > len(terms):
        return [_asked(block) for block in blocks]
    return list(blocks)


def _could_be(term: str) -> bool:
    return len(term) <= 60 and label_kind(bare_name(term.rstrip(" :\u00a0\u202f"))) is not None


def _named(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.style == TERM:
        return replace(block, runs=tuple(replace(run, voice=True) for run in block.runs))
    return block


def _asked(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.style in {TERM, DEFINITION}:
        return replace(block, role=Role.INTERVIEWER if block.style == TERM else Role.INTERVIEWEE)
    return block
