"""InqScribe (`.inqscr`, its XML, or a text with its time codes) → turns: words with labels, times in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.printed import with_printed_voices
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.tei_header import named, spaced
from qa.formats.archives.timed_text import Mark, read_timed
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.xml import local

if TYPE_CHECKING:
    from lxml import etree

_NAME = "InqScribe"
_FRAMES = 30.0  # a second, InqScribe's own default
_CODE = re.compile(
    r"(?:\(source: [^()\n]*\)\s*)?[\[({<](?P<time>(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.;]\d\d)?)[\])}>]:?[^\S\n]*",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"[\[({<]\d{1,2}:\d\d:\d\d\.\d\d[\])}>]")
_SETTING = re.compile(r"^(?P<key>[a-z]+(?:\.[a-z]+)?)=(?P<value>.*)$", re.MULTILINE)
_ENDS = (("in", "start"), ("out", "end"))
_ESCAPE = re.compile(r"\\(.)")


def _read(file: File) -> Reading:
    if root_name(file) is not None:
        return _records(file)
    whole = file.text.replace("\r\n", "\n").replace("\r", "\n")
    settings = {match["key"]: match["value"] for match in _SETTING.finditer(whole)}
    own = settings.get("app", "").strip() == "InqScribe"
    text = _unescaped(settings.get("text", "")) if own else whole
    frames = clock.number(settings.get("timecode.fps")) or _FRAMES
    bare, marks = _without_codes(text, frames)
    reading = read_timed(bare, marks)
    if not reading.turns:
        raise FormatError(file.name, "this InqScribe file holds no words")
    warnings = [*reading.warnings, *_warnings(text, frames, "timecode.fps" in settings)]
    return replace(reading, format=_NAME, warnings=tuple(warnings))


def _unescaped(words: str) -> str:
    return _ESCAPE.sub(lambda match: {"r": "\n", "n": "\n", "t": "\t"}.get(match[1], match[1]), words)


def _without_codes(text: str, frames: float) -> tuple[str, list[Mark]]:
    """The text without time codes, and where each stood in it."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = begun = 0
    for code in _CODE.finditer(text):
        time = clock.seconds(code["time"], frames=frames)
        parts.append(text[begun : code.start()])
        length += code.start() - begun
        begun = code.end()
        if time is not None:
            marks.append(Mark(length, time))
    parts.append(text[begun:])
    return "".join(parts), marks


def _warnings(text: str, frames: float, stated: bool) -> Iterator[str]:
    if not stated and _FRAMED.search(text):
        yield f"The last two digits of its times are read as frames, {frames:.0f} a second, for the file does not say."


def _records(file: File) -> Reading:
    """The XML export: a `scene` (or a `cue`, as archives turn it into) a record."""
    root = tree(file)
    pieces = [_piece(record) for record in named(root, "scene", "cue")]
    if not any(piece.text for piece in pieces):
        raise FormatError(file.name, "its records hold no words")
    return composed(with_printed_voices(pieces), _NAME)


def _piece(record: etree._Element) -> Piece:
    parts = {local(child): spaced(child) for child in record if isinstance(child.tag, str)}
    told = parts | {name: value for name, value in record.attrib.items() if value.strip()}
    start, end = (clock.seconds(told.get(one) or told.get(other), frames=_FRAMES) for one, other in _ENDS)
    words = parts.get("text") or parts.get("transcript") or ("" if parts else spaced(record))
    return Piece(text=words, label=told.get("speaker") or told.get("name"), time_start=start, time_end=end)


def _recognises(file: File) -> bool:
    root = root_name(file)
    if root is not None:
        head = file.raw[:20_000]
        return (root == "transcript" and b"<scene" in head) or (root == "cues" and b"<cue" in head)
    if re.search(r"^app=InqScribe\s*$", file.head, re.MULTILINE):
        return True
    return len(_FRAMED.findall(file.head)) >= 3 and "-->" not in file.head


INQSCRIBE = Format(
    name=_NAME,
    suffixes=(".inqscr", ".xml"),
    recognises=_recognises,
    read=_read,
    example="[00:00:01.12] LEE: When did it open?\n[00:00:04.00] ROY: In 1961.",
)
"""InqScribe's own files and exports, and texts with its codes (`[00:00:01.12]`, frames last)."""
