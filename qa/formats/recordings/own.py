"""What `qa parse --json` prints, read back to the same turns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from qa.formats.reading import Reading, numbered
from qa.formats.recordings.loading import Json
from qa.formats.recordings.values import at, rows, said
from qa.schema import Anchor, Role, Turn

NAME = "qa parse JSON"
EXAMPLE = (
    '{"file": "talk.txt", "format": "labelled", "metadata": {}, "turns": [{"index": 0, "speaker": "Ann Low", "role": '
    '"interviewer", "text": "When did it open?", "start": 9, "end": 26, "label": "Ann Low", "inferred": false}], '
    '"warnings": []}'
)
_ROLES = {role.value: role for role in Role}
_KEYS = ("text", "role", "start", "end")


def is_own(value: Json) -> bool:
    """Whether this is a transcript as we print it."""
    listed = rows(value, "turns")
    return "metadata" in value and bool(listed) and all(key in listed[0] for key in _KEYS) if listed else False


def read_own(value: Json, before: Sequence[str] = ()) -> Reading:
    """The turns as printed: text, role, times, page, anchors. The label is the speaker where there is one, else the
    label that was printed.

    Offsets are those of the printed text where there is one that they fit; else a text is made of the turns.
    """
    text, listed = said(at(value, "text")), rows(value, "turns")
    turns = [_turn(row) for row in listed]
    fits = bool(text) and all(text[turn.start : turn.end] == turn.text for turn in turns) and _apart(turns)
    if not fits:
        text, turns = _written(turns)
    metadata = at(value, "metadata")
    facts = metadata.items() if isinstance(metadata, dict) else ()
    warnings = [warning for warning in _texts(at(value, "warnings")) if warning not in before]
    return Reading(
        text=text,
        format=NAME,
        turns=numbered(turns),
        metadata={key: said(fact) for key, fact in facts if isinstance(fact, str) and said(fact)},
        warnings=(*before, *warnings),
        composed=True,
    )


def _texts(value: Json) -> list[str]:
    return [said(part) for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _turn(row: dict[str, Json]) -> Turn:
    text, start = said(row.get("text")), _count(row.get("start")) or 0
    named = [" ".join(said(row.get(key)).split()) for key in ("speaker", "label") if isinstance(row.get(key), str)]
    role = row.get("role")
    return Turn(
        index=0,
        text=text,
        start=start,
        end=start + len(text),
        role=_ROLES.get(role, Role.UNKNOWN) if isinstance(role, str) else Role.UNKNOWN,
        label=next(filter(None, named), None),
        inferred=row.get("inferred") is True,
        time_start=_time(row.get("time_start")),
        time_end=_time(row.get("time_end")),
        page=_count(row.get("page")),
        confidence=_share(row.get("confidence")),
        anchors=_anchors(row, start, start + len(text)),
    )


def _anchors(row: dict[str, Json], begin: int, end: int) -> tuple[Anchor, ...]:
    found: list[Anchor] = []
    for listed in rows(row, "anchors"):
        start = _count(listed.get("start"))
        if start is None or not begin <= start < end or (found and start <= found[-1].start):
            continue
        cell = listed.get("cell")
        found.append(
            Anchor(
                start,
                time=_time(listed.get("time")),
                page=_count(listed.get("page")),
                cue=_count(listed.get("cue")),
                cell=said(cell) if isinstance(cell, str) else None,
            )
        )
    return tuple(found)


def _count(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else None


def _time(value: Json) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value) > 10**12:
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None


def _share(value: Json) -> float | None:
    share = _time(value)
    return share if share is not None and share <= 1 else None


def _apart(turns: Sequence[Turn]) -> bool:
    ends = 0
    for turn in turns:
        if turn.start < ends or not turn.text:
            return False
        ends = turn.end
    return True


def _written(turns: Sequence[Turn]) -> tuple[str, list[Turn]]:
    """One paragraph a turn, opened by its label, and the turns where they now stand."""
    parts: list[str] = []
    placed: list[Turn] = []
    length = 0
    for turn in turns:
        said_ = turn.text.strip()
        if not said_:
            continue
        opening = ("\n\n" if parts else "") + (f"{turn.label}: " if turn.label else "")
        start = length + len(opening)
        moved = start - turn.start - (len(turn.text) - len(turn.text.lstrip()))
        anchors = [anchor._replace(start=anchor.start + moved) for anchor in turn.anchors]
        kept = tuple(anchor for anchor in anchors if start <= anchor.start < start + len(said_))
        placed.append(replace(turn, text=said_, start=start, end=start + len(said_), anchors=kept))
        parts += [opening, said_]
        length = start + len(said_)
    return "".join(parts), placed
