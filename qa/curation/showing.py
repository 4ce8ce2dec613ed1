"""One transcript of the corpus, as it is understood now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qa.corpus import CATALOGUE_NAME, identified, read_catalogue, read_transcript
from qa.curation.listing import named
from qa.errors import CorpusError
from qa.schema import Transcript


def shown(identifier: str, corpus: Path) -> Transcript:
    """The transcript with this id, or of this file of the corpus, read now; whether it is indexed does not matter.

    Raises `CorpusError` for one that is not there, naming the nearest, and `FormatError` for a file that cannot be
    read.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: there is no such folder; name the folder of transcripts with --corpus")
    found = dict(identified(corpus))
    by_file = {path.resolve(): key for key, path in found.items()}
    wanted = by_file.get(Path(identifier).resolve()) or named(identifier, list(found))
    listed = corpus / CATALOGUE_NAME
    catalogue = read_catalogue(listed) if listed.is_file() else None
    transcript = read_transcript(found[wanted], catalogue, corpus.resolve().parent)
    return replace(transcript, source=replace(transcript.source, id=wanted))
