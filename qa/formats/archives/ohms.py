"""OHMS XML (Oral History Metadata Synchronizer, versions 3 to 6) → turns.

Up to version 5 the transcript is plain text with labels, and `sync` says in which line and word each minute ends; from
version 6 on it is WebVTT. The index (titles, synopses, partial transcripts) repeats or describes what was said, and the
`_alt` elements translate it: neither is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import kept, stated_date, stated_language
from qa.formats.archives.timed_text import Mark, read_timed
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles import vtt
from qa.formats.xml import local
from qa.schema import Role, Turn
from qa.text import bare_name, fold

if TYPE_CHECKING:
    from lxml import etree

_NAME = "OHMS"
_NOTES = re.compile(
    r"\[\[footnotes\]\].*?(?:\[\[/footnotes\]\]|\Z)|\[\[note\]\](?:(?!\[\[).){0,5000}\[\[/note\]\]", re.DOTALL
)
_REFERENCE = re.compile(r"\s?\[\[footnote\]\](?:(?!\[\[).){0,500}\[\[/footnote\]\]", re.DOTALL)
_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|p|br|span|font|sup|sub|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANNOTATIONS = re.compile(r"(?:NOTE\s+)?ANNOTATIONS BEGIN.*?(?:ANNOTATIONS END|\Z)", re.DOTALL)
_CUE_REFERENCE = re.compile(r"<c\.\w+>\s*\d*\s*</c>")
_STAMP = re.compile(r"(\d{1,9})\((\d{1,6})\)")
_FORENAMES = re.compile(r"(?!(?:[JS]r|Ph\.?D|M\.?D|Dr|Esq|I{1,3}|IV)\b)[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")
_NONE = re.compile(r"\s*(?:no transcript\.?)?\s*\Z", re.IGNORECASE)


def _read(file: File) -> Reading:
    root = tree(file)
    records = [root] if local(root) == "record" else [child for child in root if local(child) == "record"]
    for record in records:
        found = _transcript(file, record)
        if found is not None:
            return _finished(found, record, len(records))
    reason = "this OHMS file holds no transcript"
    if any(_text(record, "synopsis") for record in root.iter("{*}point")):
        reason += ", only an index; export the interview with its transcript"
    raise FormatError(file.name, reason)


def _text(parent: etree._Element, name: str) -> str:
    return next((child.text or "" for child in parent if local(child) == name and (child.text or "").strip()), "")


def _transcript(file: File, record: etree._Element) -> Reading | None:
    captions = _text(record, "vtt_transcript")
    if captions and "-->" in captions:
        return _captioned(file, captions)
    text = _text(record, "transcript")
    return None if _NONE.match(text) else _plain(text, _text(record, "sync"))


def _captioned(file: File, captions: str) -> Reading:
    text = _CUE_REFERENCE.sub("", _ANNOTATIONS.sub("", captions.strip()))
    text = re.sub(r"<br\s*/?>(?:\s*<br\s*/?>)*", "\n", text)
    if not text.startswith("WEBVTT"):
        text = f"WEBVTT\n\n{text}"
    return vtt.FORMAT.read(File(file.name, f"{text}\n".encode()))


def _plain(text: str, sync: str) -> Reading:
    notes = len(_REFERENCE.findall(text)) + len(_NOTES.findall(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = _TAG.sub("", _REFERENCE.sub(_line_ends, _NOTES.sub(_line_ends, text)))
    bare = "\n".join(line.rstrip() for line in bare.split("\n"))
    marks = list(_marks(bare, sync))
    reading = read_timed(bare, marks)
    warnings = list(reading.warnings)
    if notes:
        warnings.append("Its footnotes are left out: nobody said them.")
    if marks:
        warnings.append("Times are those of the last minute mark before the words.")
    return replace(reading, warnings=tuple(warnings))


def _line_ends(match: re.Match[str]) -> str:
    """The lines that notes took up, so that the others keep their numbers."""
    return "\n" * match[0].count("\n")


def _marks(text: str, sync: str) -> Iterator[Mark]:
    """The minute marks: `1:|13(3)|19(14)` says that minute 1 ends at word 3 of line 13, minute 2 at word 14 of 19."""
    step, _, stamps = sync.partition(":")
    if not step.strip().isdecimal() or not 0 < int(step) < 1000 or "|" not in stamps:
        return
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    yield Mark(0, 0.0)
    words: dict[int, list[int]] = {}
    last = 0
    for place, stamp in enumerate(stamps.split("|")):
        match = _STAMP.match(stamp)
        if match is None or not 0 < int(match[1]) <= len(starts):
            continue
        line = int(match[1]) - 1
        stop = starts[line + 1] if line + 1 < len(starts) else len(text)
        if line not in words:
            words[line] = [starts[line] + word.start() for word in re.finditer(r"\S+", text[starts[line] : stop])]
        number = int(match[2])  # the next minute begins after this word
        offset = words[line][number] if number < len(words[line]) else stop
        if offset >= last:  # marks that go back were set by mistake
            last = offset
            yield Mark(offset, float(place * int(step) * 60))


def _finished(reading: Reading, record: etree._Element, records: int) -> Reading:
    asking, answering = list(_names(record, "interviewer")), list(_names(record, "interviewee"))
    turns = tuple(_cast(turn, asking, answering) for turn in reading.turns)
    facts = kept(
        title=_text(record, "title"),
        date=_date(record),
        publisher=_text(record, "repository"),
        language=stated_language(_text(record, "language")),
        interviewer="; ".join(asking),
        guests="; ".join(answering),
    )
    warnings = list(reading.warnings)
    if records > 1:
        warnings.append(f"Only the first of {records} records is read.")
    return replace(
        reading,
        format=_NAME,
        turns=turns,
        metadata={**reading.metadata, **facts},
        warnings=tuple(warnings),
        composed=True,
    )


def _date(record: etree._Element) -> str | None:
    for child in record:
        if local(child) == "date" and (date := stated_date(child.get("value")) or stated_date(child.text)):
            return date
    return stated_date(_text(record, "date_nonpreferred_format"))


def _names(record: etree._Element, name: str) -> Iterator[str]:
    for child in record:
        if local(child) == name:
            for part in re.split(r";|\s\|\s|\n", child.text or ""):
                if part.strip():
                    yield _straight(" ".join(part.split()))


def _straight(name: str) -> str:
    """ "Brock, David C." as David C. Brock; a suffix or title after a comma stays there."""
    surname, comma, forenames = name.partition(", ")
    return f"{forenames} {surname}" if comma and _FORENAMES.fullmatch(forenames) else name


def _cast(turn: Turn, asking: list[str], answering: list[str]) -> Turn:
    """The turn in the role that the record states for its label; a surname names one person alone."""
    if turn.label is None:
        return turn
    roles = {Role.INTERVIEWER: asking, Role.INTERVIEWEE: answering}
    named = [role for role, names in roles.items() if any(_names_him(turn.label, name) for name in names)]
    return replace(turn, role=named[0], inferred=False, confidence=None) if len(named) == 1 else turn


def _names_him(label: str, name: str) -> bool:
    """Whether a label is the person's name, surname or initials."""
    parts = re.findall(r"[^\W_]+", fold(bare_name(name.split(",")[0])))
    said = re.findall(r"[^\W_]+", fold(bare_name(label)))
    if not parts or not said:
        return False
    initials = "".join(part[0] for part in parts)
    short = {initials, parts[0][0] + parts[-1][0]}
    return said in (parts, parts[-1:], parts[-len(said) :]) or (
        len(said) == 1 and len(said[0]) > 1 and said[0] in short
    )


def _recognises(file: File) -> bool:
    if root_name(file) not in ("ROOT", "record"):
        return False
    head = file.raw[:400_000].replace(b"\x00", b"")
    return any(
        sign in head for sign in (b"nunncenter/ohms", b"<transcript", b"<vtt_transcript", b"<interviewee", b"<sync")
    )


OHMS = Format(
    name=_NAME,
    suffixes=(".xml", ".ohms"),
    recognises=_recognises,
    read=_read,
    example="<ROOT><record><title>…</title><interviewer>…</interviewer><sync>1:|13(3)|19(14)</sync>"
    "<transcript>LEE: When did it open?\n\nROY: In 1961.</transcript></record></ROOT>",
)
"""The export of OHMS, of Aviary too."""
