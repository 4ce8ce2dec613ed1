"""Answers from a body of interviews: what was said, by whom, and where."""

__version__ = "0.1.0"
