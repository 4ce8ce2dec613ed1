"""Corrections, written into the catalogue: one writer at a time, whole or not at all, nothing else of it changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from qa.corpus.blocks import PEOPLE, PERSON, TRANSCRIPT, Block, Value, block, divided
from qa.corpus.catalogue import CATALOGUE_NAME, Catalogue, parse_catalogue, text_of
from qa.errors import CorpusError

LOCK_NAME = ".lock"
_PATIENCE = 20.0  # seconds that another command may take to write
_NOTHING_MORE = ({"file"}, {"name"})


class Corrections:
    """The text of a catalogue, changed block by block. `file` is always a path below the corpus folder, with `/`; None
    for what holds for all files."""

    def __init__(self, text: str, path: Path) -> None:
        """Takes a catalogue's text and where it stands. Raises `FormatError` for a text that is no catalogue,
        `CorpusError` for one that is, but not in blocks."""
        self._path = path
        catalogue = parse_catalogue(text, path)
        parts = divided(text)
        found = [len(self._of(kind, parts[1])) for kind in (TRANSCRIPT, PERSON)] if parts else []
        if parts is None or found != [len(catalogue.entries), len(catalogue.people)]:
            raise CorpusError(f"{path}: it is not written in [[transcript]] and [[person]] blocks; change it by hand")
        self._head, self._blocks = parts

    @property
    def text(self) -> str:
        """The catalogue's text, as it is now."""
        return self._head + "".join(map(str, self._blocks))

    @property
    def catalogue(self) -> Catalogue:
        """What the text says. Raises `FormatError` for what a catalogue may not say."""
        return parse_catalogue(self.text, self._path)

    def state(self, file: str, key: str, value: Value | None) -> None:
        """Says something of a file, or nothing any more when there is no value."""
        found = self._entry(file)
        if found is None:
            if not value:
                return
            found = self._add(block(TRANSCRIPT, {"file": file}))
        found.state(key, value)
        self._tidy(found)

    def person(self, file: str | None, name: str) -> Mapping[str, object] | None:
        """What is said of somebody of a file, or of all files; None when nothing is."""
        return next((facts for facts in self.people(file) if facts.get("name") == name), None)

    def people(self, file: str | None) -> list[Mapping[str, object]]:
        """What is said of everybody of a file, or of all files."""
        entry = self._entry(file) if file else None
        within = entry.facts.get("people") if entry else None
        return within if isinstance(within, list) else [found.facts for found in self._blocks_of(file)]

    def is_ours(self, file: str | None, name: str) -> bool:
        """Whether the program wrote what is said of somebody."""
        found = self._person(file, name)
        return found is not None and found.ours

    def call(self, file: str | None, name: str, facts: Mapping[str, Value | None]) -> None:
        """States facts of somebody; a new block where the person has none yet. The fact "name" renames."""
        found = self._person(file, name)
        if found is None:
            if file is not None and self._entry(file) is None:
                self._add(block(TRANSCRIPT, {"file": file}))
            made = block(PERSON if file is None else PEOPLE, {"name": name})
            found = self._add(made, after=None if file is None else self._last(file))
        for key, value in facts.items():
            found.state(key, value)
        self._tidy(found)

    def forget_person(self, file: str | None, name: str) -> None:
        """Takes away what is said of somebody."""
        found = self._person(file, name)
        if found is not None:
            self._remove(found)
            if file and (entry := self._entry(file)):
                self._tidy(entry)

    def forget(self, file: str) -> None:
        """Takes away all that is said of a file."""
        for person in self._people(file):
            self._remove(person)
        entry = self._entry(file)
        if entry is not None:
            self._remove(entry)

    def _entry(self, file: str) -> Block | None:
        return next((found for found in self._of(TRANSCRIPT, self._blocks) if found.facts.get("file") == file), None)

    def _people(self, file: str | None) -> list[Block]:
        """The people of a file, or of all files, each as a block that can be changed."""
        entry = self._entry(file) if file else None
        if entry is not None:
            self._unfold(entry)
        return self._blocks_of(file)

    def _blocks_of(self, file: str | None) -> list[Block]:
        if file is None:
            return self._of(PERSON, self._blocks)
        entry = self._entry(file)
        if entry is None:
            return []
        start = self._blocks.index(entry) + 1
        end = next(
            (n for n in range(start, len(self._blocks)) if self._blocks[n].kind == TRANSCRIPT), len(self._blocks)
        )
        return self._of(PEOPLE, self._blocks[start:end])

    def _person(self, file: str | None, name: str) -> Block | None:
        return next((found for found in self._people(file) if found.facts.get("name") == name), None)

    def _last(self, file: str) -> Block:
        """The block after which another person of a file goes."""
        entry = self._entry(file)
        people = self._people(file)
        assert entry is not None  # noqa: S101 - made just before
        return people[-1] if people else entry

    def _unfold(self, entry: Block) -> None:
        """Writes people that stand within the entry as blocks of their own."""
        people = entry.facts.get("people")
        if not isinstance(people, list):
            return
        entry.state("people", None)
        after = entry
        for facts in people:
            after = self._add(Block(PEOPLE, "", f"[[{PEOPLE}]]\n", block(PEOPLE, facts).body), after=after)

    def _add(self, made: Block, after: Block | None = None) -> Block:
        """Puts a block after another one, or last, a blank line before it."""
        place = self._blocks.index(after) + 1 if after else len(self._blocks)
        if place:
            before = self._blocks[place - 1]
            made.rest, before.rest = (before.rest, "\n") if after else ("", before.rest or "\n")
            if not str(before).endswith("\n\n"):
                before.rest += "\n" if str(before).endswith("\n") else "\n\n"
        elif self._head and not self._head.endswith("\n\n"):
            self._head += "\n" if self._head.endswith("\n") else "\n\n"
        self._blocks.insert(place, made)
        return made

    def _tidy(self, found: Block) -> None:
        """A block of ours that says nothing any more goes, and so does an entry that was made for it."""
        if found.ours and set(found.facts) in _NOTHING_MORE and not self._has_people(found):
            place = self._blocks.index(found)
            owner = next((one for one in self._blocks[place::-1] if one.kind == TRANSCRIPT), None)
            self._remove(found)
            if found.kind == PEOPLE and owner is not None:
                self._tidy(owner)

    def _has_people(self, found: Block) -> bool:
        following = self._blocks[self._blocks.index(found) + 1 :]
        nearest = next((one for one in following if one.kind != PERSON), None)
        return found.kind == TRANSCRIPT and nearest is not None and nearest.kind == PEOPLE

    def _remove(self, found: Block) -> None:
        place = self._blocks.index(found)
        comments = found.rest.strip()
        if place:
            before = self._blocks[place - 1]
            before.rest += f"{found.rest.lstrip()}" if comments else ""
        elif comments:
            self._head += found.rest.lstrip()
        del self._blocks[place]
        if place and place == len(self._blocks):
            self._blocks[-1].rest = self._blocks[-1].rest.rstrip() and self._blocks[-1].rest

    @staticmethod
    def _of(kind: str, blocks: Sequence[Block]) -> list[Block]:
        return [found for found in blocks if found.kind == kind]


