"""What interviewers ask: which of their turns do, of whom, and which of them ask the same thing."""

from qa.askings.asked import askings
from qa.askings.rows import grouped

__all__ = ["askings", "grouped"]
