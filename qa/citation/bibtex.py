"""BibTeX. The text is UTF-8, as every BibTeX of today reads it; only what TeX would take as a command is escaped."""

from __future__ import annotations

from qa.citation.facts import Facts
from qa.citation.item import CslItem, described
from qa.citation.names import NameParts
from qa.citation.wording import Wording

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    # A brace counts as one even behind a backslash, so that it is named.
    | {"{": r"$\lbrace$", "}": r"$\rbrace$", "\\": r"\textbackslash{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def bibtex(known: Facts, item: CslItem, words: Wording) -> str:
    """The item as a BibTeX entry: `@article` in a publication, else `@misc`, as BibTeX knows no interview."""
    article = item["type"] == "article-magazine"
    year, month, day = (*known.date, 0, 0, 0)[:3]
    fields = {
        "author": _people(item.get("author", [])),
        "title": f"{{{_escaped(known.title)}}}",  # braces keep its capitals
        "journal" if article else "publisher": _escaped(known.publisher or ""),
        "howpublished": _escaped(described(known, words)) if known.interview else "",
        "year": f"{year:04}" if year else "",
        "month": "",
        "day": str(day) if day else "",
        "pages": _escaped(known.locator) if known.page else "",
        "note": _escaped(str(item["note"])) if "note" in item else "",
        "url": known.url,  # read as it stands, by \url
        "language": _escaped(str(item.get("language", ""))),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    if month:
        # The name of a month is a macro, so that every style words it in its language.
        lines.insert(len(lines) - sum(1 for key in ("day", "pages", "note", "url", "language") if fields[key]),
                     f"  month = {_MONTHS[month - 1]},")  # fmt: skip
    return "\n".join([f"@{'article' if article else 'misc'}{{{item['id']},", *lines, "}"])


def _people(people: list[NameParts]) -> str:
    return " and ".join(_person(person) for person in people)


def _person(person: NameParts) -> str:
    if "literal" in person:
        return f"{{{_escaped(person['literal'])}}}"  # braces keep it in one piece
    particles = (person.get(key) for key in ("dropping-particle", "non-dropping-particle", "family"))
    parts = (" ".join(filter(None, particles)), person.get("suffix"), person["given"])
    return ", ".join(_escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
