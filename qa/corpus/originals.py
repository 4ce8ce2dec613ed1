"""The file that a transcript was read from, as it came."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from qa.corpus.transcripts import is_transcript


def original(folder: Path, file: str) -> Path | None:
    """Where the file of a source (`Source.file`: the corpus folder's name, then the path in it) lies; None where it
    is not there, or is none that is read as a transcript, or would lie outside the folder, by a link or otherwise."""
    inside = PurePosixPath(*PurePosixPath(file).parts[1:])
    path = (folder / inside).resolve()
    if not path.is_relative_to(folder.resolve()) or not is_transcript(inside) or not path.is_file():
        return None
    return path
