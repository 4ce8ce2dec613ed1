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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from qa.errors import IndexDamaged, IndexFolderError, IndexMismatch, IndexMissing

SCHEMA = 4
_CURRENT = "CURRENT"
_MANIFEST = "manifest.json"
_PREFIX = "generation-"


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptEntry:
    """One transcript in an index, in the order of its rows, with the numbers of its passage, sentence and question
    vectors.

    `sha256` is that of its file; `framed` that of what the encoder read of it (where that is unchanged, so are its
    vectors); `content` that of everything that is recorded of it.
    """

    id: str
    file: str
    sha256: str
    framed: str
    content: str
    passages: int
    sentences: int
    askings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an index was built from and with. `files` maps each file's name to its SHA-256; `settings` are the passage
    sizes; `calibration` and `head_starts` (by the language of the question, then of the passage) are what
    `qa.calibration` learned, `paraphrasing` what `qa.paraphrases` did."""

    schema: int
    encoder: str
    fingerprint: str
    dimension: int
    settings: dict[str, int]
    transcripts: tuple[TranscriptEntry, ...]
    counts: dict[str, int]
    calibration: dict[str, float]
    head_starts: dict[str, dict[str, float]]
    paraphrasing: dict[str, list[float]]
    files: dict[str, str]


def current(folder: Path) -> Path:
    """The folder of the current generation. Raises `IndexMissing` where nothing was built."""
    name, _ = _pointer(folder)
    if not name.startswith(_PREFIX) or not (folder / name).is_dir():
        raise IndexDamaged(
            f"{folder / _CURRENT}: names {name[:40]!r}, which is not there; "
            f"build again with `qa build --index {folder}`"
        )
    return folder / name


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
        manifest = Manifest(**raw | {"transcripts": tuple(TranscriptEntry(**entry) for entry in raw["transcripts"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(f"{generation / _MANIFEST}: cannot be read as a manifest; {again}") from error
    name, digest = _pointer(generation.parent)
    recorded = {_MANIFEST: digest} if name == generation.name and digest else {}
    for name, digest in (recorded | manifest.files).items() if verify else ():
        if _digest(generation / name) != digest:
            raise IndexDamaged(f"{generation / name}: is missing or was altered since it was built; {again}")
    return manifest


@contextmanager
def generation(folder: Path) -> Iterator[Draft]:
    """A draft of the next generation, current as soon as the block has called `commit` and ends; else removed whole.

    One build at a time: a second one is refused with `IndexFolderError`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=0):
            draft = Draft(folder, _next(folder))
            try:
                draft.path.mkdir()
                yield draft
            finally:
                _sweep(folder)
    except Timeout:
        raise IndexFolderError(f"{folder}: another build is under way; wait for it to end") from None


class Draft:
    """A generation in the making: write files into `path`, then `commit`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self.path = folder / name

    def commit(self, manifest: Manifest) -> Manifest:
        """Records the manifest, with the digests of this generation's files, and makes the generation current."""
        names = sorted(path.name for path in self.path.iterdir())
        files = {name: _digest(self.path / name) or "" for name in names}
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
