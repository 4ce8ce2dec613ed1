"""Who of a draft may be one who speaks in the corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.schema import Source
from qa.text import bare_name, words


def voices_of(sources: Sequence[Source]) -> Callable[[str], bool]:
    """Tells whether somebody, as a draft writes it, may be one who speaks in these sources: by name, alias or a part of
    them, or by the name of their organisation."""
    people = [person for source in sources for person in source.people]
    names = [frozenset(words(name)) for person in people for name in (person.name, *person.aliases)]
    names += [frozenset(words(person.organisation)) for person in people if person.organisation]

    def is_voice(name: str) -> bool:
        parts = frozenset(words(bare_name(name)))
        return bool(parts) and any(parts <= known or known <= parts for known in names if known)

    return is_voice
