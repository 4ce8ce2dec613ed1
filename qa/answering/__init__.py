"""One question against one generation of an index: the answer, or why there is none."""

from qa.answering.answerer import ANSWERED, Answerer
from qa.answering.question import LONGEST_QUESTION, checked

__all__ = ["ANSWERED", "LONGEST_QUESTION", "Answerer", "checked"]
