"""Plain text and Markdown: front matter off, furniture off, then the first family that recognises the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.formats.plain.alternating import read_alternating
from qa.formats.plain.article import read_article
from qa.formats.plain.credits import byline, guest_line, source_line, speakers_line
from qa.formats.plain.finding import find_labels
from qa.formats.plain.furniture import keep
from qa.formats.plain.labelled import read_labelled
from qa.formats.plain.labels import Label
from qa.formats.plain.notices import is_notice
from qa.formats.plain.numbering import unnumbered
from qa.formats.plain.spoken import read_spoken, read_talk
from qa.formats.plain.stamped import is_timed, read_stamped
from qa.formats.plain.stamps import is_stamp
from qa.formats.plain.tables import read_table
from qa.formats.plain.timing import untimed
from qa.formats.reading import Reading, narration
from qa.schema import Role, Turn
from qa.text import LabelKind, label_kind, month_of
from qa.text.layout import Span, lines, paragraphs

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<facts>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FACT = re.compile(
    r"^(?P<key>[A-Za-z_-]+):[ \t]*(?P<value>[^\r\n]*)|^[ \t]*-[ \t]+(?:(?P<inner>[a-z_]+):[ \t]+)?(?P<member>[^\r\n]+)"
    r"|^[ \t]+(?P<more>[^\s:-][^\r\n:]*)$",
    re.MULTILINE,
)
_FACTS = (guest_line, speakers_line, is_notice)
_NAMED = frozenset((None, "name", "nom", "title", "id"))


def read_plain(text: str) -> Reading:
    """The turns of a text with no markup but Markdown's. Every text is read: the plainest is all narration.

    `format` is "labelled", "table", "stamped", "alternating", "article", "talk", "spoken" or "prose". Where times or
    the borders of a table stand between the words, the text is composed without them.
    """
    front = _FRONT.match(text)
    begin = front.end() if front else 0
    metadata = _facts(front["facts"]) if front else {}
    spans = paragraphs(text, begin)
    reading = _family(text, begin, spans, _one(metadata.get("speakers") or metadata.get("speaker", "")))
    return replace(reading, metadata=_stated(text, spans, reading.turns) | metadata)


def _one(speakers: str) -> str | None:
    """The name, where the front matter lists one speaker and no more."""
    return speakers if label_kind(speakers) is LabelKind.NAME else None


def _family(text: str, begin: int, spans: list[Span], speaker: str | None) -> Reading:
    found = lines(text, begin)
    atoms = keep(text, found)
    if (reading := read_table(text, atoms)) is not None:
        return reading
    if (plain := unnumbered(text, atoms)) is not None:
        return replace(_family(plain, 0, paragraphs(plain), speaker), composed=True)
    wordy = [span for span in atoms if not is_stamp(text, span)]
    labels = find_labels(text, wordy)
    if labels and 4 * len(labels) > is_timed(text, atoms):
        turns = read_labelled(text, atoms, labels)
        return untimed(text, "labelled", _with_talk(text, atoms, turns, labels, speaker))
    if (reading := read_stamped(text, atoms)) is not None:
        return reading
    return untimed(text, *_unlabelled(text, atoms, atoms if spans == found else keep(text, spans), speaker))


def _with_talk(text: str, atoms: list[Span], turns: list[Turn], labels: list[Label], speaker: str | None) -> list[Turn]:
    """A talk before the questions of its audience is the one speaker's whom the front matter names."""
    if speaker is None or any(label.kind is not LabelKind.FUNCTION for label in labels):
        return turns
    talk = read_talk(text, [span for span in atoms if span.end <= labels[0].start], speaker)
    return turns if talk is None else [*talk, *(turn for turn in turns if turn.start >= labels[0].start)]


def _unlabelled(text: str, atoms: list[Span], kept: list[Span], speaker: str | None) -> tuple[str, list[Turn]]:
    if (turns := read_alternating(text, kept)) is not None:
        return "alternating", turns
    if speaker is not None and (turns := read_talk(text, kept, speaker)) is not None:
        return "talk", turns
    if (turns := read_article(text, kept)) is not None:
        return "article", turns
    if (turns := read_spoken(text, atoms)) is not None:
        return "spoken", turns
    return "prose", narration(text, kept)


def _facts(front: str) -> dict[str, str]:
    """The flat facts of a front matter; lists are joined by "; ", wrapped values by a space."""
    facts: dict[str, str] = {}
    key = ""
    for match in _FACT.finditer(front):
        if match["key"]:
            key = match["key"].lower()
            facts[key] = _value(match["value"])
        elif key and match["member"] and match["inner"] in _NAMED:
            facts[key] = "; ".join(filter(None, [facts[key], _value(match["member"])]))
        elif key and match["more"]:
            facts[key] = f"{facts[key]} {_value(match['more'])}".strip()
    return {key: value for key, value in facts.items() if value}


def _value(printed: str) -> str:
    """A value without quotes; a list in brackets is joined by "; "."""
    value = printed.strip()
    if value.startswith("[") and value.endswith("]"):
        return "; ".join(_value(member) for member in value[1:-1].split(",") if member.strip())
    return value.strip("\"'|>").strip()


def _stated(text: str, spans: list[Span], turns: Sequence[Turn]) -> dict[str, str]:
    """What the text says of itself: its heading, its date, its byline, its line of credit."""
    stated: dict[str, str] = {}
    told = [turn for turn in turns if turn.role is Role.NARRATOR]
    titled = told and told[0] is turns[0] and not any(fact(told[0].text) for fact in _FACTS)
    if titled and (heading := _heading(told[0].text)):
        stated["title"] = heading
        if date := month_of(heading):
            stated["date"] = date
    sources = [source for span in spans if (source := source_line(span.of(text)))]
    askers = [name for turn in told if (name := byline(turn.text))]
    guests = [name for turn in told if (name := guest_line(turn.text))]
    listed = [names for turn in told if (names := speakers_line(turn.text))]
    found = {"source": sources, "interviewer": askers, "guest": guests, "speakers": listed}
    return stated | {key: names[0] for key, names in found.items() if names}


def _heading(line: str) -> str | None:
    marked = line.startswith("#")
    words = line.strip("#*_ \t\u00a0")
    if words and (marked or (len(words.split()) <= 25 and not words.endswith((".", ":", ";", ",")))):
        return words
    return None
