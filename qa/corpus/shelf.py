"""Files put into the corpus folder: byte for byte, whole or not at all, never over one that is there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from qa.corpus.corrections import locked, put
from qa.corpus.transcripts import identified, is_transcript, slug
from qa.errors import CorpusError

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 120  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Shelved:
    """A file of the corpus: the id of its transcript, and where it lies."""

    id: str
    path: Path


class Shelf:
    """The files of a corpus folder. A file that is put gets a name that gives it an id of its own, so that no id of
    another file ever changes."""

    def __init__(self, folder: Path) -> None:
        """Looks through the folder, which is made where it is missing. Raises `CorpusError` when it cannot be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{folder}: this cannot be the corpus folder ({error.strerror})") from None
        self.folder = folder
        self._look()

    def _look(self) -> None:
        self._changed = self.folder.stat().st_mtime_ns
        self._ids = {path.resolve(): identifier for identifier, path in identified(self.folder)}
        self._sizes: dict[int, list[Path]] = defaultdict(list)
        for path in self._ids:
            self._sizes[path.stat().st_size].append(path)

    def at(self, path: Path | None) -> Shelved | None:
        """The file at this path when it is one of the corpus; None when it lies elsewhere."""
        resolved = path.resolve() if path else None
        return Shelved(self._ids[resolved], resolved) if resolved in self._ids and resolved else None

    def holding(self, raw: bytes) -> Shelved | None:
        """The file that has these very bytes, None when there is none."""
        for path in self._sizes.get(len(raw), []):
            if path.is_file() and path.read_bytes() == raw:
                return Shelved(self._ids[path], path)
        return None

    def put(self, place: PurePosixPath, raw: bytes) -> Shelved:
        """Puts a file under its own name; where that is taken under the names of the folders that it came in too, and
        else with a number. Raises `OSError` when it cannot be written; then the folder is as it was."""
        with locked(self.folder):
            if self.folder.stat().st_mtime_ns != self._changed:
                self._look()
            taken = set(self._ids.values())
            name = next(name for name in _names(place) if slug(PurePath(name).stem) not in taken)
            path = self.folder.resolve() / name
            put(path, raw, new=True)
            self._ids[path] = slug(path.stem)
            self._sizes[len(raw)].append(path)
            self._changed = self.folder.stat().st_mtime_ns
            return Shelved(self._ids[path], path)


def _names(place: PurePosixPath) -> Iterator[str]:
    """The names that a file may be given, the best first."""
    parts = [part for part in place.parts if part not in ("/", "..")]
    for first in range(len(parts) - 1, -1, -1):
        yield _fit("-".join(parts[first:]))
    plain = PurePath(_fit(place.name))
    number = 2
    while True:
        yield f"{plain.stem}-{number}{plain.suffix}"
        number += 1


def _fit(name: str) -> str:
    """A name that every system takes, and that is read as a transcript's."""
    plain = PurePath(_UNFIT.sub("-", name).lstrip(". ") or "transcript")
    name = plain.stem[: _LONGEST - len(plain.suffix)] + plain.suffix
    return name if is_transcript(PurePath(name)) else f"transcript-{name}"