@contextmanager
def locked(corpus: Path) -> Iterator[None]:
    """While the block runs no other command changes the corpus. Raises `CorpusError` when one does for too long, or
    when the folder cannot be written to."""
    try:
        with FileLock(corpus / LOCK_NAME, timeout=_PATIENCE):
            yield
    except Timeout:
        raise CorpusError(f"{corpus}: another command is changing it; wait for it to end") from None


@contextmanager
def correcting(corpus: Path) -> Iterator[Corrections]:
    """The catalogue of a corpus folder, to be corrected; written when the block ends, unless nothing changed.

    Raises `FormatError` for a catalogue that cannot be read, which is never overwritten, and `CorpusError` when it
    cannot be written.
    """
    path = corpus / CATALOGUE_NAME
    with _sentences(path), locked(corpus):
        before = text_of(path) if path.exists() else ""
        corrections = Corrections(before, path)
        yield corrections
        after = corrections.text
        parse_catalogue(after, path)
        if after != before:
            put(path.resolve(), after.encode())


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CorpusError(f"{path}: the catalogue cannot be written ({error.strerror})") from None


def put(path: Path, content: bytes, *, new: bool = False) -> None:
    """Writes a file whole or not at all: beside it, to the disk, then in its place. With `new`, raises
    `FileExistsError` where there is one already. Raises `OSError` when it cannot."""
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if new and path.exists():
            raise FileExistsError(path)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
