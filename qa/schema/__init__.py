"""The nouns of the project: frozen records and the protocols between rooms. No I/O, no logic."""

from qa.schema.asked import Answer, Filters, Hit, Links, Passage
from qa.schema.encoded import Encoder, Encoding, Matrix, Progress, Spans, Vector, VectorIndex
from qa.schema.quoted import Attribution, Edit, Excerpt, Note, Operation, Piece, QuoteMatch, Verdict, Verification
from qa.schema.spoken import Person, Role, Source, Speaker, Transcript, Turn

__all__ = [
    "Answer",
    "Attribution",
    "Edit",
    "Encoder",
    "Encoding",
    "Excerpt",
    "Filters",
    "Hit",
    "Links",
    "Matrix",
    "Note",
    "Operation",
    "Passage",
    "Person",
    "Piece",
    "Progress",
    "QuoteMatch",
    "Role",
    "Source",
    "Spans",
    "Speaker",
    "Transcript",
    "Turn",
    "Vector",
    "VectorIndex",
    "Verdict",
    "Verification",
]
