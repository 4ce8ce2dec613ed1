"""CHAT (`.cha`, of CLAN and TalkBank) → turns: the main tiers, each with its participant and times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qa.errors import FormatError
from qa.formats.archives.chat_words import INTERPOSED, plain_words
from qa.formats.archives.stated import kept, stated_date, stated_language, stated_role
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.schema import Role

_NAME = "CHAT"
_TIER = re.compile(r"(?P<kind>[*@%])(?P<name>[^:\t\r\n]{1,60}?)\s*(?::(?P<words>.*))?\Z", re.DOTALL)
_RAW_BULLET = re.compile(rb"\x15([^\x15\r\n]{0,400})\x15")
_BULLET = re.compile(
    r"\{@(?:%(?:snd|mov|pic|txt):\"[^\"]*\"_?)?(?:(?P<start>\d{1,9})_(?P<end>\d{1,9}))?[^{}]*?@\}"
    r"|•(?P<from>\d{1,9})_(?P<to>\d{1,9})-?•"
)
_BEGIN = re.compile(r"(?:@(?:UTF8|Font|PID|ColorWords|Window|Options|Comment)[^\n]*\n)*@Begin\b", re.IGNORECASE)


@dataclass(slots=True)
class _Voice:
    name: str | None = None
    role: str | None = None


@dataclass(slots=True)
class _Headers:
    """What the lines that begin with "@" state."""

    voices: dict[str, _Voice] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, words: str) -> None:
        key = name.strip().lower()
        if key == "participants":
            self._participants(words)
        elif key == "id":
            self._id(words)
        else:
            self.facts.setdefault(key, words.strip())

    def _participants(self, words: str) -> None:
        for entry in words.split(","):
            parts = entry.split()
            if parts:
                name, role = (parts[1], parts[2]) if len(parts) > 2 else (None, "".join(parts[1:2]))
                stated_by_name = name is None and role and not role[:1].isupper()
                self.voices[parts[0]] = _Voice(role if stated_by_name else name, role or None)

    def _id(self, words: str) -> None:
        parts = words.strip().split("|")
        if len(parts) > 7 and parts[2].strip():
            voice = self.voices.setdefault(parts[2].strip(), _Voice())
            voice.role = parts[7].strip() or voice.role

    def label(self, code: str) -> str:
        """The participant's name, else a role that nobody else nameless has, else the code."""
        voice = self.voices.get(code, _Voice())
        if voice.name:
            return voice.name.replace("_", " ")
        nameless = Counter(other.role for other in self.voices.values() if not other.name)
        if voice.role and nameless[voice.role] == 1:
            return voice.role.replace("_", " ")
        return code

    def role(self, code: str) -> Role:
        return stated_role(self.voices.get(code, _Voice()).role)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The logical lines with the numbers of their first: a line that begins with white space goes on the one above."""
    first, words = 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line[:1] in ("\t", " ") and words:
            words.append(line.strip())
            continue
        if words:
            yield first, " ".join(words)
        first, words = number, [line] if line.strip() else []
    if words:
        yield first, " ".join(words)


def _read(file: File) -> Reading:
    headers = _Headers()
    warnings: list[str] = []
    said: list[tuple[str, str]] = []
    # The control characters that stand around times are no text: they are made visible before the decoder sees them.
    text = File(file.name, _RAW_BULLET.sub(rb"{@\1@}", file.raw)).text
    for number, line in _lines(text):
        tier = _TIER.match(line)
        if tier is None:
            if line.strip("\ufeff \t") and len(warnings) < 20:
                warnings.append(f"Line {number} is no header, utterance or annotation; it is left out: {line[:60]!r}.")
        elif tier["kind"] == "@":
            headers.take(tier["name"], tier["words"] or "")
        elif tier["kind"] == "*":
            said.append((tier["name"].strip(), tier["words"] or ""))
    pieces = [piece for code, words in said for piece in _pieces(headers, code, words)]
    if not pieces:
        raise FormatError(file.name, 'this CHAT file holds no utterances (lines such as "*ANN:\thello .")')
    return composed(pieces, _NAME, metadata=_metadata(headers, pieces), warnings=warnings)


def _pieces(headers: _Headers, code: str, words: str) -> Iterator[Piece]:
    begun = 0
    for bullet in _BULLET.finditer(words):
        times = (_seconds(bullet["start"] or bullet["from"]), _seconds(bullet["end"] or bullet["to"]))
        yield from _said(headers, code, words[begun : bullet.start()], times)
        begun = bullet.end()
    yield from _said(headers, code, words[begun:], (None, None))


def _said(headers: _Headers, code: str, words: str, times: tuple[float | None, float | None]) -> Iterator[Piece]:
    begun = 0
    for other in INTERPOSED.finditer(words):
        yield from _piece(headers, code, words[begun : other.start()], times)
        yield from _piece(headers, other["code"], other["words"].replace("_", " "), times)
        begun = other.end()
    yield from _piece(headers, code, words[begun:], times)


def _piece(headers: _Headers, code: str, words: str, times: tuple[float | None, float | None]) -> Iterator[Piece]:
    if plain := plain_words(words):
        yield Piece(
            text=plain, label=headers.label(code), role=headers.role(code), time_start=times[0], time_end=times[1]
        )  # fmt: skip


def _seconds(digits: str | None) -> float | None:
    """Of milliseconds."""
    return None if digits is None else int(digits) / 1000


def _metadata(headers: _Headers, pieces: list[Piece]) -> dict[str, str]:
    names = {
        role: "; ".join(dict.fromkeys(piece.label for piece in pieces if piece.role is role and piece.label))
        for role in (Role.INTERVIEWER, Role.INTERVIEWEE)
    }
    return kept(
        title=headers.facts.get("title"),
        date=stated_date(headers.facts.get("date")),
        language=stated_language(headers.facts.get("languages", headers.facts.get("language", "")).split(",")[0]),
        interviewer=names[Role.INTERVIEWER],
        guests=names[Role.INTERVIEWEE],
    )


def _recognises(file: File) -> bool:
    head = file.head.lstrip("\ufeff \r\n").replace("\r\n", "\n").replace("\r", "\n")
    return _BEGIN.match(head) is not None


CHAT = Format(
    name=_NAME,
    suffixes=(".cha",),
    recognises=_recognises,
    read=_read,
    example="@Begin\n@Participants:\tANN Ann_Lee Investigator, BOB Bob Informant\n"
    "*ANN:\twhen did it open ?\n*BOB:\tin, &-uh, nineteen sixty . \x1512_3450\x15\n@End",
)
"""CHAT, as the CLAN editor writes it."""
