"""A shape of JSON, and how any of them becomes a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qa.errors import FormatError
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.recordings.channels import apart, by_time, tracks
from qa.formats.recordings.cutting import pieces
from qa.formats.recordings.facts import stated
from qa.formats.recordings.heard import Notes, Stretch
from qa.formats.recordings.loading import Json, document, opens_as_json
from qa.formats.recordings.timeline import oddities
from qa.formats.recordings.units import weight
from qa.formats.recordings.values import objects, said

_RUNNING = ("text", "transcript", "full_transcript", "transcription")
_MORE, _FEW = 1.2, 10  # times the words heard, and words beyond, from which on it is worth saying
SUFFIXES = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape of JSON: how it is called, told and heard.

    `fits` looks at the keys alone; `stretches` takes what is said out of a value that fits, in order, and gives none
    where there is none. Neither raises, whatever the value. `example` is a small whole file.
    """

    name: str
    fits: Callable[[Json], bool]
    stretches: Callable[[Json, Notes], Iterable[Stretch]]
    example: str


def as_format(shape: Shape, otherwise: Callable[[File], Reading]) -> Format:
    """The shape as a format; `otherwise` reads a file in which the shape finds no words."""

    def recognises(file: File) -> bool:
        return fits(file, shape.fits)

    def read(file: File) -> Reading:
        found = document(file)
        heard = reading(shape, found.value, found.oddities) if shape.fits(found.value) else None
        return heard if heard is not None and heard.turns else otherwise(file)

    return Format(name=shape.name, suffixes=SUFFIXES, recognises=recognises, read=read, example=shape.example)


def fits(file: File, test: Callable[[Json], bool]) -> bool:
    """Whether the file is JSON, whole, and passes the test."""
    if not opens_as_json(file):
        return False
    try:
        return test(document(file).value)
    except FormatError:
        return False


def reading(shape: Shape, value: Json, before: Iterable[str] = ()) -> Reading:
    """What a value of this shape says, with the warnings from `before`; without turns where it says nothing."""
    notes = Notes()
    stretches = list(shape.stretches(value, notes))
    several = len(tracks(stretches)) > 1
    heard = list(pieces(apart(stretches) if several else stretches))
    if several:
        heard = by_time(heard)
    warnings = [*before, *notes.warnings, *oddities(heard), *_missed(value, heard)]
    return composed(heard, shape.name, metadata=stated(value), warnings=warnings)


def _missed(value: Json, heard: Sequence[Piece]) -> list[str]:
    """A sentence where the document's running text has many more words than were heard."""
    spoken = sum(weight(piece.text) for piece in heard)
    texts = [said(node.get(key)) for node in objects(value, 4) for key in _RUNNING if isinstance(node.get(key), str)]
    written = max(map(weight, texts), default=0)
    if not heard or written <= spoken * _MORE + _FEW:
        return []
    return [f"The running text of the file has {written:.0f} words, its segments only {spoken:.0f}; those were read."]
