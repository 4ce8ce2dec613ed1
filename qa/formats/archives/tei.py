"""TEI: transcriptions of speech (ISO 24624, ParlaMint, TEI_CORPO), plays, interviews → turns.

Speech is `u` (alone or in an `annotationBlock`), `sp` or `said`; everything else in the text is narration, or, where a
file marks no speech at all, plain prose that may print its labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives.chat_words import plain_words
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import listed
from qa.formats.archives.tei_header import Participant, facts, named, participants, spaced, timeline
from qa.formats.archives.tei_words import EVENTS, Stretch, Words
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.plain import read_plain
from qa.formats.reading import Reading
from qa.formats.xml import local
from qa.schema import Role

if TYPE_CHECKING:
    from lxml import etree

_NAME = "TEI"
_BLOCKS = frozenset({"annotationBlock", "annotationGrp", "annotatedU", "annotation-block"})
_SPEECHES = frozenset({"u", "sp", "said"})
_TOLD = listed(
    "stage head p ab l lg castItem note trailer opener closer byline dateline epigraph salute signed item quote q"
)
_SKIPPED = EVENTS | listed("teiHeader timeline spanGrp listPerson particDesc standOff gap facsimile speaker")


@dataclass(slots=True)
class _Walk:
    """The pieces of a text in the order of the document."""

    people: dict[str, Participant]
    words: Words
    printed: dict[str, str] = field(default_factory=dict)
    note: str | None = None

    def pieces(self, element: etree._Element, *, told: bool = False) -> Iterator[Piece]:
        """What is below an element; `told` where its own words are narration."""
        if told:
            yield from _narrated(element.text)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._below(child, local(child))
            if told:
                yield from _narrated(child.tail)

    def _below(self, child: etree._Element, name: str) -> Iterator[Piece]:
        if name in _SKIPPED:
            self.words.left_out += name in EVENTS and name not in ("pause", "shift")
        elif name in _SPEECHES or name in _BLOCKS:
            yield from self._spoken(child, name)
        elif name == "note" and child.get("type") == "speaker":
            self.note = spaced(child).rstrip(" :.,") or None
        elif name == "pb" and (child.get("n") or "").isdecimal():
            self.words.page = int(child.get("n", "0")[:7])
        elif name not in _TOLD and len(child) and not _has_words(child):
            yield from self.pieces(child)
        elif next(named(child, *_SPEECHES, *_BLOCKS), None) is not None:
            yield from self.pieces(child, told=True)
        else:
            yield from self._told(child)

    def _told(self, element: etree._Element) -> Iterator[Piece]:
        self.words.speech = False
        for stretch in self.words.of(element):
            yield _piece(stretch)

    def _spoken(self, element: etree._Element, name: str) -> Iterator[Piece]:
        if name == "sp":
            yield from self._speech(element)
        elif name in _BLOCKS and (inner := list(named(element, "u"))):
            for utterance in inner:
                yield from self._utterance(utterance, element)
        else:
            yield from self._utterance(element, element)

    def _utterance(self, utterance: etree._Element, block: etree._Element) -> Iterator[Piece]:
        who = utterance.get("who") or block.get("who") or ""
        label, role = self._voice(who, self.note)
        self.note = None
        self.words.speech = True
        stretches = self.words.of(utterance)
        if not stretches:
            return
        times = [stretch.time for stretch in stretches]
        if times[0] is None:
            times[0] = self._point(utterance, block, "start", "from", "synch")
        ends = [*times[1:], self._point(utterance, block, "end", "to")]
        for stretch, start, end in zip(stretches, times, ends, strict=True):
            yield replace(_piece(stretch, label, role), time_start=start, time_end=end)

    def _point(self, utterance: etree._Element, block: etree._Element, *names: str) -> float | None:
        for element in (utterance, block):
            for name in names:
                if point := element.get(name):
                    return self.words.points.get(point.split("#")[-1])
        return None

    def _voice(self, who: str, printed: str | None) -> tuple[str | None, Role]:
        """The label and role of who speaks; what the file prints before an unlisted voice is its name from then on."""
        ids = [part.split("#")[-1].split(":")[-1] for part in who.split()]
        if len(ids) == 1 and printed and ids[0] not in self.people:
            self.printed.setdefault(ids[0], printed)
        found = [self.people.get(key, Participant(None)) for key in ids]
        names = [known.name or self.printed.get(key) or key for known, key in zip(found, ids, strict=True)]
        roles = {known.role for known in found}
        label = " & ".join(dict.fromkeys(filter(None, names))) or printed
        return label or None, roles.pop() if len(roles) == 1 else Role.UNKNOWN

    def _speech(self, speech: etree._Element) -> Iterator[Piece]:
        speaker = next((child for child in speech if isinstance(child.tag, str) and local(child) == "speaker"), None)
        printed = spaced(speaker).rstrip(" .,:") if speaker is not None else None
        who = speech.get("who") or ""
        label, role = (
            self._voice(who, printed) if len(who.split()) == 1 else (printed or self._voice(who, None)[0], Role.UNKNOWN)
        )
        self.words.speech = False
        for stretch in self.words.of(speech):
            if stretch.stage:
                yield _piece(stretch)
            else:
                yield replace(_piece(stretch, label, role), paragraph=stretch.line)


def _narrated(words: str | None) -> Iterator[Piece]:
    if words and words.strip():
        yield Piece(text=words, role=Role.NARRATOR)


def _has_words(element: etree._Element) -> bool:
    """Whether words stand in an element itself, beside those in its children."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _piece(stretch: Stretch, label: str | None = None, role: Role = Role.NARRATOR) -> Piece:
    return Piece(text=stretch.words, label=label, role=role, time_start=stretch.time, page=stretch.page)


