"""What an interview is prepared with, from one generation of an index."""

from qa.preparation.preparer import LONGEST_TOPIC, Preparer

__all__ = ["LONGEST_TOPIC", "Preparer"]
