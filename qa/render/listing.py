"""Speakers, sources and turns → dictionaries ready for JSON, in the shape and key order that programs may rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.render.record import source_record, turn_record
from qa.schema import Edit, Piece, QuoteMatch, Source, Speaker, Turn, Verification


def speaker_record(speaker: Speaker) -> dict[str, Any]:
    """One person: name, roles, organisation, aliases, the ids of their sources, how many turns are theirs."""
    return {
        "name": speaker.name,
        "roles": [role.value for role in speaker.roles],
        "organisation": speaker.organisation,
        "aliases": list(speaker.aliases),
        "sources": list(speaker.sources),
        "turns": speaker.turns,
    }


def sources_record(sources: Sequence[Source]) -> dict[str, Any]:
    """Every source as an answer has it, in the order given."""
    return {"sources": [source_record(source) for source in sources]}


def turns_record(source: Source, turns: Sequence[Turn], total: int) -> dict[str, Any]:
    """Turns of one source, each as `qa parse --json` prints it; `total` is how many the source has."""
    return {"source": source_record(source), "total": total, "turns": [turn_record(turn) for turn in turns]}


def who_record(verification: Verification) -> dict[str, Any]:
    """Who said a quote: the verdict on its words, and everybody who said them, each with the words as spoken."""
    return {
        "quote": verification.quote,
        "verdict": verification.verdict.value,
        "said_by": [_saying(match) for match in verification.matches],
    }


def _saying(match: QuoteMatch) -> dict[str, Any]:
    excerpt = match.excerpt
    return {
        "speaker": excerpt.turn.speaker,
        "role": excerpt.turn.role.value,
        "text": excerpt.text,
        "question": match.question,
        "source": source_record(excerpt.source),
        "turn": excerpt.turn.index,
        "start": excerpt.start,
        "end": excerpt.end,
    }


def verification_record(verification: Verification) -> dict[str, Any]:
    """The verification of a quote, as `qa verify --json` prints it."""
    return {
        "quote": verification.quote,
        "language": verification.language,
        "verdict": verification.verdict.value,
        "speaker_claimed": verification.speaker_claimed,
        "speaker_matches": verification.speaker_matches,
        "attribution": verification.attribution.value if verification.attribution else None,
        "matches": [_match(match) for match in verification.matches],
        "nearest": _match(verification.nearest) if verification.nearest else None,
        "pieces": [_piece(piece) for piece in verification.pieces],
        "notes": list(verification.notes),
    }


def _match(match: QuoteMatch) -> dict[str, Any]:
    return _saying(match) | {
        "verdict": match.verdict.value,
        "similarity": match.similarity,
        "diff": [_edit(edit) for edit in match.edits],
        "changes": list(match.changes),
        "translation": match.translation,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    match = _match(piece.match) if piece.match else None
    return {"text": piece.text, "start": piece.start, "end": piece.end, "match": match}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"operation": edit.operation.value, "quoted": edit.quoted, "said": edit.said, "changes": edit.changes}
