"""What a subtitle file holds, whatever its format: cues in file order."""

from __future__ import annotations

from dataclasses import dataclass, field

from qa.formats.files import File
from qa.text import declared_encoding

_OPENING = 65536


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue, or what one voice says in it, markup removed.

    `voice` is what the markup names, None where it names nobody; `timed` tells that words in it carry times of their
    own, so that the line is new and not left standing from the cue before; `colour` is what it is painted in, as
    printed, where the markup says.
    """

    text: str
    voice: str | None = None
    timed: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time. `number` counts from 1 in file order, `line` is where in the file its time stands
    (from 1); times are seconds, None where they cannot be read."""

    number: int
    line: int
    start: float | None
    end: float | None
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All its words, lines joined by a line end."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Subtitles:
    """A file, parsed but not yet understood. `goes_on` tells that a voice named by markup may go on in the cues after
    it that name none, as it may in formats whose cues are made by hand."""

    cues: list[Cue]
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    goes_on: bool = False


def opening(file: File) -> str:
    """The first characters, decoded as their byte-order mark says; odd bytes are replaced, nothing is raised."""
    encoding = declared_encoding(file.raw) or "utf-8"
    return file.raw[:_OPENING].decode(encoding, errors="replace").lstrip("\ufeff")


def first_lines(file: File, most: int = 400) -> list[str]:
    """The first lines that hold something, trimmed; the last may be cut off."""
    found = (line.strip() for line in opening(file).splitlines())
    return [line for line in found if line][:most]


def language(printed: str) -> str | None:
    """The ISO 639-1 code at the start of a language tag ("fr-CA" → "fr"), None for anything else."""
    code = printed.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None
