"""Any other JSON: its longest list of objects that have words, or its one running text; always with a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.formats.reading import Reading
from qa.formats.recordings.columns import TEXT, Columns, normal
from qa.formats.recordings.facts import stated
from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.moments import since_first
from qa.formats.recordings.prose import read_prose
from qa.formats.recordings.shape import Shape, reading
from qa.formats.recordings.units import unit_of
from qa.formats.recordings.values import objects, said
from qa.formats.recordings.weighing import FEWEST, ONE_WORD, Found, aside, best, own_text, parts_of, text_of, weighed
from qa.schema import Role

NAME = "JSON"
EXAMPLE = '[{"speaker": "Ann Low", "start": 0.1, "end": 2.4, "text": "When did it open?"}]'
_CASTS = ("speakers", "participants", "people", "speaker_names", "speakerNames")


def read_unknown(value: Json, before: Sequence[str] = ()) -> Reading | None:
    """The turns of a document of no known shape; None where there are no words."""
    found = weighed(value)
    taken = best(found)
    if taken is not None:
        heard = reading(_shape(taken, value), value, (*before, *_told(taken), *aside(taken, found)))
        if heard.turns:
            return heard
    text, key = _running(value)
    if not text:
        return None
    notice = f"This JSON is of no known shape: the running text under {key!r} was taken, without times."
    read = read_prose(text, (), NAME, stated(value), (*before, notice))
    return read if read.turns else None


def _shape(taken: Found, value: Json) -> Shape:
    def stretches(_: Json, notes: Notes) -> Iterable[Stretch]:
        for node in objects(value, 3):
            for key in _CASTS:
                notes.voices.learn(node.get(key))
        return _exchanges(taken, notes) if taken.columns.asked else _stretches(taken, notes)

    return Shape(name=NAME, fits=lambda _: True, stretches=stretches, example=EXAMPLE)


def _told(found: Found) -> list[str]:
    """What was taken, in a sentence, unless it is what anybody would take."""
    columns = found.columns
    if found.is_usual:
        return []
    kinds = (("speakers", columns.voice), ("times", columns.start))
    parts = [f"{kind} from {keys[0]!r}" for kind, keys in kinds if keys]
    keys = columns.text[: 2 if columns.asked else 1] or columns.words[:1]
    where = ", ".join([f"words from {' and '.join(map(repr, keys))}", *parts])
    return [
        f"This JSON is of no known shape: {len(found.table.rows)} rows of {found.table.path!r} were taken, {where}."
    ]


def _stretches(found: Found, notes: Notes) -> list[Stretch]:
    around = [notes.voices.label(voice) for voice in found.table.voices]
    written = [{**row, _OWN: text_of(row, found)} for row in found.table.rows]
    listed, keys = _timed(written, replace(found.columns, text=(_OWN,)))
    listed = [{**row, _OWN: own_text(row, found.columns.text)} for row in listed]
    if found.mean < ONE_WORD and len(listed) >= FEWEST and not found.inner.text:
        loose = [notes.word(row, keys) for row in listed]
        return [Stretch(words=[replace(w, voice=w.voice or v) for w, v in zip(loose, around, strict=True)])]
    parts = [parts_of(row, found.columns) for row in listed]
    flat, inner = _timed([part for some in parts for part in some], found.inner)
    heard: list[Stretch] = []
    at = 0
    for cue, (row, some, voice) in enumerate(zip(listed, parts, around, strict=True), 1):
        part = notes.stretch(row, keys, cue=cue)
        words = notes.words(flat[at : at + len(some)], inner)
        at += len(some)
        heard.append(replace(part, voice=part.voice or voice, words=words))
    return heard


_OWN = "\x00text"  # where a row's words are put: no key of a document


def _timed(listed: list[dict[str, Json]], columns: Columns) -> tuple[list[dict[str, Json]], Keys]:
    """The rows, moments among them as seconds since the first, and the keys with their unit."""
    keys = Keys(text=columns.text, voice=columns.voice, start=columns.start, end=columns.end, length=columns.length)
    moments = since_first(listed, (*columns.start[:1], *columns.end[:1])) if columns.start else None
    if moments is not None:
        return moments, keys
    return listed, replace(keys, unit=unit_of(listed, columns.start, columns.text))


def _exchanges(found: Found, notes: Notes) -> Iterable[Stretch]:
    """Questions and answers side by side: who asks and who answers is what the keys say."""
    question, answer = found.columns.text
    for cue, row in enumerate(found.table.rows, 1):
        for key, role in ((question, Role.INTERVIEWER), (answer, Role.INTERVIEWEE)):
            text = own_text(row, (key,))
            if text.strip():
                yield Stretch(text=text, role=role, cue=cue, fresh=True)


def _running(value: Json) -> tuple[str, str]:
    """The longest text under a key that is called like text, and its key; the lines of a list of texts."""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(line, str) for line in value):
        return "\n".join(map(said, value)), "the list"
    found = [
        (said(text) if isinstance(text, str) else "\n".join(map(said, text)), key)
        for node in objects(value, 8)
        for key, text in node.items()
        if normal(key) in TEXT and (isinstance(text, str) or (isinstance(text, list) and text and _are_texts(text)))
    ]
    return max(found, key=lambda pair: len(pair[0]), default=("", "")) if found else ("", "")


def _are_texts(value: list[Json]) -> bool:
    return all(isinstance(part, str) for part in value)
