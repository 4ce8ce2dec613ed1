"""What was asked on the page "Ask", as it is kept and passed on: a conversation file, and the query of a deep link.

    {"version": 1, "title": "…", "asked": [{"question": "…", "understood_as": null, "filters": {"speaker": "…"},
     "k": 5, "everybody": false, "shown": "whaller-thomas-faure#t13-p0"}]}

No answer is kept: whoever opens a conversation asks again, and what the corpus says now is what is shown. Files and
addresses come from outside: whatever they hold is checked here, once.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any
from urllib.parse import urlencode

from qa.answering import LONGEST_QUESTION
from qa.errors import QuestionError
from qa.schema import Filters, Role

VERSION = 1
MOST = 50
"""Questions in one conversation."""
LONGEST = LONGEST_QUESTION
"""Characters of a question."""
DEEPEST = 50
"""Passages that can be asked for."""

_LONGEST_TITLE, _LONGEST_VALUE, _LONGEST_FILE = 200, 300, 1_000_000
_UNRESTRICTED = Filters()
_FILTERS = tuple(field.name for field in fields(Filters))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with all that decides its answer, but for the questions before it.

    `understood_as` are the words that the user put in the place of what was understood: None leaves it to the engine,
    "" says that the question stands by itself. `everybody` asks for all who speak to it. `shown` is the id of the first
    passage that was shown, None when none was.
    """

    question: str
    filters: Filters = _UNRESTRICTED
    k: int = 5
    everybody: bool = False
    understood_as: str | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation as a file keeps it: what was asked, oldest first, at most `MOST`; at least one."""

    title: str
    asked: tuple[Asked, ...]


def kept_json(kept: Kept) -> str:
    """The conversation as a file, ending in a line feed; `read_kept` gives it back."""
    record = {"version": VERSION, "title": kept.title, "asked": [_record(asked) for asked in kept.asked]}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read_kept(text: str) -> Kept:
    """The conversation in a file. Raises `QuestionError`, which says what is wrong with it."""
    if len(text) > _LONGEST_FILE:
        raise _refused(f"it has more than {_LONGEST_FILE:,} characters")
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise _refused("it is not JSON") from error
    if not isinstance(record, dict) or not isinstance(record.get("asked"), list):
        raise _refused("it holds no questions")
    if record.get("version") != VERSION:
        raise _refused(f"its version is not {VERSION}")
    if not 0 < len(record["asked"]) <= MOST:
        raise _refused(f"it has {len(record['asked'])} questions, and 1 to {MOST} can be read")
    asked = tuple(_asked(value, f"question {number}") for number, value in enumerate(record["asked"], 1))
    return Kept(title=_text(record.get("title", ""), "the title", _LONGEST_TITLE) or asked[0].question, asked=asked)


def asked_in(query: Mapping[str, str]) -> Asked | None:
    """What the query of a deep link asks, None where it asks nothing; what else stands there is passed over. Raises
    `QuestionError` for a value that cannot be."""
    question = _text(query.get("q", ""), "the question", LONGEST)
    if not question:
        return None
    k = query.get("k") or "5"
    number = int(k) if k.isascii() and k.isdigit() and len(k) < 4 else 0
    return Asked(question=question, filters=_filters(query, "the address"), k=_k(number, "the address"),
                 everybody=query.get("all") == "1")  # fmt: skip


def filters_in(query: Mapping[str, str]) -> Filters:
    """The filters in a query. Raises `QuestionError` for a value that cannot be."""
    return _filters(query, "the address")


def asked_query(asked: Asked) -> str:
    """The query of the deep link that asks this, by itself: for a question that leans on others, what it was understood
    as. `asked_in` reads it."""
    values: dict[str, Any] = {"q": asked.understood_as or asked.question} | _given(asked.filters)
    if asked.k != Asked(question="").k:
        values["k"] = asked.k
    return urlencode(values | ({"all": 1} if asked.everybody else {}))


def _record(asked: Asked) -> dict[str, Any]:
    return {
        "question": asked.question,
        "understood_as": asked.understood_as,
        "filters": _given(asked.filters),
        "k": asked.k,
        "everybody": asked.everybody,
        "shown": asked.shown,
    }


def _given(filters: Filters) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(filters).items() if value}


def _asked(value: object, where: str) -> Asked:
    if not isinstance(value, dict) or not isinstance(value.get("filters", {}), dict):
        raise _refused(f"{where} is not a question")
    question = _text(value.get("question"), where, LONGEST)
    if not question:
        raise _refused(f"{where} is empty")
    everybody = value.get("everybody", False)
    if not isinstance(everybody, bool):
        raise _refused(f"{where}: “everybody” is neither true nor false")
    return Asked(
        question=question,
        filters=_filters(value.get("filters", {}), where),
        k=_k(value.get("k", 5), where),
        everybody=everybody,
        understood_as=_optional(value.get("understood_as"), where, LONGEST),
        shown=_optional(value.get("shown"), where, _LONGEST_VALUE) or None,
    )


def _filters(values: Mapping[str, object], where: str) -> Filters:
    texts = {name: _optional(values.get(name), where, _LONGEST_VALUE) or None for name in _FILTERS}
    role = texts.pop("role")
    if role is not None and role not in {known.value for known in Role}:
        raise _refused(f"{where}: {role!r} is no role; there are: {', '.join(Role)}")
    return Filters(**texts, role=Role(role) if role else None)


def _k(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= DEEPEST:
        raise _refused(f"{where}: k is not a number from 1 to {DEEPEST}")
    return value


def _optional(value: object, where: str, longest: int) -> str | None:
    return None if value is None else _text(value, where, longest)


def _text(value: object, where: str, longest: int) -> str:
    """The text without what cannot be written, or is not seen."""
    if not isinstance(value, str):
        raise _refused(f"{where}: a text is missing")
    if len(value) > longest:
        raise _refused(f"{where} has a text of more than {longest:,} characters")
    return "".join(c for c in value if c in "\t\n\r" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co")).strip()


def _refused(reason: str) -> QuestionError:
    return QuestionError(f"this conversation cannot be read: {reason}")
