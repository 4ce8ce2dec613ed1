"""Written stand-ins for what is heavy, small corpora to index with them, and what tests of many rooms look at."""

from fakes.apart import apart
from fakes.corpora import BRIDGE, CHEESE, HARBOUR, talk, write_corpus
from fakes.encoder import FakeEncoder
from fakes.network import NetworkUsedError, no_network
from fakes.refusal import refused

__all__ = [
    "BRIDGE",
    "CHEESE",
    "HARBOUR",
    "FakeEncoder",
    "NetworkUsedError",
    "apart",
    "no_network",
    "refused",
    "talk",
    "write_corpus",
]
