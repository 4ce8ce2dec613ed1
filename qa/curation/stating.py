"""Facts of one transcript, corrected in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from qa.corpus import TEXTS, Entry, correcting, identified
from qa.curation.listing import named
from qa.errors import CorpusError, FormatError

KEYS = (*TEXTS, "organisations")
"""What can be stated of a transcript; several organisations are told apart by semicolons."""


@dataclass(frozen=True, slots=True)
class Change:
    """A correction that was made: what the catalogue said before and says now, None for nothing."""

    key: str
    before: str | None
    after: str | None


def state(identifier: str, facts: Mapping[str, str], corpus: Path) -> tuple[str, tuple[Change, ...]]:
    """States facts of a transcript, given as texts; an empty one takes the correction away. Returns the transcript's
    id, and what changed.

    Raises `CorpusError` for an unknown id or key, naming the nearest, for a value that a catalogue may not hold, and
    for a catalogue that cannot be written; then nothing has changed.
    """
    for key in facts:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(KEYS)}"
            raise CorpusError(f"{key!r} cannot be set; {hint}")
    files = dict(identified(corpus)) if corpus.is_dir() else {}
    wanted = named(identifier, list(files))
    file = files[wanted].relative_to(corpus).as_posix()
    with correcting(corpus) as catalogue:
        before = catalogue.catalogue.entries.get(file, Entry())
        for key, value in facts.items():
            parts = [part.strip() for part in value.split(";") if part.strip()]
            catalogue.state(file, key, parts if key == "organisations" else value.strip())
            try:
                after = catalogue.catalogue.entries.get(file, Entry())
            except FormatError as error:
                raise CorpusError(f"{key}={value[:80]}: {error.reason}") from None
    pairs = ((key, _said(before, key), _said(after, key)) for key in facts)
    return wanted, tuple(Change(key, old, new) for key, old, new in pairs if old != new)


def _said(entry: Entry, key: str) -> str | None:
    value = getattr(entry, key)
    return "; ".join(value) or None if isinstance(value, tuple) else value
