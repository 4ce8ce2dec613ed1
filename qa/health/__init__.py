"""The health of a transcript before it is indexed: what was understood, and what a person should look at."""

from qa.health.checkup import checkup
from qa.health.indexed import IndexedCorpus
from qa.health.twins import Corpus, Known, Twins

__all__ = ["Corpus", "IndexedCorpus", "Known", "Twins", "checkup"]
