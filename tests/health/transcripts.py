"""Transcripts made up for a health report."""

from __future__ import annotations

from collections.abc import Sequence

from qa.schema import Person, Role, Source, Transcript, Turn

Said = tuple[str | None, str]


def transcript(
    said: Sequence[Said],
    *,
    file: str = "corpus/talk.txt",
    times: Sequence[tuple[float | None, float | None]] = (),
    language: str | None = "en",
    sha256: str = "",
    form: str = "labelled",
    people: Sequence[Person] | None = None,
    confidence: float | None = None,
) -> Transcript:
    """A transcript of these turns, (speaker, words) each, one a line; `(narrator)` is a narrator's turn."""
    text, turns = "", []
    for index, (speaker, words) in enumerate(said):
        start = len(text)
        text += words + "\n"
        when = times[index] if times else (None, None)
        narrated = speaker == "(narrator)"
        turns.append(
            Turn(
                index=index,
                text=words,
                start=start,
                end=start + len(words),
                role=Role.NARRATOR if narrated else Role.UNKNOWN,
                speaker=None if narrated else speaker,
                label=None if narrated else speaker,
                time_start=when[0],
                time_end=when[1],
                confidence=None if narrated else confidence,
            )
        )
    names = dict.fromkeys(turn.speaker for turn in turns if turn.speaker)
    found = [Person(name=name, role=Role.UNKNOWN) for name in names] if people is None else people
    source = Source(id="talk", file=file, title="A talk", language=language, people=tuple(found))
    return Transcript(
        source=source, format=form, text=text, sha256=sha256 or file, turns=tuple(turns), metadata={}
    )  # fmt: skip
