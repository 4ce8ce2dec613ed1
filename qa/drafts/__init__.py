"""A draft (Markdown, DOCX, HTML, plain text) → the quotes in it, and who is said to have said each."""

from qa.drafts.files import FORMATS
from qa.drafts.reading import draft_of, read_draft
from qa.drafts.records import Draft, DraftQuote, LooseMark

__all__ = ["FORMATS", "Draft", "DraftQuote", "LooseMark", "draft_of", "read_draft"]
