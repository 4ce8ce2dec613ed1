"""Quotes: who said it, and how faithfully. A quote is held against turns, word by word."""

from qa.quotes.alignment import Alignment
from qa.quotes.judging import Judgement, Spoken, judged, likeness, word_for_word
from qa.quotes.postings import Postings
from qa.quotes.reading import LONGEST, QuoteText, read_quote
from qa.quotes.wording import Wording

__all__ = [
    "LONGEST",
    "Alignment",
    "Judgement",
    "Postings",
    "QuoteText",
    "Spoken",
    "Wording",
    "judged",
    "likeness",
    "read_quote",
    "word_for_word",
]
