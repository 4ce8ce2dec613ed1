"""A place where a quote was said, as HTML: the words compared, who said them, to what question, where; links on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from qa.permalink import permalink
from qa.render.card import asked_html, where_html, who_html
from qa.render.diff import compared_html
from qa.render.markup import lang, verbatim
from qa.render.verdicts import VerdictWords, verdict_words
from qa.render.words import Words
from qa.schema import Operation, QuoteMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where a place leads: `base`, the address of the server, empty on a page of its own; `cite`, the path under which
    words are cited, None where they cannot be; `apart`: in another tab, for a page that cannot be come back to;
    `copies`: there is a script that copies."""

    base: str = ""
    cite: str | None = None
    apart: bool = False
    copies: bool = True


class Said(StrEnum):
    """How a place shows the words that were said."""

    COMPARED = "compared"
    """Against the quote, where they differ from it."""
    ALONE = "alone"
    LEFT_OUT = "left-out"
    """The quote beside it has them already."""


def place_html(match: QuoteMatch, words: Words, links: Links | None, said: Said = Said.COMPARED) -> str:
    """The pieces of one place, to be put into whatever holds it. Without `links` it leads nowhere."""
    turn, source = match.excerpt.turn, match.excerpt.source
    about = verdict_words(words.language)
    return (
        f"{asked_html(match.question, turn.role, source, words)}"
        f"{_said(match, about, said)}"
        f"{who_html(turn.speaker, turn.role, source, words)}"
        f"{where_html(source, about.turn.format(number=turn.index), words)}"
        f"{_actions(match, about, links) if links else ''}"
    )


def _changes(changes: tuple[str, ...], about: VerdictWords) -> str:
    """What kind of difference there is; nothing where the meaning is the same."""
    if not changes:
        return ""
    named = ", ".join(about.changes.get(change, change) for change in changes)
    return f'<p class="qa-changes">{verbatim(about.altered.format(changes=named))}</p>'


def _said(match: QuoteMatch, about: VerdictWords, said: Said) -> str:
    language = match.excerpt.source.language
    if said is Said.LEFT_OUT:
        return ""
    if said is Said.COMPARED and any(edit.operation is not Operation.EQUAL for edit in match.edits):
        return f"{compared_html(match.edits, about, language)}{_changes(match.changes, about)}"
    return f'<blockquote class="qa-quote"{lang(language)}>{verbatim(match.excerpt.text)}</blockquote>'


def _actions(match: QuoteMatch, about: VerdictWords, links: Links) -> str:
    reader = permalink(match.excerpt, links.base)
    apart = ' target="_blank" rel="noopener"' if links.apart else ""
    cite = ""
    if links.cite:
        parts = urlsplit(permalink(match.excerpt, ""))
        address = f"{links.base}{links.cite}/{parts.path.rpartition('/')[2]}?{parts.query}"
        cite = f'<a class="qa-open qa-cite" href="{verbatim(address)}"{apart}>{verbatim(about.cite)}</a>'
    words = verbatim(match.excerpt.text)
    copy = f'<button type="button" class="qa-copy" data-citation="{words}">{verbatim(about.copy_words)}</button>'
    return (
        f'<div class="qa-actions"><a class="qa-open" href="{verbatim(reader)}"{apart}>{verbatim(about.in_context)}</a>'
        f"{cite}{copy if links.copies else ''}</div>"
    )
