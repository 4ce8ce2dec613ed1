"""Facts → one item of CSL-JSON (CSL 1.0.2): what reference managers read, and what the styles print."""

from __future__ import annotations

from typing import Any

from qa.citation.facts import Facts, facts, listed
from qa.citation.names import NameParts, name_parts
from qa.citation.wording import Wording, wording
from qa.permalink import permalink
from qa.schema import Excerpt

CslItem = dict[str, Any]
"""One object of CSL-JSON, `id` and `type` always there."""


def csl_item(excerpt: Excerpt, *, language: str | None = None, base: str) -> CslItem:
    """The item for an excerpt: an interview (`author` is who was interviewed, `interviewer` who asked), else the
    publication that quotes or tells, of which no author is known.

    `language` words it (by default the source's); `base` is the address of the page, for the permalink. `custom`
    holds the permalink and the locator, which CSL gives no place in an item; what is unknown is left out.
    """
    words = wording(language or excerpt.source.language)
    return item_of(facts(excerpt, words, permalink(excerpt, base)), words)


def item_of(known: Facts, words: Wording) -> CslItem:
    """The same, of facts."""
    source = known.excerpt.source
    item: CslItem = {
        "id": source.id,
        "type": item_type(known),
        "title": known.title,
        "author": [_name(name, known) for name in known.guests],
        "interviewer": [_name(name, known) for name in known.interviewers],
        "issued": {"date-parts": [list(known.date)]} if known.date else None,
        "container-title" if item_type(known) == "article-magazine" else "publisher": known.publisher,
        "genre": words.interview if known.interview else None,
        "medium": words.transcript if known.interview else None,
        "URL": known.url,
        "language": source.language,
        "note": note(known, words),
        "custom": {"permalink": known.permalink, "locator": known.locator},
    }
    return {key: value for key, value in item.items() if value}


def item_type(known: Facts) -> str:
    """An interview; else an article where a publication tells or quotes; else a document."""
    if known.interview:
        return "interview"
    return "article-magazine" if known.publisher and not known.guests else "document"


def note(known: Facts, words: Wording) -> str:
    """Whose words are cited where they are not the author's, and where they stand."""
    locator = f"p. {known.locator}" if known.page else known.locator
    voice = known.voice and known.voice.rpartition(" ")[0].rstrip(",")
    link = words.permalink.format(link=known.permalink) if known.url != known.permalink else None
    return ". ".join(part for part in (voice, locator, link) if part)


def described(known: Facts, words: Wording) -> str:
    """ "Interview with … by …", with what is known of it."""
    interview = words.interview
    if known.guests:
        interview = words.interview_with.format(guests=listed(known.guests, words))
    if known.interviewers:
        interview = words.interview_by.format(interview=interview, interviewers=listed(known.interviewers, words))
    return interview


def _name(name: str, known: Facts) -> NameParts:
    return name_parts(name, known.excerpt.source.organisations)
