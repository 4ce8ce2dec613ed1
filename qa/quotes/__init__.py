"""Quotes: who said it, and how faithfully. A quote is held against turns, word by word."""

from qa.quotes.alignment import Alignment
from qa.quotes.comparison import alike
from qa.quotes.judging import Judgement, Spoken, judged, likeness, word_for_word
from qa.quotes.postings import Postings, PostingsDraft
from qa.quotes.quantities import quantities
from qa.quotes.reading import LONGEST, QuoteText, read_quote
from qa.quotes.signs import NAME, NEGATION, NUMBER, Signs
from qa.quotes.wording import Wording

__all__ = [
    "LONGEST",
    "NAME",
    "NEGATION",
    "NUMBER",
    "Alignment",
    "Judgement",
    "Postings",
    "PostingsDraft",
    "QuoteText",
    "Signs",
    "Spoken",
    "Wording",
    "alike",
    "judged",
    "likeness",
    "quantities",
    "read_quote",
    "word_for_word",
]
