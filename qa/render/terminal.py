"""An answer as plain text for a terminal of any width."""

from __future__ import annotations

import io
import os
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from qa.render.marks import merged
from qa.render.people import interviewer, organisation, speaker_name
from qa.render.record import is_inferred
from qa.render.unanswered import unanswered_words
from qa.render.words import Words, date_words, place_words, words_in
from qa.schema import Answer, Hit, Role, Transcript

# Control characters could move the cursor or recolour the terminal; each is shown as its picture, one for one,
# so that offsets still hold.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def wants_color(stream: TextIO) -> bool:
    """Whether to write colour and bold to this stream: a terminal, and NO_COLOR not set to anything."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def answer_text(answer: Answer, width: int = 80, color: bool = False, language: str = "en") -> str:
    """The answer as lines of at most `width` columns (20 or more), ending in one line feed.

    With `color`, highlights and names are bold; without, there is no escape sequence in the text.
    """
    console = console_of(width, color)
    with console.capture() as capture:
        _write(console, answer, words_in(language))
    return lines_of(capture.get())


def transcript_text(transcript: Transcript, width: int = 80, color: bool = False) -> str:
    """The turns of a transcript as lines of at most `width` columns (20 or more): number, speaker, role, words."""
    console = console_of(width, color)
    with console.capture() as capture:
        console.print(Text(f"{transcript.source.title} ({transcript.format}, {len(transcript.turns)} turns)", "bold"))
        for turn in transcript.turns:
            role = f"{turn.role}, inferred" if is_inferred(turn) else str(turn.role)
            name = (safe(turn.speaker), "bold") if turn.speaker else "–"
            console.print(Text.assemble(f"\n{turn.index}. ", name, f" ({role})"))
            console.print(Padding(Text(safe(turn.text)), (0, 0, 0, 4)))
    return lines_of(capture.get())


def console_of(width: int, color: bool) -> Console:
    """A console that writes lines of at most `width` columns (20 or more), with escape sequences only for `color`."""
    return Console(
        file=io.StringIO(), width=max(20, width), force_terminal=color, color_system="standard" if color else None,
        legacy_windows=False, highlight=False, markup=False, emoji=False, _environ={},
    )  # fmt: skip


def lines_of(written: str) -> str:
    """What a console wrote, without white space at the ends of lines, ending in one line feed."""
    return "\n".join(line.rstrip() for line in written.splitlines()).strip("\n") + "\n"


def _write(console: Console, answer: Answer, words: Words) -> None:
    if answer.understood_as:
        console.print(Text(f"{words.understood_as} {safe(answer.understood_as)}", style="italic"))
        console.print()
    if not (answer.answered and answer.hits):
        title, step = unanswered_words(answer, words)
        console.print(Text(title, style="bold"))
        console.print(Text(step))
        if answer.hits:
            console.print()
            console.print(Text(words.nearest.format(count=len(answer.hits))))
        console.print()
    for hit in answer.hits:
        _write_hit(console, hit, words)


def _write_hit(console: Console, hit: Hit, words: Words) -> None:
    console.print(Text.assemble(f"{hit.rank}. ", *_who(hit, words)))
    if hit.passage.question and hit.passage.role is not Role.INTERVIEWER:
        name = interviewer(hit.source)
        label = words.asked_by.format(name=safe(name)) if name else words.asked
        console.print(Padding(Text(f"{label}: {safe(hit.passage.question)}", style="italic dim"), (0, 0, 0, 3)))
    quote = Text(safe(hit.passage.text))
    for start, end in merged(hit.highlights, len(hit.passage.text)):
        quote.stylize("bold", start, end)
    console.print(Padding(quote, (0, 0, 0, 3)))
    when, where = date_words(hit.source.date, words), place_words(hit.passage, words)
    facts = (hit.source.title, hit.source.publisher, when, where, hit.passage.id)
    console.print(Padding(Text(" · ".join(safe(fact) for fact in facts if fact), style="dim"), (0, 0, 0, 3)))
    console.print()


def _who(hit: Hit, words: Words) -> list[str | tuple[str, str]]:
    role = hit.passage.role
    name = speaker_name(hit.passage.speaker, role, hit.source, words)
    firm = organisation(hit.passage.speaker, hit.source) if role is not Role.NARRATOR else None
    parts: list[str | tuple[str, str]] = [(safe(name), "bold")]
    if firm:
        parts.append(f", {safe(firm)}")
    stated = words.roles[role]
    return parts if stated == name else [*parts, f" ({stated})"]


def safe(text: str) -> str:
    """The text with control characters, but for line feeds and tabs, shown as pictures; its length is unchanged."""
    return text.translate(_PICTURES)
