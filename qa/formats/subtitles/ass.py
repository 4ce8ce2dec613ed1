"""Advanced SubStation Alpha and its forerunner (ASS, SSA): events with an actor each.

Read here rather than by pysubs2, which gives up a whole file for one time that it cannot read and tells no lines; of
the format only five fields matter for who said what when.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import file_lines
from qa.formats.subtitles.clock import clock
from qa.formats.subtitles.cues import Cue, Line, Subtitles, first_lines
from qa.formats.subtitles.telling import told
from qa.text import LabelKind, label_kind, words

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_EVENT = re.compile(r"(?:Dialogue|Comment):[ \t]*[^,]{0,20},[ \t]*[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}")
_OVERRIDE = re.compile(r"\{[^{}]*\}")
_DRAWING = re.compile(r"\\p([0-9]{1,2})")
_TITLE = re.compile(r"Title:[ \t]*(?P<title>.+)", re.IGNORECASE)
_NO_TITLE = re.compile(r"<?untitled>?|default .*file|.*\b(?:aegisub|pysubs2|ffmpeg|subtitle edit)\b.*", re.IGNORECASE)
_LOOKED = """
default main dialogue dialog alt alternate top bottom sign signs italic italics song op ed opening ending title
titles note notes flashback flashbacks narration narrator caption captions subtitle subtitles screen style text overlap
thoughts internal karaoke romaji credits next episode staff left right white yellow black bold small big
"""
_LOOKS = frozenset(_LOOKED.split())
"""Words in the names of styles that tell how the text looks or what it is for, and not who speaks."""


class _Event(NamedTuple):
    line: int
    fields: dict[str, str]


def recognises(file: File) -> bool:
    """Whether the file opens with one of the format's sections or events."""
    first = next((line for line in first_lines(file) if not line.startswith((";", "!:"))), "")
    return first.lower() in {"[script info]", "[v4+ styles]", "[v4 styles]", "[events]"} or (
        _EVENT.match(first) is not None
    )


def _read(file: File) -> Reading:
    lines = file_lines(file.text)
    events, warnings = _events(lines)
    by_style = _style_names(events)
    cues = [
        Cue(number, line, clock(fields.get("start", "").strip()), clock(fields.get("end", "").strip()), said)
        for number, (line, fields) in enumerate(events, 1)
        for said in [tuple(_lines(fields, by_style))]
    ]
    titles = [match["title"].strip() for line in lines[:50] if (match := _TITLE.match(line))]
    metadata = {"title": titles[0]} if titles and not _NO_TITLE.fullmatch(titles[0]) else {}
    return told(file, FORMAT.name, Subtitles([cue for cue in cues if cue.lines], metadata, warnings))


def _events(lines: Sequence[str]) -> tuple[list[_Event], list[str]]:
    """The lines of dialogue with their fields by name, comments left out."""
    fields: Sequence[str] = _FIELDS
    found: list[_Event] = []
    short: list[int] = []
    section = ""
    for number, line in enumerate(lines, 1):
        kind, colon, rest = line.strip().partition(":")
        kind = kind.lower()
        if line.startswith("["):
            section = line.strip().lower()
        elif kind == "format" and colon and section in {"", "[events]"}:
            fields = [name.strip().lower() for name in rest.split(",")]
        elif kind == "dialogue" and colon:
            parts = rest.lstrip().split(",", len(fields) - 1)
            if len(parts) < len(fields):
                short.append(number)
                parts = [*[""] * (len(fields) - 1), parts[-1]]
            found.append(_Event(number, dict(zip(fields, parts, strict=False))))
    said = "has fewer fields than its format says; the last was read as its words"
    return found, [f"Line {short[0]}{f' (and {len(short) - 1} more)' if short[1:] else ''} {said}."] if short else []


def _lines(fields: dict[str, str], by_style: frozenset[str]) -> Iterator[Line]:
    style = fields.get("style", "").strip()
    voice = (fields.get("name") or fields.get("actor") or "").strip() or (style if style in by_style else "")
    text = _spoken(fields.get("text", ""))
    for part in re.split(r"\\[Nn]", text.replace("\\h", " ")):
        if shown := " ".join(part.split()):
            yield Line(shown, voice or None)


def _spoken(text: str) -> str:
    """The words, without overrides and without drawings, which are coordinates between `\\p1` and `\\p0`."""
    kept: list[str] = []
    drawing, end = False, 0
    for match in _OVERRIDE.finditer(text):
        kept += [] if drawing else [text[end : match.start()]]
        scales = _DRAWING.findall(match.group())
        drawing = int(scales[-1]) > 0 if scales else drawing
        end = match.end()
    return "".join([*kept, *([] if drawing else [text[end:]])])


def _style_names(events: Sequence[_Event]) -> frozenset[str]:
    """The styles that are voices, where no event names its actor: numbered ones ("Speaker 1"), and full names that come
    back, if there are two at least."""
    if any((fields.get("name") or fields.get("actor") or "").strip() for _, fields in events):
        return frozenset()
    styles = Counter(fields.get("style", "").strip() for _, fields in events)
    kinds = {style: label_kind(style) for style in styles if not _LOOKS.intersection(words(style))}
    numbered = {style for style, kind in kinds.items() if kind is LabelKind.NUMBERED}
    named = {style for style, kind in kinds.items() if kind is LabelKind.NAME and styles[style] >= 2}
    return frozenset(numbered | (named if len(named | numbered) >= 2 else set()))


FORMAT = Format(
    name="SubStation Alpha (ASS, SSA)",
    suffixes=(".ass", ".ssa"),
    recognises=recognises,
    read=_read,
    example=(
        "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:04.00,Default,Jeanne Roy,0,0,0,,When did the harbour open?"
    ),
)
"""ASS and SSA."""
