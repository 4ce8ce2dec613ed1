"""The same thing in other words, or in another language: told by nearness, learned from shipped pairs."""

from qa.paraphrases.model import Paraphrasing, fitted, learned
from qa.paraphrases.nearness import FEATURES, Rendering, common_words, content_words, nearness, windows
from qa.paraphrases.pairs import Pair, pairs

__all__ = [
    "FEATURES",
    "Pair",
    "Paraphrasing",
    "Rendering",
    "common_words",
    "content_words",
    "fitted",
    "learned",
    "nearness",
    "pairs",
    "windows",
]
