"""The numbers and the names that a passage gives, where they stand in it."""

from qa.figures.naming import names
from qa.figures.numbers import numbers

__all__ = ["names", "numbers"]
