"""The corpus folder: walks it, hashes, picks a format, joins the catalogue's facts, yields transcripts."""

from __future__ import annotations

from qa.corpus.arrivals import Arrival, Brought, PassedOver, arrivals
from qa.corpus.catalogue import CATALOGUE_NAME, Catalogue, Entry, read_catalogue
from qa.corpus.corrections import Corrections, correcting
from qa.corpus.transcripts import identified, is_transcript, read_transcript, slug, understood, walk

__all__ = [
    "CATALOGUE_NAME",
    "Arrival",
    "Brought",
    "Catalogue",
    "Corrections",
    "Entry",
    "PassedOver",
    "arrivals",
    "correcting",
    "identified",
    "is_transcript",
    "read_catalogue",
    "read_transcript",
    "slug",
    "understood",
    "walk",
]
