"""Pure text work: sentences, words, folding, names, paragraphs, verbs of speech.

Every position is a character offset into the text given.
"""

from qa.text.dates import is_month, month_of
from qa.text.decoding import declared_encoding, decoded
from qa.text.names import LabelKind, bare_name, initials, label_kind, names_in, same_person
from qa.text.places import anchor_at, clock
from qa.text.stems import stems
from qa.text.words import fold, sentences, words

__all__ = [
    "LabelKind",
    "anchor_at",
    "bare_name",
    "clock",
    "declared_encoding",
    "decoded",
    "fold",
    "initials",
    "is_month",
    "label_kind",
    "month_of",
    "names_in",
    "same_person",
    "sentences",
    "stems",
    "words",
]
