"""Lists of terms and definitions (`<dl>`) that are conversations: the term speaks, or asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.formats.documents.blocks import Block, Paragraph
from qa.schema import Role
from qa.text import LabelKind, bare_name, fold, label_kind

TERM, DEFINITION = "dt", "dd"
"""What the styles of the paragraphs of such lists end in."""
_LONGEST = 60


def defined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, terms being names or questions where most of them are.

    Terms that come back are names, whatever they look like; single words that do not are a glossary's.
    """
    terms = [block.text.strip() for block in blocks if isinstance(block, Paragraph) and _is(block, TERM)]
    if len(terms) < 2:
        return list(blocks)
    if 2 * sum(term.endswith("?") for term in terms) > len(terms):
        return [_asked(block) for block in blocks]
    return [_named(block) for block in blocks] if _speak(terms) else list(blocks)


def _is(block: Block, *styles: str) -> bool:
    return isinstance(block, Paragraph) and block.style.rpartition(" ")[2] in styles


def _speak(terms: Sequence[str]) -> bool:
    """Whether terms are those who speak: each comes back, or most read as names and some come back or are in full."""
    distinct = {fold(term) for term in terms}
    if max(map(len, terms)) <= _LONGEST and 2 * len(distinct) <= len(terms):
        return True
    kinds = [label_kind(bare_name(term.rstrip(" :\u00a0\u202f"))) for term in terms if len(term) <= _LONGEST]
    named = [kind for kind in kinds if kind is not None]
    told = len(distinct) < len(terms) or 2 * sum(kind is not LabelKind.WORD for kind in named) > len(terms)
    return told and 2 * len(named) > len(terms)


def _named(block: Block) -> Block:
    if isinstance(block, Paragraph) and _is(block, TERM):
        return replace(block, runs=tuple(replace(run, voice=True) for run in block.runs))
    return block


def _asked(block: Block) -> Block:
    if isinstance(block, Paragraph) and _is(block, TERM, DEFINITION):
        return replace(block, role=Role.INTERVIEWER if _is(block, TERM) else Role.INTERVIEWEE)
    return block
