"""How to cite words: in the styles of librarians, in the formats of their programs, and on one line."""

from qa.citation.item import csl_item
from qa.citation.line import citation
from qa.citation.styles import Style, cited, style_named

__all__ = ["Style", "citation", "cited", "csl_item", "style_named"]
