"""What a corpus is about: passages on one subject together, what each subject is called, and the user's own names."""

from qa.topics.clusters import clustered, typical
from qa.topics.found import topics_of
from qa.topics.labels import labelled
from qa.topics.meanings import Meanings
from qa.topics.names import Named, applied, merged, renamed, unnamed
from qa.topics.names_file import NAMES_FILE, names_text, parse_names, read_names, write_names
from qa.topics.vectors import asked, said

__all__ = [
    "NAMES_FILE",
    "Meanings",
    "Named",
    "applied",
    "asked",
    "clustered",
    "labelled",
    "merged",
    "names_text",
    "parse_names",
    "read_names",
    "renamed",
    "said",
    "topics_of",
    "typical",
    "unnamed",
    "write_names",
]