def _read(file: File) -> Reading:
    root = tree(file)
    people = participants(root)
    walk = _Walk(people, Words(timeline(root)))
    pieces = [piece for text in _texts(root) for piece in walk.pieces(text)]
    if any(told.get("ident") == "clan" for told in named(root, "transcriptionDesc")):
        pieces = [replace(piece, text=plain_words(piece.text)) for piece in pieces]
    if not any(piece.text.strip() for piece in pieces):
        raise FormatError(
            file.name, "this TEI file holds no words in its text; is it a header alone, or a list of names?"
        )
    metadata = facts(root) | _cast(people, pieces)
    if all(piece.role is Role.NARRATOR for piece in pieces):
        return _prose(pieces, metadata)
    return composed(pieces, _NAME, metadata=metadata, warnings=_warnings(walk.words.left_out, pieces))


def _texts(root: etree._Element) -> list[etree._Element]:
    texts = [text for text in named(root, "text") if not any(local(above) == "text" for above in text.iterancestors())]
    return texts or list(named(root, "body")) or [root]


def _cast(people: dict[str, Participant], pieces: list[Piece]) -> dict[str, str]:
    """Interviewers and guests, by the roles that the file states for those who speak."""
    speaking = {piece.label for piece in pieces}
    cast: dict[str, str] = {}
    for key, role in (("interviewer", Role.INTERVIEWER), ("guests", Role.INTERVIEWEE)):
        names = [known.name for known in people.values() if known.role is role and known.name in speaking]
        if names:
            cast[key] = "; ".join(dict.fromkeys(filter(None, names)))
    return cast


def _prose(pieces: list[Piece], metadata: dict[str, str]) -> Reading:
    """A text that marks no speech: its paragraphs, read as plain text is."""
    reading = read_plain("\n\n".join(" ".join(piece.text.split()) for piece in pieces))
    return replace(reading, metadata={**reading.metadata, **metadata}, composed=True)


def _warnings(left_out: int, pieces: list[Piece]) -> list[str]:
    unnamed = sum(piece.label is None and piece.role is not Role.NARRATOR for piece in pieces)
    warnings = []
    if left_out:
        warnings.append(
            f"Notes and events (laughter, gestures, editors' notes) left out, since nobody said them: {left_out}."
        )
    if unnamed:
        warnings.append(f"Utterances that name no speaker: {unnamed}.")
    return warnings


def _recognises(file: File) -> bool:
    return root_name(file) in ("TEI", "TEI.2", "teiCorpus", "teiCorpus.2")


TEI = Format(
    name=_NAME,
    suffixes=(".xml", ".tei", ".trjs"),
    recognises=_recognises,
    read=_read,
    example='<TEI xmlns="http://www.tei-c.org/ns/1.0">…<u who="#ann" start="#T1">When did it open?</u>…</TEI>',
)
"""TEI P4 and P5, with or without a namespace."""
