"""RIS, as reference managers exchange it: one tag a line, two letters, two spaces, a hyphen, a space."""

from __future__ import annotations

from collections.abc import Iterator

from qa.citation.facts import Facts
from qa.citation.item import CslItem, described
from qa.citation.names import NameParts
from qa.citation.wording import Wording

# RIS knows no interview; Zotero and others read and write it as a personal communication.
_TYPES = {"interview": "PCOMM", "article-magazine": "MGZN", "document": "GEN"}


def ris(known: Facts, item: CslItem, words: Wording) -> str:
    """The item as a RIS record. No fact of it holds a line break, so that none can open a tag of its own."""
    return "\n".join(f"{tag}  - {value}" for tag, value in _lines(known, item, words) if value) + "\nER  - "


def _lines(known: Facts, item: CslItem, words: Wording) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[item["type"]]
    yield "ID", item["id"]
    yield from (("AU", _person(person)) for person in item.get("author", []))
    yield from (("A2", _person(person)) for person in item.get("interviewer", []))
    yield "TI", known.title
    yield ("PB" if "publisher" in item else "T2"), known.publisher or ""
    if known.date:
        year, month, day = (*known.date, 0, 0)[:3]
        yield "PY", f"{year:04}"
        yield "DA", "/".join((f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "", ""))
    if known.interview:
        yield "M3", described(known, words)
    yield "SP", known.locator if known.page else ""
    yield "LA", str(item.get("language", ""))
    yield "N1", str(item.get("note", ""))
    yield "UR", known.url
    yield "UR", known.permalink if known.url != known.permalink else ""


def _person(person: NameParts) -> str:
    """ "Family, Given, Suffix", particles before the family name, a whole name as it is."""
    if "literal" in person:
        return person["literal"]
    particles = (person.get(key) for key in ("dropping-particle", "non-dropping-particle", "family"))
    return ", ".join(filter(None, (" ".join(filter(None, particles)), person["given"], person.get("suffix"))))
