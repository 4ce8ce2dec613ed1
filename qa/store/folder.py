"""Generations of an index: each a folder of its own, put in place by one rename of the file that names the current one.

    index/CURRENT              the name of the current generation, and the checksum of its manifest
    index/generation-0007/     manifest.json and the files that it lists with their checksums

Readers keep what they opened while a build goes on beside them; a crash at any point leaves CURRENT as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from qa.errors import IndexBusy, IndexDamaged, IndexFolderError, IndexMismatch, IndexMissing

SCHEMA = 5
_CURRENT = "CURRENT"
_EMPTY = "empty"  # what CURRENT names when the last transcript was removed
_MANIFEST = "manifest.json"
_PREFIX = "generation-"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptEntry:
    """One transcript in an index, in the order of its rows, with the numbers of its turns, and of its passage, sentence
    and question vectors.

    `sha256` is the digest of its file; `key` that of all that its reading depends on: where it is unchanged, so are the
    records of it; `framed` that of what the encoder read of it: where it is unchanged, so are its vectors. `names` are
    those of its people that were replaced by the spelling used in the rest of the corpus.
    """

    id: str
    file: str
    sha256: str
    key: str
    framed: str
    language: str | None
    turns: int
    passages: int
    sentences: int
    askings: int
    names: dict[str, str]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an index was built from and with. `files` maps each file's name to its SHA-256; `settings` are the passage
    sizes; `code` is the digest of the program that built it; `calibration` and `head_starts` (by the language of the
    question, then of the passage) are what `qa.calibration` learned, of the transcripts that `taught` is the digest of;
    `paraphrasing` is what `qa.paraphrases` did. `refused` tells why a file of the corpus cannot be read, by its key."""

    schema: int
    encoder: str
    fingerprint: str
    dimension: int
    settings: dict[str, int]
    code: str = ""
    transcripts: tuple[TranscriptEntry, ...]
    counts: dict[str, int]
    taught: str = ""
    calibration: dict[str, float]
    head_starts: dict[str, dict[str, float]]
    paraphrasing: dict[str, list[float]]
    refused: dict[str, str] = field(default_factory=dict)
    files: dict[str, str]


def current(folder: Path) -> Path:
    """The folder of the current generation. Raises `IndexMissing` where nothing was built."""
    name, _ = _pointer(folder)
    if name == _EMPTY:
        raise IndexMissing(f"{folder}: the index is empty; add transcripts with `qa add PATH --index {folder}`")
    if not name.startswith(_PREFIX) or not (folder / name).is_dir():
        raise IndexDamaged(
            f"{folder / _CURRENT}: names {name[:40]!r}, which is not there; "
            f"build again with `qa build --index {folder}`"
        )
    return folder / name


def stamp(folder: Path) -> str:
    """What tells the current generation from any other, even from one of the same name in a folder that was deleted and
    built again. Raises as `current`."""
    return f"{current(folder).name} {_pointer(folder)[1]}"


def _pointer(folder: Path) -> tuple[str, str]:
    """What CURRENT says: the name of a generation, and the digest of its manifest (empty where there is none)."""
    try:
        name, _, digest = (folder / _CURRENT).read_text(encoding="utf-8").strip().partition(" ")
    except NotADirectoryError:
        raise IndexMissing(f"{folder}: this is a file, not an index folder; name the folder with --index") from None
    except FileNotFoundError:
        raise IndexMissing(f"{folder}: no index was built here; build one with `qa build --index {folder}`") from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(
            f"{folder / _CURRENT}: cannot be read; build again with `qa build --index {folder}`"
        ) from error
    return name, digest


def built(generation: Path) -> datetime:
    """When a generation was put in place, in UTC. Raises `IndexMissing` where it is not there any more."""
    try:
        return datetime.fromtimestamp((generation / _MANIFEST).stat().st_mtime, UTC)
    except FileNotFoundError:
        raise IndexMissing(f"{generation}: is not there any more; another one has taken its place") from None


