"""The names of topics, given in the corpus folder; a change of them can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.corpus import locked
from qa.errors import CorpusError
from qa.topics import NAMES_FILE, Named, names_text, parse_names, read_names, write_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A change of the names, as much of it as it takes to take it back: `before`, the names as TOML, and `after`, the
    digest of those that came in their place (hexadecimal)."""

    before: str
    after: str


def topic_names(corpus: Path) -> tuple[Named, ...]:
    """The names that topics were given in this corpus. Raises as `qa.topics.read_names`."""
    return read_names(corpus / NAMES_FILE)


def name_topics(corpus: Path, change: Callable[[Sequence[Named]], tuple[Named, ...]]) -> Naming:
    """Changes the names, no other command changing the corpus meanwhile. Raises `CorpusError` when the names cannot be
    written, and whatever `change` raises; then nothing is changed."""
    with locked(corpus):
        before = topic_names(corpus)
        after = change(before)
        if after != before:
            write_names(corpus / NAMES_FILE, after)
    return Naming(before=names_text(before), after=_digest(after))


def take_back(corpus: Path, naming: Naming) -> None:
    """Gives topics the names back that they had before a change. Raises `CorpusError` when they were changed again
    since, which would be lost, and `FormatError` for names that are none."""
    with locked(corpus):
        if _digest(topic_names(corpus)) != naming.after:
            raise CorpusError("the names were changed again since, so this change cannot be taken back by itself")
        write_names(corpus / NAMES_FILE, parse_names(naming.before, NAMES_FILE))


def _digest(names: Sequence[Named]) -> str:
    return hashlib.sha256(names_text(names).encode()).hexdigest()
