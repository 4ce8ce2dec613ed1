"""One file → one transcript; one folder → its transcripts, in order of their paths."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath, PurePosixPath

import py3langid

from qa import formats, speakers
from qa.corpus.called import called
from qa.corpus.catalogue import CATALOGUE_NAME, Catalogue, Entry, read_catalogue
from qa.errors import CorpusError, FormatError
from qa.formats import Reading
from qa.schema import Person, Role, Source, Transcript, Turn
from qa.text import fold

_LANGUAGES = frozenset(
    (
        "ar",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "fi",
        "fr",
        "he",
        "hu",
        "it",
        "ja",
        "ko",
        "nl",
        "no",
        "pl",
        "pt",
        "ru",
        "sv",
    )
)
_UNSAID = Entry()
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_NOT_TRANSCRIPTS = frozenset(
    {CATALOGUE_NAME, "topics.toml", "readme.md", "readme.txt", "readme", "license", "license.md", "license.txt"}
)


def read_transcript(path: Path, catalogue: Catalogue | None = None, root: Path | None = None) -> Transcript:
    """One file, read whole: decoded, divided into turns, with its speakers, roles and bibliographic facts.

    `root` is the folder that `Source.file` is relative to; the folder above the file's own when not given. What the
    catalogue says of the file goes over what the text states. Raises `FormatError` for a file that cannot be read.
    """
    base = (root or path.resolve().parent.parent).resolve()
    file = _relative(path, base)
    return understood(_bytes(path, file), file, _entry(path, catalogue), catalogue.people if catalogue else ())


def understood(raw: bytes, file: str, entry: Entry = _UNSAID, people: Sequence[Person] = ()) -> Transcript:
    """The bytes of one file as a transcript; `file` is its path as `Source.file` gives it, `entry` what the catalogue
    says of it, `people` those whom it names for all files. Raises `FormatError` for bytes that cannot be read."""
    reading = formats.read(raw, file)
    cast = speakers.assign(reading.turns, metadata=reading.metadata, known=entry.people, everywhere=people)
    cast = called(cast, entry.people, people)
    stem = PurePosixPath(file).stem
    source = Source(
        id=slug(stem),
        file=file,
        title=entry.title or reading.metadata.get("title") or stem,
        publisher=entry.publisher or reading.metadata.get("publisher"),
        date=entry.date or _stated_date(reading.metadata),
        language=entry.language or _language(reading),
        url=entry.url or reading.metadata.get("url"),
        people=cast.people,
        organisations=entry.organisations,
    )
    return Transcript(
        source=source,
        format=reading.format,
        text=reading.text,
        sha256=hashlib.sha256(raw).hexdigest(),
        turns=cast.turns,
        metadata=dict(reading.metadata),
        composed=reading.composed,
        warnings=(*reading.warnings, *_doubts(cast.turns, entry)),
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a corpus, not read yet. `key` is a digest of all that its reading depends on but the program: its
    name, its bytes, what the catalogue says of it and of everybody. Where the key is the same, so is the transcript."""

    id: str
    path: Path
    file: str
    key: str
    entry: Entry
    people: tuple[Person, ...]

    def read(self) -> Transcript:
        """The transcript. Raises `FormatError` for a file that cannot be read."""
        transcript = understood(_bytes(self.path, self.file), self.file, self.entry, self.people)
        return replace(transcript, source=replace(transcript.source, id=self.id))


def listed(folder: Path) -> Iterator[Listed | FormatError]:
    """Every file under a folder that is to be read as a transcript, in order of paths; one that cannot be opened yields
    its error instead.

    The folder's own catalogue is used where there is one; `README.md`, the catalogue, the names of topics and dot files
    are passed over. Two files whose names give one id get "-2", "-3"… on the later ones. Raises `CorpusError` when the
    folder or its catalogue cannot be used at all.
    """
    if not folder.is_dir():
        what = "this is a file" if folder.exists() else "there is no such folder"
        raise CorpusError(f"{folder}: {what}; name a folder of transcripts with --corpus")
    named = folder / CATALOGUE_NAME
    catalogue = read_catalogue(named) if named.is_file() else None
    yield from _missing(folder, catalogue)
    root, people = folder.resolve().parent, catalogue.people if catalogue else ()
    for identifier, path in identified(folder):
        file, entry = _relative(path, root), _entry(path, catalogue)
        try:
            yield Listed(identifier, path, file, _key(_bytes(path, file), file, entry, people), entry, people)
        except FormatError as error:
            yield error


