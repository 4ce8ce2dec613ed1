"""One file → turns with offsets. One package a family; a new format is one `Format` in its family's `FORMATS`."""

from __future__ import annotations

from dataclasses import replace

from qa.errors import FormatError
from qa.formats import archives, documents, plain, recordings, subtitles
from qa.formats.decoding import doubts
from qa.formats.files import File, Format
from qa.formats.plain import read_plain
from qa.formats.reading import Reading

FORMATS: tuple[Format, ...] = (
    *subtitles.FORMATS,
    *recordings.FORMATS,
    *archives.FORMATS,
    *documents.FORMATS,
    *plain.FORMATS,
)
"""Every format that is read, in the order in which content is asked whose it is: the surest signs first."""


def read(raw: bytes, file: str) -> Reading:
    """The turns of one file. `file` is its name or path, as messages should print it.

    The content decides before the extension: subtitles saved as `.txt` are subtitles. Raises `FormatError` for what is
    no format that is read, and for a file that is damaged, empty, locked or holds no words.
    """
    found = File(file, raw)
    reading = _format(found).read(found)
    if not reading.turns:
        raise FormatError(file, f"no words were found in it (it was read as {reading.format})")
    doubted = doubts(raw) if found.decoded else ()
    return replace(reading, warnings=(*doubted, *reading.warnings)) if doubted else reading


def format_name(raw: bytes, file: str) -> str:
    """The name of the format that a file is in, told by its content before its extension, without reading it. Raises
    `FormatError` for what is no format that is read."""
    return _format(File(file, raw)).name


def _format(file: File) -> Format:
    named = [form for form in FORMATS if file.suffix in form.suffixes]
    told = [form for form in (*named, *FORMATS) if form.recognises(file)]
    if told:
        return told[0]
    reason = documents.refusal(file)
    if named and reason is None:
        return named[0]
    reason = reason or documents.UNREADABLE.get(file.suffix)
    if reason is None:
        known = ", ".join(sorted({suffix for form in FORMATS for suffix in form.suffixes}))
        reason = f"files ending in {file.suffix or 'nothing'!r} are not read; these are: {known}"
    raise FormatError(file.name, reason)


__all__ = ["FORMATS", "File", "Format", "Reading", "format_name", "read", "read_plain"]
