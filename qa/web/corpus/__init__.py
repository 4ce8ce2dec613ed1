"""The page "Corpus": what is held; adding, correcting and removing, as work that can be watched and stopped."""

from qa.web.corpus.listing import routes

__all__ = ["routes"]
