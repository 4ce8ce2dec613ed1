"""How a passage judges what it speaks of: for or against, by its words alone."""

from qa.stances.leaning import leaning
from qa.stances.relation import relation

__all__ = ["leaning", "relation"]
