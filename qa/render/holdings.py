"""What is held, and what became of files that were added, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from qa.render.record import is_inferred, transcript_record
from qa.render.terminal import console_of, lines_of, safe
from qa.schema import Added, Fate, Holding, Person, Standing, Transcript, Turn

_MARKS = {Standing.CHANGED: "*", Standing.NEW: "+", Standing.GONE: "-", Standing.UNREADABLE: "!"}
_LEGEND = {
    Standing.CHANGED: "changed since it was indexed",
    Standing.NEW: "not indexed yet",
    Standing.GONE: "indexed, but not in the corpus any more",
    Standing.UNREADABLE: "cannot be read",
}


def holding_record(holding: Holding) -> dict[str, Any]:
    """A transcript of `qa list --json`; keys always present and in the same order."""
    return {
        "id": holding.id,
        "title": holding.title,
        "date": holding.date,
        "language": holding.language,
        "format": holding.format,
        "speakers": list(holding.speakers),
        "turns": holding.turns,
        "words": holding.words,
        "file": holding.file,
        "standing": holding.standing.value,
        "reason": holding.reason,
    }


def holdings_text(holdings: Sequence[Holding], width: int = 80, color: bool = False) -> str:
    """Transcripts as lines of at most `width` columns (20 or more): id and title, then what else is known, with what
    the marks mean below."""
    console = console_of(width, color)
    with console.capture() as capture:
        for held in holdings:
            mark = f"{_MARKS[held.standing]} " if held.standing in _MARKS else ""
            title = f"  {held.title}" if held.title and held.title != held.id else ""
            console.print(Text.assemble(mark, (safe(held.id), "bold"), safe(title)))
            console.print(Padding(Text(safe(" · ".join(_said(held))), "dim"), (0, 0, 0, 4)))
        for standing in dict.fromkeys(held.standing for held in holdings if held.standing in _MARKS):
            console.print(Text(f"{_MARKS[standing]} {_LEGEND[standing]}"))
    return lines_of(capture.get())


def _said(held: Holding) -> list[str]:
    if held.reason:
        return [held.file, held.reason]
    facts = [held.date, held.language, held.format, _count(held.turns, "turn"), f"{held.words:,} words"]
    return [fact for fact in (*facts, ", ".join(held.speakers), held.file) if fact]


def added_record(added: Added) -> dict[str, Any]:
    """One file of `qa add --json`: how it was understood, or why it was not; keys always present."""
    found = added.transcript
    return {
        "from": added.origin,
        "fate": added.fate.value,
        "id": added.id,
        "file": added.file,
        "format": found.format if found else None,
        "title": found.source.title if found else None,
        "date": found.source.date if found else None,
        "language": found.source.language if found else None,
        "turns": len(found.turns) if found else 0,
        "speakers": _speakers(found) if found else [],
        "warnings": list(found.warnings) if found else [],
        "reason": added.reason,
        "line": added.line,
        "note": added.note,
    }


def added_line(added: Added) -> str:
    """What became of one file, on one line."""
    found = added.transcript
    if added.fate is Fate.FAILED:
        where = added.origin if added.line is None else f"{added.origin}:{added.line}"
        return f"not added: {where}: {added.reason}"
    if added.fate is Fate.PASSED:
        return f"passed over: {added.origin}: this is no transcript"
    if found is None:
        return f"already there as {added.id}: {added.origin}"
    speakers = _speakers(found)
    who = f"{_count(len(speakers), 'speaker')} ({', '.join(speakers)})" if speakers else "no speaker named"
    said = [found.format, _count(len(found.turns), "turn"), who, found.source.language or "language unknown"]
    said += [_count(len(found.warnings), "warning")] if found.warnings else []
    return safe(f"{added.id}: {', '.join(said)}") + (f"; {added.note}" if added.note else "")


def _speakers(transcript: Transcript) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def shown_record(transcript: Transcript, turns: Sequence[Turn]) -> dict[str, Any]:
    """A transcript as `qa show --json` prints it: its facts, its people, then these of its turns."""
    source = transcript.source
    facts = {
        "id": source.id,
        "title": source.title,
        "date": source.date,
        "language": source.language,
        "publisher": source.publisher,
        "url": source.url,
        "organisations": list(source.organisations),
        "words": sum(len(turn.text.split()) for turn in transcript.turns),
        "total": len(transcript.turns),
        "people": [_person(person, transcript.turns) for person in source.people],
    }
    record = transcript_record(transcript)
    chosen = {turn.index for turn in turns}
    return facts | record | {"turns": [turn for turn in record["turns"] if turn["index"] in chosen]}


def _person(person: Person, turns: Sequence[Turn]) -> dict[str, Any]:
    own = [turn for turn in turns if turn.speaker == person.name]
    return {
        "name": person.name,
        "role": person.role.value,
        "inferred": bool(own) and all(map(is_inferred, own)),
        "organisation": person.organisation,
        "aliases": list(person.aliases),
        "labels": list(dict.fromkeys(turn.label for turn in own if turn.label)),
        "turns": len(own),
    }


def shown_text(transcript: Transcript, turns: Sequence[Turn], width: int = 80, color: bool = False) -> str:
    """A transcript as lines of at most `width` columns (20 or more): facts, people, warnings, then these turns."""
    console = console_of(width, color)
    with console.capture() as capture:
        console.print(Text(safe(transcript.source.title), "bold"))
        for name, value in _facts(transcript):
            console.print(Text.assemble((f"{name}: ", "dim"), safe(value)))
        console.print()
        for line in _people(transcript):
            console.print(Text(safe(line)))
        for warning in transcript.warnings:
            console.print(Text(safe(f"warning: {warning}"), "yellow"))
        for turn in turns:
            console.print(Text.assemble(f"\n{turn.index}. ", (safe(turn.speaker or "–"), "bold"), f" ({_where(turn)})"))
            console.print(Padding(Text(safe(turn.text)), (0, 0, 0, 4)))
    return lines_of(capture.get())


def _facts(transcript: Transcript) -> list[tuple[str, str]]:
    source = transcript.source
    words = sum(len(turn.text.split()) for turn in transcript.turns)
    facts = [
        ("id", source.id), ("file", source.file), ("format", transcript.format), ("date", source.date),
        ("language", source.language), ("publisher", source.publisher), ("url", source.url),
        ("organisations", ", ".join(source.organisations)),
        ("length", f"{_count(len(transcript.turns), 'turn')}, {words:,} words"),
    ]  # fmt: skip
    return [(name, value) for name, value in facts if value]


def _people(transcript: Transcript) -> list[str]:
    lines = []
    for person in transcript.source.people:
        own = _person(person, transcript.turns)
        role = f"{own['role']}, inferred" if own["inferred"] else own["role"]
        firm = f", {person.organisation}" if person.organisation else ""
        also = f"; also written {', '.join(person.aliases)}" if person.aliases else ""
        lines.append(f"{person.name}{firm} ({role}): {_count(own['turns'], 'turn')}{also}")
    nameless = Counter(str(turn.role) for turn in transcript.turns if turn.speaker is None)
    return lines + [f"not named ({role}): {_count(number, 'turn')}" for role, number in nameless.items()]


def _where(turn: Turn) -> str:
    """Role, time and page of a turn."""
    said = [f"{turn.role}, inferred" if is_inferred(turn) else str(turn.role)]
    if turn.time_start is not None:
        minutes, seconds = divmod(int(turn.time_start), 60)
        hours, minutes = divmod(minutes, 60)
        said.append(f"{hours}:{minutes:02}:{seconds:02}")
    if turn.page is not None:
        said.append(f"page {turn.page}")
    return ", ".join(said)
