"""Questions with known answers, from a file: as somebody wrote them down, or as readers judged what they were shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import QuestionError
from qa.schema import Filters, Role

FEEDBACK = "feedback"
"""The kind of a question that a reader's judgement gives."""

_VERDICTS = ("helpful", "unhelpful", "wrong-speaker")
_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with what answers it: a passage that holds any of the `evidence` (compared without case, accents and
    typography), said by one of the `speakers` (None is narration). No evidence: the corpus does not answer it.
    `history` are the questions before it in the same conversation, oldest first; `filters` are asked with it."""

    id: str
    question: str
    kind: str
    evidence: tuple[str, ...]
    speakers: tuple[str | None, ...]
    history: tuple[str, ...] = ()
    filters: Filters = _NO_FILTERS


def read_questions(path: Path, note: Callable[[str], None] = lambda sentence: None) -> list[Question]:
    """The questions of a JSON Lines file. Readers' judgements may be among them: what was found helpful is a question
    with a known answer; the others are passed over, and `note` is told how many.

    Raises `QuestionError` with file and line for a line that cannot be read, and for a file without a question.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise QuestionError(f"{path}: cannot be read ({reason}); give a file with one JSON object a line") from error
    read = [_question(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    found = [question for question in read if question]
    if len(found) < len(read):
        note(f"{path}: {len(read) - len(found)} of {len(read)} judgements tell no known answer, and were passed over")
    if not found:
        wanted = "none of what was judged was found helpful" if read else "give a file with one JSON object a line"
        raise QuestionError(f"{path}: holds no question; {wanted}")
    return found


def _question(line: str, where: str) -> Question | None:
    """The question in a line; None for a judgement that tells no answer."""
    try:
        raw: dict[str, Any] = json.loads(line)
        return _judged(raw, where) if "verdict" in raw and "evidence" not in raw else _known(raw, where)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise QuestionError(
            f'{where}: not a question; needs at least {{"question": "…", "evidence": ["…"]}}'
        ) from error


def _known(raw: dict[str, Any], where: str) -> Question:
    evidence, history = _texts(raw["evidence"]), _texts(raw.get("history", []))
    speakers = raw.get("speakers") or [raw.get("speaker")]
    _texts([name for name in speakers if name is not None] if isinstance(speakers, list) else speakers)
    (text,), kind = _texts([raw["question"]]), str(raw.get("kind", "all"))
    return Question(
        id=str(raw.get("id", where)),
        question=text,
        kind=kind,
        evidence=evidence,
        speakers=tuple(speakers),
        history=history,
    )


def _judged(raw: dict[str, Any], where: str) -> Question | None:
    """What a reader judged, as `docs/pages.md` has it."""
    if raw["verdict"] not in _VERDICTS:
        raise QuestionError(f"{where}: the verdict {raw['verdict']!r} is none of {', '.join(_VERDICTS)}")
    question, text = _texts([raw.get("understood_as") or raw["question"], raw["text"]])
    speaker = raw.get("speaker")
    _texts([] if speaker is None else [speaker])
    filters = _filters(raw.get("filters") or {})
    if raw["verdict"] != "helpful":
        return None
    return Question(id=where, question=question, kind=FEEDBACK, evidence=(text,), speakers=(speaker,), filters=filters)


def _filters(raw: dict[str, Any]) -> Filters:
    given = {name: value for name, value in raw.items() if value is not None}
    _texts(list(given.values()))
    role = given.pop("role", None)
    return Filters(**given, role=Role(role) if role else None)


def _texts(values: object) -> tuple[str, ...]:
    """Only a list will do: a text in its place would be taken for a list of letters."""
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise TypeError(values)
    return tuple(values)
