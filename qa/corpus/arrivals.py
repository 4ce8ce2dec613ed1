"""What a user brings: files, folders, zip files, a stream → the files in it, one at a time."""

from __future__ import annotations

import mimetypes
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qa import formats
from qa.corpus.transcripts import is_transcript
from qa.errors import FormatError
from qa.formats import File, zipped
from qa.formats.documents import UNREADABLE

STDIN = Path("-")
_ARCHIVE, _ZIP = ".zip", (b"PK\x03\x04", b"PK\x05\x06")
_LARGEST = 500_000_000  # bytes of a file that are read at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One file that was brought. `origin` is what to call it ("box.zip/talks/a.vtt"); `place` is its path, the
    folder or archive that the user named included; `path` is where it lies, None for what came in an archive."""

    origin: str
    place: PurePosixPath
    raw: bytes
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in a folder or an archive whose kind is not read: a picture, a recording."""

    origin: str


Brought = Arrival | PassedOver | FormatError


def arrivals(
    paths: Sequence[Path], *, apart_from: Collection[Path] = (), stream: Callable[[], bytes] = bytes, name: str = ""
) -> Iterator[Brought]:
    """Every file of what is named, in order; what cannot be opened is its error, and never stops the others.

    Folders are gone through with all that is in them, but for dot files, READMEs and catalogues, and the folders
    `apart_from`. `-` is what `stream` gives, called `name`.
    """
    left_out = {path.resolve() for path in apart_from}
    for path in paths:
        if path == STDIN:
            yield from _file(name, PurePosixPath(PurePosixPath(name).name), stream(), None, named=True)
        elif path.is_dir():
            yield from _folder(path, left_out)
        else:
            yield from _on_disk(path, PurePosixPath(path.name), named=True)


def received(name: str, raw: bytes) -> Iterator[Brought]:
    """The file that was sent under this name, or the files of a zip file. Where the name is a path ("talks/a.vtt"), it
    came in a folder: what is no transcript is then passed over, as in a folder on disk. No name leads out of anywhere:
    what would is taken off it."""
    place = PurePosixPath(*(part for part in PurePosixPath(_slashed(name)).parts if part.strip(" .:/")))
    if not place.parts:
        place = PurePosixPath("transcript")
    alone = len(place.parts) == 1
    if not alone and (not is_transcript(place) or _is_media(place.name)):
        yield PassedOver(str(place))
        return
    try:
        yield from _file(str(place), place, raw, None, named=alone)
    except FormatError as error:
        yield error


def _folder(folder: Path, left_out: set[Path]) -> Iterator[Brought]:
    found = 0
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if not path.is_file() or not is_transcript(place) or left_out & {path.resolve(), *path.resolve().parents}:
            continue
        found += 1
        if _is_media(path.name):
            yield PassedOver(str(path))
            continue
        yield from _on_disk(path, PurePosixPath(folder.resolve().name, place.as_posix()), named=False)
    if not found:
        yield FormatError(str(folder), "there is no transcript in this folder")


def _on_disk(path: Path, place: PurePosixPath, *, named: bool) -> Iterator[Brought]:
    try:
        if not path.exists():
            raise FormatError(str(path), "there is no such file or folder")
        if not path.is_file():
            raise FormatError(str(path), "this is no file; give a file, a folder or a zip file")
        if path.stat().st_size > _LARGEST:
            raise FormatError(str(path), f"the file has more than {_LARGEST // 1_000_000} MB; no transcript has")
        yield from _file(str(path), place, path.read_bytes(), path, named=named)
    except OSError as error:
        yield FormatError(str(path), f"the file cannot be read ({error.strerror})")
    except FormatError as error:
        yield error


def _file(origin: str, place: PurePosixPath, raw: bytes, path: Path | None, *, named: bool) -> Iterator[Brought]:
    file = File(origin, raw)
    if _is_archive(file):
        yield from _archive(origin, place, raw)
    elif named or _told(file) or _by_name(file):
        yield Arrival(origin=origin, place=place, raw=raw, path=path)
    else:
        yield PassedOver(origin)


def _archive(origin: str, place: PurePosixPath, raw: bytes) -> Iterator[Brought]:
    try:
        with zipped.opened(raw, origin) as archive:
            found = 0
            for member in archive.names():
                inside = PurePosixPath(_readable(member))
                if _leads_out(inside) or (is_transcript(inside) and "__MACOSX" not in inside.parts):
                    found += 1
                    yield from _member(archive, member, inside, origin, place)
            if not found:
                yield FormatError(origin, "there is no transcript in this zip file")
    except FormatError as error:
        yield error


def _member(
    archive: zipped.Zipped, member: str, inside: PurePosixPath, box: str, place: PurePosixPath
) -> Iterator[Brought]:
    origin = f"{box}/{inside}"
    try:
        if _leads_out(inside):
            raise FormatError(origin, "its path leads out of the zip file; it is refused as unsafe")
        if stat.S_ISLNK(archive.mode(member)):
            raise FormatError(origin, "this is a link, not a file; it is refused as unsafe")
        if _is_media(inside.name):
            yield PassedOver(origin)
            return
        raw = archive.read(member)
        if _is_archive(File(origin, raw)):
            raise FormatError(origin, "this is a zip file within a zip file; unpack it and add it by itself")
        yield from _file(origin, place.with_suffix("") / inside, raw, None, named=False)
    except FormatError as error:
        yield FormatError(origin, error.reason)


def _leads_out(inside: PurePosixPath) -> bool:
    return not inside.parts or inside.is_absolute() or ".." in inside.parts or inside.parts[0].endswith(":")


def _is_archive(file: File) -> bool:
    """A zip file that holds files, not one that is a document (DOCX, ODT, EPUB…) whatever its name."""
    if _told(file):
        return False
    return file.suffix == _ARCHIVE or (file.raw.startswith(_ZIP) and not _by_name(file))


def _told(file: File) -> bool:
    return any(form.recognises(file) for form in formats.FORMATS)


def _by_name(file: File) -> bool:
    return file.suffix in UNREADABLE or any(file.suffix in form.suffixes for form in formats.FORMATS)


def _is_media(name: str) -> bool:
    """Pictures, sound and film, which lie beside transcripts; they may be large, so their bytes are not looked at."""
    kind = mimetypes.guess_type(name, strict=False)[0] or ""
    read = {suffix for form in formats.FORMATS for suffix in form.suffixes}  # ".ass" is subtitles, and a kind of sound
    return kind.split("/")[0] in {"audio", "image", "video"} and PurePosixPath(name).suffix.lower() not in read


def _readable(member: str) -> str:
    """A member's path as its packer meant it: UTF-8 that was not marked as such, and Windows' separators."""
    with suppress(UnicodeError):
        member = member.encode("cp437").decode("utf-8")
    return _slashed(member)


def _slashed(path: str) -> str:
    return unicodedata.normalize("NFC", path).replace("\\", "/")
