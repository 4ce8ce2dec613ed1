"""What interviewers ask: which of their turns do, of whom, and which of them ask the same thing."""

from qa.askings.asked import asking_span, askings
from qa.askings.rows import grouped

__all__ = ["asking_span", "askings", "grouped"]
