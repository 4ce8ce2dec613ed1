"""What a corpus counts, from one generation of an index; and its topics in a plane."""

from qa.statistics.census import Census
from qa.statistics.topic_map import topic_map

__all__ = ["Census", "topic_map"]
