"""A file to read, and the formats that files come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import PurePath

from qa.formats.decoding import decode
from qa.formats.reading import Reading

_HEAD = 8192


@dataclass(frozen=True)
class File:
    """The bytes of a file; `name` is its name or path, as messages should print it."""

    name: str
    raw: bytes

    @cached_property
    def text(self) -> str:
        """The decoded text, line ends as they are. Raises `FormatError` for an empty file and for bytes that are no
        text."""
        return decode(self.raw, self.name)

    @cached_property
    def head(self) -> str:
        """The first characters, for telling formats apart; odd bytes are replaced, nothing is raised."""
        return self.raw[:_HEAD].decode("utf-8-sig", errors="replace")

    @property
    def decoded(self) -> bool:
        """Whether the text was asked for: then the file was read as text, and not as a container of bytes."""
        return "text" in vars(self)

    @property
    def suffix(self) -> str:
        """The file name's extension, lower-case, with its dot; empty when it has none."""
        return PurePath(self.name).suffix.lower()


def later(module: str, name: str) -> Callable[[File], Reading]:
    """The reader of this name in a module that is imported when the first file is read: its libraries take time to
    load, and every command imports all formats."""

    def read(file: File) -> Reading:
        reading: Reading = getattr(import_module(module), name)(file)
        return reading

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is called, told and read.

    `name` is what messages and `Transcript.format` call it; `suffixes` are lower-case, with their dot. `recognises`
    looks at the content alone, cheaply (`File.head`, `File.raw`), and never raises: it finds a format under a wrong
    extension and tells two formats of one extension apart. `read` raises `FormatError` and nothing else. `example` is a
    few lines of the format, or a sentence where it is no text, for the documentation and `qa add --help`.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[File], bool]
    read: Callable[[File], Reading]
    example: str
