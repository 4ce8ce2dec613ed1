"""Who somebody of one transcript is: in which role they speak, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qa.corpus import CATALOGUE_NAME, correcting, identified, read_catalogue, read_transcript
from qa.curation.listing import named
from qa.curation.stating import Change
from qa.curation.told import heard
from qa.errors import CorpusError
from qa.schema import Role
from qa.text import fold

_KEYS = ("role", "organisation")


def introduce(identifier: str, name: str, facts: Mapping[str, str], corpus: Path) -> tuple[Change, ...]:
    """States the role or the organisation of a speaker of one transcript; an empty value takes the statement away, so
    that what the text tells holds again. Returns what changed in the catalogue.

    Raises `CorpusError` for an unknown id, for somebody who does not speak in it, for a role that is none, and for a
    catalogue that cannot be written; then nothing has changed.
    """
    files = dict(identified(corpus)) if corpus.is_dir() else {}
    wanted = named(identifier, list(files))
    file = files[wanted].relative_to(corpus).as_posix()
    if (role := facts.get("role")) and role not in list(Role):
        raise CorpusError(f"the role {role[:40]!r} is none of: {', '.join(Role)}")
    listed = corpus / CATALOGUE_NAME
    known = read_catalogue(listed) if listed.is_file() else None
    voices = heard(read_transcript(files[wanted], known, corpus.resolve().parent))
    own = [voice for voice in voices if voice.name is not None and fold(voice.name) == fold(name)]
    if not own:
        raise CorpusError(f"nobody called {name[:80]!r} speaks in {wanted}")
    with correcting(corpus) as catalogue:
        spoken = str(own[0].name)
        before = catalogue.person(file, spoken)
        stated = {key: facts[key].strip() for key in _KEYS if key in facts}
        if before is None and not any(stated.values()):
            return ()
        labels = dict.fromkeys(label for voice in own for label in voice.labels if fold(label) != fold(spoken))
        aliases = {"aliases": list(labels)} if before is None and labels else {}
        catalogue.call(file, spoken, {**stated, **aliases})
    said = before or {}
    pairs = ((key, _text(said.get(key)), value or None) for key, value in stated.items())
    return tuple(Change(key, old, new) for key, old, new in pairs if old != new)


def _text(value: object) -> str | None:
    return str(value) if value else None
