"""Health reports as lines for a person and as dictionaries for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from qa.render.terminal import console_of, lines_of, safe
from qa.schema import Checkup, Concern, Doubt, Person, Role, Transcript

_PRIVATE = (Concern.EMAIL, Concern.PHONE, Concern.IBAN)


def checkup_record(checkup: Checkup) -> dict[str, Any]:
    """One file as `qa check --json` prints it; keys always present and in the same order."""
    transcript = checkup.transcript
    return {
        "file": transcript.source.file,
        "id": transcript.source.id,
        "format": transcript.format,
        "title": transcript.source.title,
        "date": transcript.source.date,
        "language": transcript.source.language,
        "turns": len(transcript.turns),
        "words": checkup.words,
        "speakers": [_person(person, transcript) for person in transcript.source.people],
        "doubts": [_doubt(doubt) for doubt in checkup.doubts],
    }


def _person(person: Person, transcript: Transcript) -> dict[str, Any]:
    own = [turn for turn in transcript.turns if turn.speaker == person.name]
    sure = [turn.confidence for turn in own if turn.confidence is not None]
    return {
        "name": person.name,
        "role": person.role.value,
        "confidence": min(sure) if sure else None,
        "aliases": list(person.aliases),
        "turns": len(own),
        "words": sum(len(turn.text.split()) for turn in own),
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "concern": doubt.concern.value,
        "sentence": doubt.sentence,
        "turn": doubt.turn,
        "start": doubt.start,
        "end": doubt.end,
        "twin": doubt.twin,
    }


def checkup_text(checkup: Checkup, width: int = 80, *, color: bool = False) -> str:
    """One file: how it was understood, who speaks in it, and its doubts, in lines of at most `width` columns (20 or
    more)."""
    console = console_of(width, color)
    with console.capture() as capture:
        for line, indent in _lines(checkup):
            console.print(Padding(line, (0, 0, 0, indent)))
    return lines_of(capture.get())


def _lines(checkup: Checkup) -> Iterator[tuple[Text, int]]:
    """What is said of one file, each with how far it is set in."""
    transcript = checkup.transcript
    facts = [transcript.format, f"{len(transcript.turns)} turns", f"{checkup.words:,} words"]
    facts += [fact for fact in (transcript.source.language, transcript.source.date) if fact]
    yield Text.assemble((safe(transcript.source.file), "bold"), f" ({', '.join(facts)})"), 0
    for role in Role:
        people = [_voice(person, transcript) for person in transcript.source.people if person.role is role]
        if people:
            yield Text(f"{role}: {', '.join(people)}"), 4
    for doubt in checkup.doubts:
        color = "magenta" if doubt.concern in _PRIVATE else "yellow"
        yield Text.assemble((f"{doubt.concern}: ", color), safe(doubt.sentence)), 4


def _voice(person: Person, transcript: Transcript) -> str:
    """A person with how many turns are theirs, and a question mark where the role is inferred and unsure."""
    own = [turn for turn in transcript.turns if turn.speaker == person.name]
    guess = "?" if any(turn.confidence is not None and turn.confidence < 0.7 for turn in own) else ""
    return f"{safe(person.name)}{guess} ({len(own)})"


def checkups_summary(doubts: Sequence[Sequence[Concern]], refused: int) -> str:
    """All files in one sentence: `doubts` has the concerns of each that was read, `refused` counts the others."""
    clean = sum(not concerns for concerns in doubts)
    kinds = Counter(concern for concerns in doubts for concern in concerns)
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in Concern if kinds[kind])
    total = len(doubts) + refused
    parts = [f"{total} file{'s' if total != 1 else ''}: {clean} with nothing to look at"]
    parts += [f"{len(doubts) - clean} to look at ({counts})"] if clean < len(doubts) else []
    parts += [f"{refused} that cannot be read"] if refused else []
    return ", ".join(parts)