def walk(folder: Path) -> Iterator[Transcript | FormatError]:
    """Every transcript under a folder, in order of paths; a file that cannot be read yields its error instead. For the
    rest as `listed`."""
    for found in listed(folder):
        if isinstance(found, FormatError):
            yield found
            continue
        try:
            yield found.read()
        except FormatError as error:
            yield error


def identified(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file under a folder that is to be read as a transcript, with its id, in order of paths; no file is opened.

    An id is that of the file's name; two files whose names give one id get "-2", "-3"… on the later ones.
    """
    taken: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and is_transcript(path.relative_to(folder)):
            unique = _unique(slug(path.stem), taken)
            taken.add(unique)
            yield unique, path


def slug(name: str) -> str:
    """A readable id: ASCII, lower-case, words joined by hyphens; "transcript" when nothing is left."""
    plain = fold(name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "transcript"


def _doubts(turns: Sequence[Turn], entry: Entry) -> Iterator[str]:
    """What a user should look at: a text in which nobody speaks, a person of the catalogue who does not."""
    if all(turn.role is Role.NARRATOR for turn in turns):
        yield "nobody was found to speak: the whole text is taken as narration"
    spoken = {turn.speaker for turn in turns}
    for person in entry.people:
        if person.name not in spoken and person.role is not Role.NARRATOR:
            yield f"the catalogue names {person.name}, whose words were not found in the text"


def _relative(path: Path, base: Path) -> str:
    resolved = path.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else path.as_posix()


def _bytes(path: Path, file: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormatError(file, f"the file cannot be read ({error.strerror})") from None


def _key(raw: bytes, file: str, entry: Entry, people: Sequence[Person]) -> str:
    facts = [file, hashlib.sha256(raw).hexdigest(), asdict(entry), [asdict(person) for person in people]]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def _entry(path: Path, catalogue: Catalogue | None) -> Entry:
    if catalogue is None:
        return Entry()
    folder, resolved = catalogue.path.resolve().parent, path.resolve()
    key = resolved.relative_to(folder).as_posix() if resolved.is_relative_to(folder) else path.name
    return catalogue.entries.get(key, Entry())


def _missing(folder: Path, catalogue: Catalogue | None) -> Iterator[FormatError]:
    for name in catalogue.entries if catalogue else ():
        if not (folder / name).is_file():
            yield FormatError(str(folder / CATALOGUE_NAME), f"it describes {name}, which is not in the folder")


def is_transcript(relative: PurePath) -> bool:
    """Whether a file at this path below a folder is one to read: not hidden, not the catalogue, not a README."""
    hidden = any(part.startswith(".") for part in relative.parts)
    return not hidden and relative.name.casefold() not in _NOT_TRANSCRIPTS


def _unique(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _stated_date(metadata: Mapping[str, str]) -> str | None:
    match = _DATE.match(metadata.get("date", ""))
    return match.group() if match else None


def _language(reading: Reading) -> str | None:
    """The language that is spoken; None for a text too short to tell."""
    stated = reading.metadata.get("language", "")[:2].lower()
    if stated in _LANGUAGES:
        return stated
    spoken = " ".join(turn.text for turn in reading.turns if turn.role is not Role.NARRATOR)[:4000]
    words = spoken or reading.text[:4000]
    if len(words) < 20:
        return None
    return next((str(language) for language, _ in py3langid.rank(words) if language in _LANGUAGES), None)
