"""What a subject may be called: wordings of the subjects that interviews are about, French and English."""

from qa.thesaurus.wordings import Concept, concepts, found

__all__ = ["Concept", "concepts", "found"]
