"""Records → dictionaries ready for JSON, in the shape and key order that scripts may rely on."""

from __future__ import annotations

from typing import Any

from qa.config import settings
from qa.permalink import permalink
from qa.schema import Anchor, Answer, Edit, Hit, Piece, QuoteMatch, Role, Source, Transcript, Turn, Verification


def answer_record(answer: Answer) -> dict[str, Any]:
    """The answer as `qa ask --json` prints it; keys always present and in the same order."""
    return {
        "question": answer.question,
        "understood_as": answer.understood_as,
        "language": answer.language,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "passages": [hit_record(hit) for hit in answer.hits],
    }


def transcript_record(transcript: Transcript) -> dict[str, Any]:
    """The transcript as `qa parse --json` prints it; times, page and anchors only on the turns that have them, `text`
    only where it was composed from a container: it is what offsets count in."""
    record: dict[str, Any] = {
        "file": transcript.source.file,
        "format": transcript.format,
        "metadata": dict(transcript.metadata),
        "turns": [turn_record(turn) for turn in transcript.turns],
        "warnings": list(transcript.warnings),
    }
    return record | ({"text": transcript.text} if transcript.composed else {})


def verification_record(verification: Verification) -> dict[str, Any]:
    """The verification as `qa verify --json` prints it; keys always present and in the same order. `pieces` is empty
    unless the quote is stitched; a piece that nobody said has the match null."""
    return {
        "quote": verification.quote,
        "verdict": verification.verdict.value,
        "speaker_claimed": verification.speaker_claimed,
        "speaker_matches": verification.speaker_matches,
        "attribution": verification.attribution.value if verification.attribution else None,
        "language": verification.language,
        "matches": [_match(match) for match in verification.matches],
        "nearest": _match(verification.nearest) if verification.nearest else None,
        "stitched": bool(verification.pieces),
        "pieces": [_piece(piece) for piece in verification.pieces],
        "notes": [note.value for note in verification.notes],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    match = _match(piece.match) if piece.match else None
    return {"text": piece.text, "start": piece.start, "end": piece.end, "match": match}


def _match(match: QuoteMatch) -> dict[str, Any]:
    excerpt = match.excerpt
    turn, source = excerpt.turn, excerpt.source
    return {
        "speaker": turn.speaker,
        "role": turn.role.value,
        "text": excerpt.text,
        "start": excerpt.start,
        "end": excerpt.end,
        "verdict": match.verdict.value,
        "similarity": match.similarity,
        "changes": list(match.changes),
        "translation": match.translation,
        "diff": [_edit(edit) for edit in match.edits],
        "question": match.question,
        "turn": turn.index,
        "id": f"{source.id}#t{turn.index}",
        "source": source_record(source),
        "quoted_by": (source.publisher or source.title) if turn.role is Role.QUOTED else None,
        "citation": match.citation,
        "permalink": permalink(excerpt, settings().url),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"op": edit.operation.value, "quoted": edit.quoted, "said": edit.said, "changes": edit.changes}


def hit_record(hit: Hit) -> dict[str, Any]:
    """A passage as `qa ask --json` prints it; keys in the same order and always present, but for `time` (seconds)
    and `page`, where it begins: they end the record where the file has them."""
    passage = hit.passage
    record: dict[str, Any] = {
        "rank": hit.rank,
        "score": hit.score,
        "id": passage.id,
        "text": passage.text,
        "highlights": [[start, end] for start, end in hit.highlights],
        "speaker": passage.speaker,
        "role": passage.role.value,
        "question": passage.question,
        "source": source_record(hit.source),
        "turn": passage.turn,
        "start": passage.start,
        "end": passage.end,
        "citation": hit.citation,
    }
    where = {"time": passage.time, "page": passage.page}
    return record | {key: value for key, value in where.items() if value is not None}


def source_record(source: Source) -> dict[str, Any]:
    """The bibliographic facts of a source, as passages and quotes carry them."""
    return {
        "id": source.id,
        "title": source.title,
        "file": source.file,
        "publisher": source.publisher,
        "date": source.date,
        "language": source.language,
        "url": source.url,
    }


def turn_record(turn: Turn) -> dict[str, Any]:
    """One turn, as `qa parse --json` prints it; times, page, confidence and anchors only where it has them."""
    record: dict[str, Any] = {
        "index": turn.index,
        "speaker": turn.speaker,
        "role": turn.role.value,
        "text": turn.text,
        "start": turn.start,
        "end": turn.end,
        "label": turn.label,
        "inferred": is_inferred(turn),
    }
    where = {
        "time_start": turn.time_start,
        "time_end": turn.time_end,
        "page": turn.page,
        "confidence": turn.confidence,
        "anchors": [_anchor(anchor) for anchor in turn.anchors] or None,
    }
    return record | {key: value for key, value in where.items() if value is not None}


def is_inferred(turn: Turn) -> bool:
    """Whether the speaker of a turn, or the role, is not stated by its source."""
    return turn.inferred or turn.confidence is not None


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {key: value for key, value in anchor._asdict().items() if value is not None}