def read_manifest(generation: Path, *, verify: bool = True) -> Manifest:
    """The manifest of a generation, each of its files checked against its digest when `verify`.

    Raises `IndexMismatch` for another schema version, `IndexDamaged` for anything missing, truncated or altered.
    """
    again = f"build again with `qa build --index {generation.parent}`"
    try:
        raw = json.loads((generation / _MANIFEST).read_text(encoding="utf-8"))
        version = raw["schema"]
        if version != SCHEMA:
            raise IndexMismatch(f"{generation.parent}: built by another version of qa (schema {version}); {again}")
        manifest = Manifest(**raw | {"transcripts": tuple(map(_entry, raw["transcripts"]))})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{generation / _MANIFEST}: cannot be read as a manifest; {again}") from error
    name, digest = _pointer(generation.parent)
    recorded = {_MANIFEST: digest} if name == generation.name and digest else {}
    expected = recorded | manifest.files if verify else {}
    for (name, digest), found in zip(expected.items(), _digests(generation, expected), strict=True):
        if found != digest:
            raise IndexDamaged(f"{generation / name}: is missing or was altered since it was built; {again}")
    return manifest


def _entry(raw: dict[str, Any]) -> TranscriptEntry:
    return TranscriptEntry(**raw | {"warnings": tuple(raw["warnings"])})


@contextmanager
def generation(folder: Path) -> Iterator[Draft]:
    """A draft of the next generation, current as soon as the block has called `commit` and ends; else removed whole.

    One build at a time: a second one is refused with `IndexBusy`. A folder that was made for nothing is removed.
    Where a reader still has the old generation open, its files lose their names at once, and their bytes when it
    closes; on Windows, which keeps files that are open, the next build removes them.
    """
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=0):
            draft = Draft(folder, _next(folder))
            try:
                draft.path.mkdir()
                yield draft
            finally:
                _sweep(folder)
                if new and not (folder / _CURRENT).exists():
                    shutil.rmtree(folder, ignore_errors=True)
    except Timeout:
        raise IndexBusy(f"{folder}: another build is under way; wait for it to end") from None


def empty(folder: Path) -> None:
    """Leaves an index that holds nothing, and says so. Raises `IndexBusy` while a build is under way, `OSError`
    when the folder cannot be written."""
    try:
        with FileLock(folder / ".lock", timeout=0):
            pointer = folder / f"{_CURRENT}.new"
            _write(pointer, _EMPTY)
            pointer.replace(folder / _CURRENT)
            _sweep(folder)
    except Timeout:
        raise IndexBusy(f"{folder}: another build is under way; wait for it to end") from None


class Draft:
    """A generation in the making: write files into `path`, then `commit`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self.path = folder / name

    def commit(self, manifest: Manifest, known: Mapping[str, str] | None = None) -> Manifest:
        """Records the manifest, with the digests of this generation's files, and makes the generation current. `known`
        are the digests, by name, of files that the generation shares with the one before."""
        paths = sorted(path for path in self.path.rglob("*") if path.is_file())
        files = dict(known or {})
        new = [name for path in paths if (name := path.relative_to(self.path).as_posix()) not in files]
        files |= {name: digest or "" for name, digest in zip(new, _digests(self.path, new), strict=True)}
        manifest = replace(manifest, files=files)
        _write(self.path / _MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        pointer = self._folder / f"{_CURRENT}.new"
        _write(pointer, f"{self.path.name} {_digest(self.path / _MANIFEST)}")
        pointer.replace(self._folder / _CURRENT)
        return manifest


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _digests(folder: Path, names: Iterable[str]) -> list[str | None]:
    """The digests of files, by as many threads as there are processors: they work while Python waits."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(lambda name: _digest(folder / name), names))


def _next(folder: Path) -> str:
    numbers = [int(path.name.removeprefix(_PREFIX)) for path in _generations(folder)]
    return f"{_PREFIX}{max(numbers, default=0) + 1:04d}"


def _generations(folder: Path) -> list[Path]:
    """Every generation, finished or not; what somebody put beside them (`generation-0001.bak`) is not ours."""
    return [path for path in folder.glob(f"{_PREFIX}*") if path.name.removeprefix(_PREFIX).isdecimal()]


def _sweep(folder: Path) -> None:
    """Removes every generation but the current one: drafts that failed and what was replaced."""
    try:
        kept = current(folder)
    except IndexFolderError:
        kept = None
    for path in _generations(folder):
        if path != kept:
            shutil.rmtree(path, ignore_errors=True)
