"""What a corpus counts, from one generation of an index; and its topics in a plane."""

from qa.statistics.census import Census
from qa.statistics.topic_map import topic_map
from qa.statistics.turns import shares, stretches

__all__ = ["Census", "shares", "stretches", "topic_map"]
