"""What an interview is prepared with, from one generation of an index."""

from qa.preparation.preparer import Preparer

__all__ = ["Preparer"]
