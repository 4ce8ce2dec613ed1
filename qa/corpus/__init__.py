"""The corpus folder: walks it, hashes, picks a format, joins the catalogue's facts, yields transcripts."""

from __future__ import annotations

from qa.corpus.arrivals import STDIN, Arrival, Brought, PassedOver, arrivals, received
from qa.corpus.catalogue import CATALOGUE_NAME, TEXTS, Catalogue, Entry, read_catalogue
from qa.corpus.corrections import Corrections, correcting, locked
from qa.corpus.originals import original
from qa.corpus.pseudonyms import Pseudonyms, read_pseudonyms
from qa.corpus.shelf import Shelf, Shelved
from qa.corpus.transcripts import Listed, identified, is_transcript, listed, read_transcript, slug, understood, walk

__all__ = [
    "CATALOGUE_NAME",
    "STDIN",
    "TEXTS",
    "Arrival",
    "Brought",
    "Catalogue",
    "Corrections",
    "Entry",
    "Listed",
    "PassedOver",
    "Pseudonyms",
    "Shelf",
    "Shelved",
    "arrivals",
    "correcting",
    "identified",
    "is_transcript",
    "listed",
    "locked",
    "original",
    "read_catalogue",
    "read_pseudonyms",
    "read_transcript",
    "received",
    "slug",
    "understood",
    "walk",
]
