"""The text of one file → turns with offsets. One module a family; a new format is one reader in `READERS`.

A reader knows labels as printed and, where the family shows them, roles. It never knows people: that is `qa.speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TypeAlias

from qa.errors import FormatError
from qa.formats.decoding import decode
from qa.formats.plain import read_plain
from qa.formats.reading import Reading

Reader: TypeAlias = Callable[[bytes, str], Reading]
"""(bytes of the file, its name for messages) → reading; raises `FormatError`."""


_CUE = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->", re.MULTILINE)


def _plain(raw: bytes, file: str) -> Reading:
    text = decode(raw, file)
    if _CUE.search(text[:5000]):
        raise FormatError(file, "these are subtitles in a text file; subtitles are not read yet")
    return read_plain(text)


READERS: Mapping[str, Reader] = {".txt": _plain, ".md": _plain}
"""The reader of each file name extension, lower-case."""


def read(raw: bytes, file: str) -> Reading:
    """The turns of one file. `file` is its name or path, as messages should print it.

    Raises `FormatError` for an extension that is not read and for bytes that are no text.
    """
    suffix = PurePath(file).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise FormatError(file, f"files ending in {suffix or 'nothing'!r} are not read; these are: {known}")
    return reader(raw, file)


__all__ = ["READERS", "Reader", "Reading", "read", "read_plain"]
