"""What speech recognisers, podcast tools and transcript editors write as JSON → turns."""

from __future__ import annotations

from qa.errors import FormatError
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.recordings import (
    amazon,
    assemblyai,
    azure,
    captions,
    deepgram,
    google,
    kaldi,
    listed,
    otranscribe,
    own,
    paragraphs,
    rev,
    speechmatics,
    unknown,
    watson,
    whisper,
)
from qa.formats.recordings.loading import document, is_surely_json
from qa.formats.recordings.shape import SUFFIXES, Shape, as_format, fits

SHAPES: tuple[Shape, ...] = (
    *rev.SHAPES,
    *speechmatics.SHAPES,
    *watson.SHAPES,
    *amazon.SHAPES,
    *azure.SHAPES,
    *deepgram.SHAPES,
    *google.SHAPES,
    *captions.SHAPES,
    *paragraphs.SHAPES,
    *kaldi.SHAPES,
    *assemblyai.SHAPES,
    *listed.SHAPES,
    *whisper.SHAPES,
)
"""The shapes of recognisers and editors, in the order in which a document is asked whose it is."""


def _read_own(file: File) -> Reading:
    found = document(file)
    if not own.is_own(found.value):
        return _read_any(file)
    heard = own.read_own(found.value, found.oddities)
    return heard if heard.turns else _read_any(file)


def _read_otranscribe(file: File) -> Reading:
    found = document(file)
    if not otranscribe.is_otranscribe(found.value):
        return _read_any(file)
    heard = otranscribe.read_otranscribe(found.value, found.oddities)
    if not heard.turns:
        raise FormatError(file.name, "this file of oTranscribe holds no words")
    return heard


def _read_any(file: File) -> Reading:
    found = document(file)
    heard = unknown.read_unknown(found.value, found.oddities)
    if heard is None:
        names = ", ".join(shape.name.removesuffix(" JSON") for shape in SHAPES)
        reason = (
            "this JSON holds no words that can be found; save the transcript as a list of objects with 'speaker', "
            f"'start' and 'text', or in one of the shapes that are known: {names}"
        )
        raise FormatError(file.name, reason)
    return heard


def _is_json(file: File) -> bool:
    return is_surely_json(file) or fits(file, lambda value: bool(value) and isinstance(value, (dict, list)))


FORMATS: tuple[Format, ...] = (
    Format(
        name=own.NAME,
        suffixes=SUFFIXES,
        recognises=lambda file: fits(file, own.is_own),
        read=_read_own,
        example=own.EXAMPLE,
    ),
    Format(
        name=otranscribe.NAME,
        suffixes=(".otr", ".json"),
        recognises=lambda file: fits(file, otranscribe.is_otranscribe),
        read=_read_otranscribe,
        example=otranscribe.EXAMPLE,
    ),
    *(as_format(shape, _read_any) for shape in SHAPES),
    Format(name=unknown.NAME, suffixes=SUFFIXES, recognises=_is_json, read=_read_any, example=unknown.EXAMPLE),
)
"""The formats of this family, the surest signs first."""
