"""What a recogniser heard: stretches of speech, and the words in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.formats.recordings.loading import Json
from qa.formats.recordings.times import SECONDS, seconds
from qa.formats.recordings.values import first, rows, said
from qa.formats.recordings.voices import Voices
from qa.schema import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, or a mark of punctuation, which is `glued` to the word before. Times are seconds."""

    text: str
    voice: str | None = None
    start: float | None = None
    end: float | None = None
    glued: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A segment, an utterance, a paragraph: `text` as the file prints it, empty where only its words are given.

    `voice` is that of the words that have none of their own. `fresh` begins a turn though the voice is the same;
    `track` tells the channels of a recording apart, where it has several.
    """

    text: str = ""
    voice: str | None = None
    start: float | None = None
    end: float | None = None
    words: Sequence[Word] = ()
    role: Role = Role.UNKNOWN
    cue: int | None = None
    fresh: bool = False
    track: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Under which keys a shape keeps what; the first key with a value counts. `unit` is that of its numbers."""

    text: tuple[str, ...] = ("text",)
    voice: tuple[str, ...] = ("speaker",)
    start: tuple[str, ...] = ("start",)
    end: tuple[str, ...] = ("end",)
    length: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unit: float = SECONDS


@dataclass(slots=True)
class Notes:
    """What is kept while one file is read: its voices, and sentences for the user."""

    voices: Voices = field(default_factory=Voices)
    warnings: list[str] = field(default_factory=list)

    def warn(self, sentence: str) -> None:
        """Adds a sentence, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def span(self, row: dict[str, Json], keys: Keys) -> tuple[float | None, float | None]:
        """Start and end of a row in seconds; an end before its start is none, and noted."""
        begun = first(row, keys.start)
        ended = first(row, keys.end)
        if isinstance(begun, list) and begun:
            begun, ended = begun[0], begun[1] if len(begun) > 1 else ended
        start, end = seconds(begun, keys.unit), seconds(ended, keys.unit)
        length = seconds(first(row, keys.length), keys.unit)
        if end is None and start is not None and length is not None:
            end = round(start + length, 6)
        if (begun is not None and start is None) or (ended is not None and end is None):
            self.warn("Some times are no times (negative, endless or not numbers); they were left out.")
        if start is not None and end is not None and end < start:
            self.warn("Some segments end before they begin; their ends were left out.")
            end = None
        return start, end

    def word(self, row: dict[str, Json], keys: Keys, *, glued: bool = False) -> Word:
        """The word that an object gives."""
        start, end = self.span(row, keys)
        return Word(
            text=self.text(first(row, keys.text)),
            voice=self.voices.label(first(row, keys.voice)),
            start=start,
            end=end,
            glued=glued,
        )

    def words(self, listed: Iterable[dict[str, Json]], keys: Keys) -> tuple[Word, ...]:
        """The words of several objects, those without any left out."""
        return tuple(word for word in (self.word(row, keys) for row in listed) if word.text.strip())

    def stretch(self, row: dict[str, Json], keys: Keys, inner: Keys | None = None, cue: int | None = None) -> Stretch:
        """The stretch that an object gives; its words are read where `keys.words` names their list."""
        listed = next((found for key in keys.words if (found := rows(row, key))), [])
        start, end = self.span(row, keys)
        return Stretch(
            text=self.text(first(row, keys.text)),
            voice=self.voices.label(first(row, keys.voice)),
            start=start,
            end=end,
            words=self.words(listed, inner or keys),
            cue=cue,
        )

    def stretches(self, listed: Iterable[dict[str, Json]], keys: Keys, inner: Keys | None = None) -> list[Stretch]:
        """The stretches of several objects, which are counted from 1."""
        return [self.stretch(row, keys, inner, cue) for cue, row in enumerate(listed, 1)]

    def text(self, value: Json) -> str:
        """The words in a value; what is no text is noted."""
        if value is not None and not isinstance(value, str):
            self.warn("Some words are not written as text; numbers were written out, the rest was left out.")
        return said(value)
