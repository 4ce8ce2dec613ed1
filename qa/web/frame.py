"""What stands around every page: the header that says what can be asked, the live region, the footer."""

from __future__ import annotations

from collections.abc import Sequence

from qa.render import language_word, verbatim, words_in
from qa.schema import Source
from qa.web.strings import strings_in


def header_html(sources: Sequence[Source], language: str) -> str:
    """The title, what the page does, and how many interviews, voices and languages there are."""
    strings = strings_in(language)
    return (
        f'<header class="qa-header" lang="{strings.language}"><h1>{verbatim(strings.title)}</h1>'
        f'<p class="qa-lead">{verbatim(strings.lead)}</p>'
        f'<p class="qa-corpus">{verbatim(_corpus(sources, language))}</p></header>'
    )


def status_html(sentence: str, language: str) -> str:
    """The live region, with what the page's script needs to say in this language."""
    strings = strings_in(language)
    return (
        f'<p id="qa-status" class="qa-hidden" role="status" aria-live="polite" lang="{strings.language}"'
        f' data-copied="{verbatim(strings.copied)}" data-not-copied="{verbatim(strings.not_copied)}">'
        f"{verbatim(sentence)}</p>"
    )


def footer_html(language: str) -> str:
    """The promise at the bottom of the page."""
    strings = strings_in(language)
    return f'<footer class="qa-footer" lang="{strings.language}"><p>{verbatim(strings.footer)}</p></footer>'


def _corpus(sources: Sequence[Source], language: str) -> str:
    words = words_in(language)
    spoken = sorted({source.language for source in sources if source.language})
    names = {person.name for source in sources for person in source.people}
    return strings_in(language).corpus.format(
        interviews=len(sources),
        voices=len(names),
        languages=_listed(sorted(language_word(code, words) for code in spoken), words.conjunction),
    )


def _listed(names: Sequence[str], conjunction: str) -> str:
    return conjunction.join(filter(None, (", ".join(names[:-1]), *names[-1:])))
