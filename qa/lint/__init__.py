"""A draft against the corpus: each of its quotes verified, and what is wrong with it said in a sentence."""

from qa.lint.linting import QuoteVerifier, lint
from qa.lint.voices import voices_of

__all__ = ["QuoteVerifier", "lint", "voices_of"]
