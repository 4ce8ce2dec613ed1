"""Subtitle files for tests: read from a string, and the same talk printed in each format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from qa.formats import Reading, read


class Spoken(NamedTuple):
    """What one voice says in one cue; `voice` is None where nobody is named."""

    voice: str | None
    words: str


def reading(text: str, name: str = "talk.vtt") -> Reading:
    """The reading of a file of this text."""
    return read(text.encode(), name)


def said(text: str, name: str = "talk.vtt") -> list[tuple[str | None, str]]:
    """The label and the words of each turn."""
    return [(turn.label, turn.text) for turn in reading(text, name).turns]


def clock(seconds: int, mark: str = ".", digits: int = 3) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}{mark}{'0' * digits}"


def _labelled(spoken: Spoken) -> str:
    return f"{spoken.voice}: {spoken.words}" if spoken.voice else spoken.words


def vtt(talk: Sequence[Spoken]) -> str:
    cues = [
        f"{clock(at)} --> {clock(at + 1)}\n" + (f"<v {escape(voice)}>" if voice else "") + escape(words)
        for at, (voice, words) in enumerate(talk)
    ]
    return "\n\n".join(["WEBVTT", *cues])


def srt(talk: Sequence[Spoken]) -> str:
    cues = [
        f"{at + 1}\n{clock(at, ',')} --> {clock(at + 1, ',')}\n{_labelled(spoken)}\n" for at, spoken in enumerate(talk)
    ]
    return "\n".join(cues)


def sbv(talk: Sequence[Spoken]) -> str:
    return "\n".join(f"{clock(at)},{clock(at + 1)}\n{_labelled(spoken)}\n" for at, spoken in enumerate(talk))


def ass(talk: Sequence[Spoken]) -> str:
    head = "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
    fields = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    events = [
        f"Dialogue: 0,{clock(at, digits=2)},{clock(at + 1, digits=2)},Default,{voice or ''},0,0,0,,{words}\n"
        for at, (voice, words) in enumerate(talk)
    ]
    return head + fields + "".join(events)


def lrc(talk: Sequence[Spoken]) -> str:
    return "\n".join(f"[{at // 60:02}:{at % 60:02}.00]{_labelled(spoken)}" for at, spoken in enumerate(talk))


def tsv(talk: Sequence[Spoken]) -> str:
    rows = [f"{at * 1000}\t{at * 1000 + 1000}\t{_labelled(spoken)}" for at, spoken in enumerate(talk)]
    return "\n".join(["start\tend\ttext", *rows])


def ttml(talk: Sequence[Spoken]) -> str:
    voices = sorted({spoken.voice for spoken in talk if spoken.voice})
    agents = "".join(
        f'<ttm:agent xml:id="a{at}"><ttm:name type="full">{escape(voice)}</ttm:name></ttm:agent>'
        for at, voice in enumerate(voices)
    )
    cues = "".join(
        f'<p begin="{at}s" end="{at + 1}s"'
        + (f" ttm:agent={quoteattr(f'a{voices.index(voice)}')}" if voice else "")
        + f">{escape(words)}</p>"
        for at, (voice, words) in enumerate(talk)
    )
    spaces = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
    return f"<tt {spaces}><head><metadata>{agents}</metadata></head><body><div>{cues}</div></body></tt>"


PRINTERS: dict[str, Callable[[Sequence[Spoken]], str]] = {
    ".vtt": vtt,
    ".srt": srt,
    ".ass": ass,
    ".lrc": lrc,
    ".ttml": ttml,
    ".sbv": sbv,
    ".tsv": tsv,
}
"""A printer for each format, by its extension."""
