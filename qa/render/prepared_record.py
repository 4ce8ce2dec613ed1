"""What an interview is prepared with → dictionaries ready for JSON, in the shape and key order that scripts rely on.

Every passage is as in `qa ask --json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qa.render.prepared_facts import Interviews, by_source, put_to
from qa.render.record import hit_record, source_record
from qa.schema import (
    AskedMatrix,
    Asking,
    Brief,
    Cell,
    Comparison,
    Dossier,
    Hit,
    Mention,
    Position,
    Role,
    Row,
    Source,
    Spoken,
    Survey,
    Topic,
    Voice,
)


def brief_record(brief: Brief) -> dict[str, Any]:
    """Everybody on a topic; who does not address it has the one passage that comes nearest, which is no answer."""
    return {
        "topic": brief.topic,
        "speakers": [_voice(voice) for voice in brief.voices],
        "addressed": brief.addressed,
        "of": brief.of,
        "wordings": list(brief.wordings),
    }


def matrix_record(matrix: AskedMatrix) -> dict[str, Any]:
    """Questions × guests. A cell's `question` is as it was put to this guest, null where it was not; its `passages` are
    the answer when it is "answered", else what touches on the question, else the nearest miss."""
    return {
        "rows": [
            {"question": row.question, "asked": row.asked, "cells": [_cell(row, cell) for cell in row.cells]}
            for row in matrix.rows
        ],
        "guests": list(matrix.guests),
        "questions": matrix.questions,
    }


def dossier_record(dossier: Dossier, sources: Iterable[Source] = ()) -> dict[str, Any]:
    """Everything on a guest. `sources` are those of the corpus, where they are at hand: an interview that no passage of
    the dossier is from is known by its id alone without them."""
    interviews = Interviews.of(dossier, sources)
    return {
        "speaker": dossier.speaker.name,
        "facts": _facts(dossier, interviews),
        "topics": [{"topic": _subject(spoken.topic), "passages": _passages(spoken.hits)} for spoken in dossier.topics],
        "asked": [_asked(cell, cell.asking, interviews) for cell in dossier.asked if cell.asking],
        "others": [_others(spoken) for spoken in dossier.topics],
        "never_asked": [_never_asked(row, dossier.speaker.name) for row in dossier.never_asked],
        "statements": {
            "dated": _passages(dossier.statements),
            "pairs": [
                {"earlier": hit_record(pair.earlier), "later": hit_record(pair.later)} for pair in dossier.sequels
            ],
        },
    }


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Two people side by side, nearest pairs first; `only` holds what has no counterpart, by speaker."""
    left, right = comparison.left, comparison.right
    return {
        "speakers": [left, right],
        "topic": comparison.topic,
        "pairs": [
            {"nearness": pair.nearness, "left": hit_record(pair.left), "right": hit_record(pair.right)}
            for pair in comparison.pairs
        ],
        "only": {left: _passages(comparison.only_left), right: _passages(comparison.only_right)},
    }


def survey_record(survey: Survey) -> dict[str, Any]:
    """Everybody on a question, their passages by source, the best source first. Who does not address it has the one
    passage that comes nearest; `below` are the best of those that are not counted."""
    return {
        "question": survey.question,
        "language": survey.language,
        "addressed": survey.addressed,
        "of": survey.of,
        "speakers": [
            {
                "speaker": voice.speaker,
                "addresses": voice.addresses,
                "confidence": voice.confidence,
                "sources": _by_source(voice.hits),
            }
            for voice in survey.voices
        ],
        "below": _passages(survey.below),
    }


def topics_record(topics: Sequence[Topic]) -> dict[str, Any]:
    """The subjects of the corpus, in the order given, each with the ids of its passages, the most typical first."""
    return {
        "topics": [
            _subject(topic) | {"named": topic.named, "passages": list(topic.passages), "speakers": list(topic.speakers)}
            for topic in topics
        ]
    }


def _passages(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    return [hit_record(hit) for hit in hits]


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "speaker": voice.speaker,
        "addresses": voice.addresses,
        "passages": _passages(voice.hits),
        "state": voice.state.value,
        "confidence": voice.confidence,
        "asked": [{"id": asking.id, "question": asking.text, "by": asking.speaker} for asking in voice.askings],
    }


def _cell(row: Row, cell: Cell) -> dict[str, Any]:
    asking = put_to(row, cell)
    nearest = None if asking else cell.nearest or cell.asking
    return {
        "speaker": cell.speaker,
        "state": cell.state.value,
        "question": asking.text if asking else None,
        "passages": _passages(cell.hits),
        "by": asking.speaker if asking else None,
        "nearest_question": nearest.text if nearest else None,
    }


def _facts(dossier: Dossier, interviews: Interviews) -> dict[str, Any]:
    speaker = dossier.speaker
    return {
        "organisation": speaker.organisation,
        "roles": [role.value for role in speaker.roles],
        "aliases": list(speaker.aliases),
        "turns": speaker.turns,
        "interviews": [_interview(identifier, interviews) for identifier in speaker.sources],
        "introductions": _passages(dossier.introductions),
        "numbers": [_mention(mention) for mention in dossier.numbers],
        "names": [_mention(mention) for mention in dossier.names],
    }


def _interview(identifier: str, interviews: Interviews) -> dict[str, Any]:
    source = interviews.source(identifier)
    interviewers = [person.name for person in source.people if person.role is Role.INTERVIEWER]
    return source_record(source) | {"interviewers": interviewers}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"text": mention.text, "start": mention.start, "end": mention.end, "passage": hit_record(mention.hit)}


def _subject(topic: Topic) -> dict[str, Any]:
    return {"id": topic.id, "label": topic.label, "terms": list(topic.terms)}


def _asked(cell: Cell, asking: Asking, interviews: Interviews) -> dict[str, Any]:
    return {
        "question": asking.text,
        "by": asking.speaker,
        "source": source_record(interviews.source(asking.transcript)),
        "turn": asking.turn,
        "passages": _passages(cell.hits),
        "id": asking.id,
        "state": cell.state.value,
    }


def _others(spoken: Spoken) -> dict[str, Any]:
    return {"topic": _subject(spoken.topic), "positions": [_position(position) for position in spoken.positions]}


def _position(position: Position) -> dict[str, Any]:
    return {
        "speaker": position.speaker,
        "relation": position.relation.value,
        "passage": hit_record(position.hit) if position.hit else None,
    }


def _never_asked(row: Row, guest: str) -> dict[str, Any]:
    own = next((cell for cell in row.cells if cell.speaker == guest), None)
    return {
        "question": row.question,
        "asked": row.asked,
        "cells": [_cell(row, cell) for cell in row.cells if cell is not own],
        "state": own.state.value if own else None,
        "nearest": _passages(own.hits) if own else [],
    }


def _by_source(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    return [{"source": source_record(source), "passages": _passages(group)} for source, group in by_source(hits)]
