"""Filters of a question → which passages may answer it; what each value of a filter would let through."""

from qa.filters.admitting import admitted
from qa.filters.facets import facets
from qa.filters.labels import Labels, Mask
from qa.filters.naming import source_named, speaker_named

__all__ = ["Labels", "Mask", "admitted", "facets", "source_named", "speaker_named"]
