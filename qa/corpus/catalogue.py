"""The catalogue: bibliographic facts about the files of a corpus, in TOML, one `[[transcript]]` a file.

[[transcript]]
file = "a-talk.txt"
title = "A talk"
date = "2021-07"

[[transcript.people]]
name = "Jeanne Roy"
role = "interviewee"

A `[[person]]` at the top, with the same keys, names somebody for all files.
"""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from qa.errors import CorpusError, FormatError
from qa.schema import Person, Role

CATALOGUE_NAME = "catalogue.toml"
"""The catalogue's name in its corpus folder."""

_Facts: TypeAlias = Mapping[str, object]
TEXTS = ("title", "publisher", "date", "language", "url")
_KEYS = ("file", *TEXTS, "organisations", "people")
_PERSON_KEYS = ("name", "role", "organisation", "aliases")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the catalogue says of one file; None or empty where it says nothing. They go over what the text states."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None
    organisations: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries by file: the path relative to the catalogue's folder, with `/`. `path` is the catalogue itself;
    `people` are those whom it names for all files."""

    path: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)
    people: tuple[Person, ...] = ()


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in this file.

    Raises `CorpusError` when there is no such file, `FormatError` (with the line where it can be told) for TOML that
    cannot be read, a key that is not known, a value that is none, or a file named twice.
    """
    return parse_catalogue(text_of(path), path)


def parse_catalogue(text: str, path: Path) -> Catalogue:
    """The catalogue in this text, which stands or will stand at `path`. Raises `FormatError` as `read_catalogue`."""
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        reason = re.sub(r" \(at .*\)", "", str(error))
        number = int(line[1]) if line else len(text.splitlines())
        raise FormatError(str(path), f"this is not valid TOML: {reason}", number) from None
    reader = _Reader(str(path), text)
    return Catalogue(path, reader.entries(facts), reader.people(facts))


def text_of(path: Path) -> str:
    """The catalogue as text. Raises `CorpusError` when it cannot be read, `FormatError` when it is no UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: the catalogue cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise FormatError(str(path), "the catalogue is not UTF-8 text") from None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks values at the door; knows where in the file to point."""

    file: str
    text: str

    def entries(self, facts: _Facts) -> dict[str, Entry]:
        self._known(facts, ("transcript", "person"), 1)
        entries: dict[str, Entry] = {}
        for place, block in enumerate(self._blocks(facts, "transcript", 1)):
            line = self._block_line("transcript", place)
            name = self._string(block, "file", line)
            if name is None:
                raise FormatError(self.file, 'every [[transcript]] needs its file, as in file = "a-talk.txt"', line)
            if name in entries:
                raise FormatError(self.file, f"{name} is described twice", line)
            entries[name] = self._entry(block, line)
        return entries

    def people(self, facts: _Facts) -> tuple[Person, ...]:
        blocks = enumerate(self._blocks(facts, "person", 1))
        return tuple(self._person(block, self._block_line("person", place)) for place, block in blocks)

    def _entry(self, block: _Facts, line: int) -> Entry:
        self._known(block, _KEYS, line)
        return Entry(
            title=self._string(block, "title", line),
            publisher=self._string(block, "publisher", line),
            date=self._date(block, line),
            language=self._language(block, line),
            url=self._string(block, "url", line),
            organisations=self._strings(block, "organisations", line),
            people=tuple(self._person(person, line) for person in self._blocks(block, "people", line)),
        )

    def _person(self, person: _Facts, line: int) -> Person:
        line = self._line(rf"name\s*=\s*[\"']{re.escape(str(person.get('name')))}", line)
        self._known(person, _PERSON_KEYS, line)
        name = self._string(person, "name", line)
        if name is None:
            raise FormatError(self.file, "every person needs a name", line)
        role = self._string(person, "role", line) or Role.UNKNOWN.value
        if role not in list(Role):
            raise FormatError(self.file, f"role {role!r} is none of: {', '.join(Role)}", line)
        organisation = self._string(person, "organisation", line)
        return Person(
            name=name, role=Role(role), organisation=organisation, aliases=self._strings(person, "aliases", line)
        )

    def _known(self, facts: _Facts, keys: tuple[str, ...], line: int) -> None:
        for key in facts:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(keys)}"
                raise FormatError(self.file, f"the key {key!r} is not known; {hint}", self._line(re.escape(key), line))

    def _string(self, facts: _Facts, key: str, line: int) -> str | None:
        value = facts.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise FormatError(self.file, f"{key} must be a text between quotation marks", self._line(key, line))
        return value.strip()

    def _strings(self, facts: _Facts, key: str, line: int) -> tuple[str, ...]:
        value = facts.get(key, [])
        if not isinstance(value, list) or not all(isinstance(member, str) for member in value):
            raise FormatError(self.file, f"{key} must be a list of texts", self._line(key, line))
        return tuple(value)

    def _date(self, facts: _Facts, line: int) -> str | None:
        value = facts.get("date")
        if isinstance(value, datetime.date):
            return value.isoformat()[:10]
        date = self._string(facts, "date", line)
        if date is not None and not _DATE.fullmatch(date):
            raise FormatError(
                self.file, f'date {date!r} must be "2021", "2021-07" or "2021-07-14"', self._line("date", line)
            )
        return date

    def _language(self, facts: _Facts, line: int) -> str | None:
        language = self._string(facts, "language", line)
        if language is not None and not _LANGUAGE.fullmatch(language):
            reason = f'language {language!r} must be a code of ISO 639-1, as in "fr"'
            raise FormatError(self.file, reason, self._line("language", line))
        return language[:2].lower() if language else None

    def _blocks(self, facts: _Facts, key: str, line: int) -> Iterable[_Facts]:
        value = facts.get(key, [])
        if not isinstance(value, list) or not all(isinstance(member, dict) for member in value):
            raise FormatError(self.file, f"{key} must be written as [[…{key}]] blocks", self._line(key, line))
        return value

    def _line(self, start: str, after: int) -> int:
        """The line, counted from 1, that begins with these words, from line `after` on; else `after` itself."""
        lines = self.text.splitlines()
        pattern = re.compile(rf"\s*(?:\[*(?:transcript\.)?)?(?:{start})")
        return next((number for number, line in enumerate(lines, 1) if number >= after and pattern.match(line)), after)

    def _block_line(self, key: str, place: int) -> int:
        found = [number for number, line in enumerate(self.text.splitlines(), 1) if line.strip() == f"[[{key}]]"]
        return found[place] if place < len(found) else 1
