"""Speakers, sources and turns → dictionaries ready for JSON, in the shape and key order that programs may rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.render.record import source_record, turn_record, verification_record
from qa.schema import Source, Speaker, Turn, Verification

_SAYING = (
    "speaker", "role", "quoted_by", "text", "question", "source", "turn", "start", "end", "citation", "permalink",
)  # fmt: skip


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
    matches = verification_record(verification)["matches"]
    return {
        "quote": verification.quote,
        "verdict": verification.verdict.value,
        "said_by": [{key: match[key] for key in _SAYING} for match in matches],
    }
