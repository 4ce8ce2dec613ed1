"""A draft (Markdown, DOCX, HTML, plain text) → the quotes in it, who is said to say each, what is found of them."""

from qa.drafts.files import FORMATS, format_of, kind_of
from qa.drafts.findings import Finding, Problem, Report, Rule, Severity
from qa.drafts.reading import draft_of, read_draft
from qa.drafts.records import Draft, DraftQuote, LooseMark

__all__ = [
    "FORMATS",
    "Draft",
    "DraftQuote",
    "Finding",
    "LooseMark",
    "Problem",
    "Report",
    "Rule",
    "Severity",
    "draft_of",
    "format_of",
    "kind_of",
    "read_draft",
]
