"""The JSON of a file: one value, or one a line; what is odd in it is noted, what is broken is refused with its line."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from qa.errors import FormatError
from qa.formats.files import File

Json: TypeAlias = Any
"""What `json` gives: dict, list, str, int, float, bool or None, nested as deep as the file likes."""

_DIGITS = 300  # of a whole number, beyond which it is no measure of anything
_BETWEEN = re.compile(r"[\s,\x1e\ufeff]*")
_OPENS = re.compile(r"[\[{]\s*(?:[\[{\"\]}]|-?\d|true|false|null|\Z)")
_SURE = re.compile(r"(?:\[\s*)?\{\s*\"(?:[^\"\\\n]|\\.){0,80}\"\s*:")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: `value` is its JSON value, or the list of them where it holds several (JSON Lines).

    `oddities` are whole sentences about what had to be mended.
    """

    value: Json
    oddities: tuple[str, ...] = ()


def document(file: File) -> Document:
    """The JSON of the file, read once however often it is asked for.

    UTF-8, UTF-16 and UTF-32 are read. Raises `FormatError`, with the line, for what is no JSON, stops in the middle or
    is nested too deep.
    """
    found = _LOADED.get(file)
    if found is None:
        found = _LOADED[file] = _attempt(file)
    if isinstance(found, FormatError):
        raise FormatError(found.file, found.reason, found.line)
    return found


_LOADED: WeakKeyDictionary[File, Document | FormatError] = WeakKeyDictionary()


def opens_as_json(file: File) -> bool:
    """Whether the first characters may be those of JSON; cheap, and never raises."""
    return _OPENS.match(_head(file)) is not None


def is_surely_json(file: File) -> bool:
    """Whether the first characters are those of a JSON object or of a list of them, whatever comes later."""
    return _SURE.match(_head(file)) is not None


def _head(file: File) -> str:
    start = file.raw[:512]
    return start.decode(json.detect_encoding(start), errors="ignore").lstrip("\ufeff\x1e \t\r\n")


def _attempt(file: File) -> Document | FormatError:
    try:
        return _load(file)
    except FormatError as error:
        return error
    except RecursionError:
        return FormatError(file.name, "its JSON is nested too deep to be a transcript")


def _load(file: File) -> Document:
    text, keeper = _text(file), _Keeper()
    decoder = json.JSONDecoder(
        object_pairs_hook=keeper.pairs, parse_int=_whole, parse_constant=keeper.constant, strict=False
    )
    values: list[Json] = []
    at = _skip(text, 0)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _broken(file, text, error) from None
        values.append(value)
        at = _skip(text, at)
    return Document(values[0] if len(values) == 1 else values, tuple(keeper.oddities()))


def _text(file: File) -> str:
    encoding = json.detect_encoding(file.raw)
    if not encoding.startswith(("utf-16", "utf-32")):
        return file.text
    try:
        return file.raw.decode(encoding)
    except UnicodeDecodeError:
        reason = f"the file looks like {encoding[:6].upper()} but is damaged; save it as UTF-8"
        raise FormatError(file.name, reason) from None


def _skip(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _whole(digits: str) -> int | float | None:
    return int(digits) if len(digits) < _DIGITS else None


def _broken(file: File, text: str, error: json.JSONDecodeError) -> FormatError:
    rest = text[error.pos : error.pos + 64].strip()
    stops = (
        not rest or error.msg.startswith("Unterminated") or any(w.startswith(rest) for w in ("true", "false", "null"))
    )
    if stops:
        last = text.rstrip().count("\n") + 1
        return FormatError(file.name, f"the JSON stops in the middle, line {last}: export or copy the file again", last)
    reason = f"this is not well-formed JSON: {error.msg[:1].lower()}{error.msg[1:]} in column {error.colno}"
    return FormatError(file.name, reason, error.lineno)


@dataclass(slots=True)
class _Keeper:
    """Takes note of what JSON allows and transcripts should not hold."""

    doubled: Counter[str] = field(default_factory=Counter)
    constants: int = 0

    def pairs(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.doubled.update(key for key, value in pairs if found[key] is not value and found[key] != value)
        return found

    def constant(self, name: str) -> None:
        self.constants += 1

    def oddities(self) -> list[str]:
        said = [
            f"The key {key[:40]!r} stands twice in one object ({times} times in the file); the last value was read."
            for key, times in list(self.doubled.items())[:5]
        ]
        if self.constants:
            said.append(f"{self.constants} values are no numbers (NaN or Infinity); they were taken for missing.")
        return said
