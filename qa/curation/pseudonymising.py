"""A transcript under pseudonyms, as the corpus keeps it: what `qa parse --json` prints, the names replaced, and nothing
of the file that it was read from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from qa.corpus import Pseudonyms
from qa.render import transcript_record
from qa.schema import Transcript, Turn


@dataclass(slots=True)
class Disguise:
    """A map of pseudonyms at work: how often each name was replaced, and what parts of names are left."""

    pseudonyms: Pseudonyms
    replaced: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    def place(self, place: PurePosixPath) -> PurePosixPath:
        """Where a pseudonymised file goes: its own place with the names replaced, as JSON."""
        parts = [self._of(part) for part in place.parts[:-1]]
        return PurePosixPath(*parts, f"{self._of(place.stem)}.json")

    def file(self, transcript: Transcript, place: PurePosixPath) -> bytes:
        """The transcript under pseudonyms, as JSON. Its text is made anew of its turns, each opened by who speaks: what
        else the file held stays behind."""
        metadata = {self._of(key): self._of(value) for key, value in transcript.metadata.items()} | self._facts(
            transcript
        )
        text, turns = self._turns(transcript)
        warnings = tuple(self._of(warning) for warning in transcript.warnings)
        source = replace(transcript.source, file=place.name)
        disguised = replace(
            transcript, source=source, text=text, turns=turns, metadata=metadata, warnings=warnings, composed=True
        )
        self.left.update(self.pseudonyms.left([text, place.stem, *metadata.values()]))
        return json.dumps(transcript_record(disguised), ensure_ascii=False, indent=1).encode()

    def betrayed(self, transcript: Transcript) -> bool:
        """Whether a real name is in what would be stored of a transcript."""
        return any(self.pseudonyms.replaced(text).spans for text in _strings(asdict(transcript)))

    def _of(self, text: str) -> str:
        return self._counted(text)[0]

    def _counted(self, text: str) -> tuple[str, Any]:
        done = self.pseudonyms.replaced(text)
        self.replaced.update(done.counts)
        return done.text, done

    def _facts(self, transcript: Transcript) -> dict[str, str]:
        source = transcript.source
        facts = {key: getattr(source, key) for key in ("title", "date", "language", "publisher", "url")}
        return {key: self.pseudonyms.replaced(value).text for key, value in facts.items() if value}

    def _turns(self, transcript: Transcript) -> tuple[str, tuple[Turn, ...]]:
        parts: list[str] = []
        turns: list[Turn] = []
        length = 0
        for turn in transcript.turns:
            said, done = self._counted(turn.text)
            name = self._of(turn.speaker or turn.label or "") or None
            opening = ("\n\n" if parts else "") + (f"{name}: " if name else "")
            start = length + len(opening)
            anchors = tuple(a._replace(start=start + done.moved(a.start - turn.start)) for a in turn.anchors)
            speaker = name if turn.speaker else None
            parts += [opening, said]
            length = start + len(said)
            turns.append(
                replace(turn, text=said, start=start, end=length, speaker=speaker, label=name, anchors=anchors)
            )
        return "".join(parts), tuple(turns)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
