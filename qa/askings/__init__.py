"""When two questions ask the same thing: shipped pairs of questions, from which it is learned."""

from qa.askings.pairs import AskedPair, asked_pairs

__all__ = ["AskedPair", "asked_pairs"]
