"""The name that a user gives → who or what is meant by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from qa.errors import QuestionError
from qa.filters.labels import Labels
from qa.schema import Source
from qa.text import fold


def source_named(wanted: str, sources: Sequence[Source]) -> str:
    """The id of the source meant: by its id, file or title, or by words that only one has. Raises `QuestionError`,
    naming the nearest."""
    names = {name: source.id for source in sources for name in (source.id, source.file, source.title)}
    return _named(wanted, names, "source")


def speaker_named(wanted: str, labels: Labels) -> str:
    """The name of the speaker meant: by the whole name or an alias, or by words that only one has. Raises
    `QuestionError`, naming the nearest."""
    aliases = {alias: p.name for source in labels.sources for p in source.people for alias in (p.name, *p.aliases)}
    spoken = {speaker: speaker for speaker in labels.voices}
    names = {name: person for name, person in (aliases | spoken).items() if person in spoken}
    return _named(wanted, names, "speaker")


def _parts(name: str) -> set[str]:
    return set(re.split(r"[\s/._-]+", fold(name))) - {""}


def _named(wanted: str, names: Mapping[str, str], kind: str) -> str:
    """Who or what is meant, among names and what each stands for: by a whole name, or by words that only one has.
    Else the nearest name is suggested."""
    plain = {fold(name): name for name in names}
    if fold(wanted) in plain:
        return names[plain[fold(wanted)]]
    parts = _parts(wanted)
    having = {names[name] for name in names if parts and parts <= _parts(name)}
    if len(having) == 1:
        return having.pop()
    if having:
        raise QuestionError(f"several answer to {wanted!r}: {', '.join(sorted(having)[:8])}; name one of them in full")
    words = {word: name for key, name in plain.items() for word in [key, *key.split()]}
    near = get_close_matches(fold(wanted), list(words), n=1, cutoff=0.5)
    known = f"there are: {', '.join(sorted(names)[:8])}" if names else "there is none"
    hint = f"did you mean {words[near[0]]!r}?" if near else known
    raise QuestionError(f"no {kind} {wanted!r} in these interviews; {hint}")
