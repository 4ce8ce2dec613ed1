"""WebVTT (https://www.w3.org/TR/webvtt1/), with the voices that its cues name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import Paragraph, arrow_times, blocks
from qa.formats.subtitles.cues import first_lines, language
from qa.formats.subtitles.telling import told
from qa.formats.subtitles.timed import cues_of, is_aside

_HEADER = re.compile(r"WEBVTT(?P<rest>[ \t].*)?")
_FACT = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30})[ \t]*[:=][ \t]*(?P<value>.+)")
_NOTED = re.compile(r"NOTE[ \t]+(?P<key>language|title)[ \t]*:[ \t]*(?P<value>.+)", re.IGNORECASE)
_KEPT = frozenset(("title", "date", "publisher", "url", "source", "language", "interviewer", "guests", "speakers"))


def recognises(file: File) -> bool:
    """Whether the file begins as WebVTT does, and holds a cue or nothing but the signature on its first line."""
    lines = first_lines(file)
    match = _HEADER.fullmatch(lines[0]) if lines else None
    return match is not None and (match["rest"] is None or any(arrow_times(line) for line in lines))


def _read(file: File) -> Reading:
    head, found = blocks(file.text, arrow_times, words_name=True)
    facts, words = _header(head)
    subtitles = cues_of(words, found, asides=True)
    noted = [match for block in found for part in block.paragraphs if (match := _NOTED.fullmatch(part.lines[0]))]
    for match in noted:
        facts.setdefault(match["key"].lower(), match["value"].strip())
    if "language" in facts:
        facts["language"] = language(facts["language"]) or facts["language"]
    subtitles.metadata |= facts
    return told(file, FORMAT.name, subtitles)


def _header(head: Sequence[Paragraph]) -> tuple[dict[str, str], list[Paragraph]]:
    """What the header states, and the paragraphs that are neither header nor aside."""
    facts: dict[str, str] = {}
    words: list[Paragraph] = []
    for paragraph in head:
        signature = _HEADER.fullmatch(paragraph.lines[0].strip())
        if signature:
            title = (signature["rest"] or "").strip(" \t-–—:")
            _state(facts, [part.strip() for part in title.split(";")] if _FACT.match(title) else [*paragraph.lines[:0]])
            if title and not _FACT.match(title) and title.upper() != "FILE":
                facts["title"] = title
            _state(facts, paragraph.lines[1:])
        elif all(_FACT.fullmatch(line.strip()) and _is_fact(line) for line in paragraph.lines):
            _state(facts, paragraph.lines)
        elif is_aside(paragraph):
            if match := _NOTED.fullmatch(paragraph.lines[0].strip()):
                facts.setdefault(match["key"].lower(), match["value"].strip())
        else:
            words.append(paragraph)
    return facts, words


def _is_fact(line: str) -> bool:
    return line.split(":")[0].strip().lower() in _KEPT | {"kind", "x-timestamp-map=mpegts", "x-timestamp-map=local"}


def _state(facts: dict[str, str], lines: Sequence[str]) -> None:
    for line in lines:
        match = _FACT.fullmatch(line.strip())
        if match and (key := match["key"].strip().lower()) in _KEPT:
            facts[key] = match["value"].strip()


FORMAT = Format(
    name="WebVTT",
    suffixes=(".vtt", ".webvtt"),
    recognises=recognises,
    read=_read,
    example=(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Jeanne Roy>When did the harbour open?\n\n"
        "00:04.500 --> 00:07.000\n<v Paul Marsh>In 1961, on a Sunday."
    ),
)
"""WebVTT."""
