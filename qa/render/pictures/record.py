"""The figures of a corpus → dictionaries ready for JSON, in the shape and key order that programs may rely on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qa.render.record import source_record
from qa.schema import Counts, Course, Share, Statistics, Talk, TopicMap


def statistics_record(statistics: Statistics) -> dict[str, Any]:
    """The whole corpus: what it holds, who says how much in each interview and over all, and what bears a date."""
    timeline = statistics.timeline
    return {
        "counts": _counts(statistics.counts),
        "interviews": [_talk(talk) for talk in statistics.talks],
        "speakers": _shares(statistics.shares),
        "dated": [{"id": talk.source.id, "date": talk.source.date} for talk in timeline.dated],
        "undated": [talk.source.id for talk in timeline.undated],
        "years": [
            {
                "year": year.year,
                "interviews": list(year.interviews),
                "turns": year.turns,
                "words": year.words,
                "speakers": _shares(year.shares),
            }
            for year in timeline.years
        ],
    }


def course_record(course: Course) -> dict[str, Any]:
    """Every turn of one interview in order; `start` and `seconds` are null where its file has no times."""
    return {
        "source": source_record(course.source),
        "turns": [
            {
                "turn": stretch.turn,
                "speaker": stretch.speaker,
                "role": stretch.role.value,
                "words": stretch.words,
                "start": stretch.start,
                "seconds": stretch.seconds,
            }
            for stretch in course.stretches
        ],
    }


def topic_map_record(found: TopicMap) -> dict[str, Any]:
    """Every topic with its place; `kept` tells how far the plane keeps who is whose neighbour."""
    return {
        "kept": found.kept,
        "topics": [
            {
                "id": point.topic.id,
                "label": point.topic.label,
                "x": point.x,
                "y": point.y,
                "passages": len(point.topic.passages),
                "speakers": list(point.topic.speakers),
                "nearest": point.nearest,
            }
            for point in found.points
        ],
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "interviews": counts.interviews,
        "turns": counts.turns,
        "passages": counts.passages,
        "words": counts.words,
        "speakers": counts.speakers,
        "dated": counts.dated,
        "undated": counts.undated,
        "languages": [{"language": language, "interviews": count} for language, count in counts.languages],
        "roles": [
            {"role": part.role.value, "speakers": part.speakers, "turns": part.turns, "words": part.words}
            for part in counts.roles
        ],
    }


def _talk(talk: Talk) -> dict[str, Any]:
    return {
        "source": source_record(talk.source),
        "turns": talk.turns,
        "passages": talk.passages,
        "words": talk.words,
        "speakers": _shares(talk.shares),
    }


def _shares(shares: Iterable[Share]) -> list[dict[str, Any]]:
    return [
        {
            "speaker": share.speaker,
            "role": share.role.value,
            "turns": share.turns,
            "words": share.words,
            "seconds": share.seconds,
        }
        for share in shares
    ]
