"""Records → dictionaries ready for JSON, in the shape and key order that scripts may rely on."""

from __future__ import annotations

from typing import Any

from qa.schema import Answer, Hit, Source, Transcript, Turn


def answer_record(answer: Answer) -> dict[str, Any]:
    """The answer as `qa ask --json` prints it; keys always present and in the same order."""
    return {
        "question": answer.question,
        "understood_as": answer.understood_as,
        "language": answer.language,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "passages": [_hit(hit) for hit in answer.hits],
    }


def transcript_record(transcript: Transcript) -> dict[str, Any]:
    """The transcript as `qa parse --json` prints it; times and page only on the turns that have them."""
    return {
        "file": transcript.source.file,
        "format": transcript.format,
        "metadata": dict(transcript.metadata),
        "turns": [turn_record(turn) for turn in transcript.turns],
        "warnings": list(transcript.warnings),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
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
    """One turn, as `qa parse --json` prints it; times and page only where it has them."""
    record: dict[str, Any] = {
        "index": turn.index,
        "speaker": turn.speaker,
        "role": turn.role.value,
        "text": turn.text,
        "start": turn.start,
        "end": turn.end,
        "label": turn.label,
        "inferred": turn.inferred,
    }
    where = {"time_start": turn.time_start, "time_end": turn.time_end, "page": turn.page}
    return record | {key: value for key, value in where.items() if value is not None}
