"""Zip containers (DOCX, ODT, ODS, XLSX, EPUB), opened without trusting what they say of their size."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from qa.errors import FormatError

LARGEST = 200_000_000
"""Bytes that a file may unpack to, all members together."""
_RATIO = 200  # how many times its packed size; office documents stay below 30
_SMALL = 10_000_000  # below which a file may be packed as tightly as it likes

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
)
"""What the zipfile module raises for files that are not what they say."""


class Zipped:
    """A zip file in memory. Members are read whole, and refused where they unpack to more than a document holds."""

    def __init__(self, archive: zipfile.ZipFile, name: str, packed: int) -> None:
        self._archive, self._name = archive, name
        self._left = max(_SMALL, min(LARGEST, packed * _RATIO))

    def names(self) -> list[str]:
        """The members that are files, in their order in the archive."""
        return [info.filename for info in self._archive.infolist() if info.filename and not info.is_dir()]

    def mode(self, member: str) -> int:
        """The Unix mode of a member, as `os.stat` has it; 0 where the archive states none."""
        return self._archive.getinfo(member).external_attr >> 16

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        Raises `FormatError` when it is missing, damaged, locked, or when what was read so far is more than so small a
        file can honestly hold.
        """
        try:
            if self._archive.getinfo(member).flag_bits & 1:
                raise FormatError(self._name, "it is protected by a password; save a copy without one")
            with self._archive.open(member) as stream:
                content = stream.read(self._left + 1)
        except KeyError:
            raise FormatError(self._name, f"it holds no {member}: the file is damaged, or is something else") from None
        except _DAMAGE as error:
            raise FormatError(self._name, f"its part {member} is damaged ({error})") from None
        self._left -= len(content)
        if self._left < 0:
            self._left = 0  # what follows is refused too, and never unpacked whole
            raise FormatError(self._name, "it unpacks to far more than a document holds; it is refused as unsafe")
        return content


@contextmanager
def opened(raw: bytes, name: str) -> Iterator[Zipped]:
    """The archive in these bytes. Raises `FormatError` for what is no zip file, or a damaged one."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _DAMAGE as error:
        raise FormatError(name, f"the file is damaged ({error})") from None
    with archive:
        yield Zipped(archive, name, len(raw))
