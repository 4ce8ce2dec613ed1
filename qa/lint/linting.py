"""Every quote of a draft verified, and the rules that it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from qa.drafts import Draft, DraftQuote, Finding, Problem, Report, Rule
from qa.errors import QuoteError
from qa.lint.sentences import Sentences
from qa.schema import Attribution, Progress, Verdict, Verification


class QuoteVerifier(Protocol):
    """Tells who said a quote. `qa.engine.Engine` is one."""

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """Who said a quote, and whether it was `speaker`. Raises `QuoteError` for one that cannot be checked."""


def lint(
    draft: Draft,
    verifier: QuoteVerifier,
    *,
    is_voice: Callable[[str], bool] | None = None,
    language: str = "en",
    progress: Progress | None = None,
) -> Report:
    """Verifies every quote of a draft, but for those of three words or fewer; messages are in `language` ("fr", else
    English). `progress` is told how many quotes are done, of how many.

    With `is_voice`, which tells whether somebody (as written in the draft) speaks in the corpus, quotes that are not
    found are passed over unless they are attributed to one who does: the draft has other sources as well.
    """
    sentences = Sentences(language)
    findings = []
    for done, quote in enumerate(draft.quotes):
        if progress:
            progress(done, len(draft.quotes))
        findings.append(_finding(quote, verifier, is_voice, sentences))
    findings += [Finding(mark, None, (Problem(Rule.UNCLOSED, sentences.loose(mark)),)) for mark in draft.loose]
    return Report(draft, tuple(sorted(findings, key=lambda finding: (finding.place.line, finding.place.column))))


def _finding(
    quote: DraftQuote, verifier: QuoteVerifier, is_voice: Callable[[str], bool] | None, sentences: Sentences
) -> Finding:
    try:
        verification = verifier.verify(quote.text, speaker=quote.attribution)
    except QuoteError as error:
        return Finding(quote, None, (Problem(Rule.UNCHECKED, sentences.unchecked(error.fault)),))
    named = quote.attribution
    if is_voice and _is_lost(verification) and not (named and is_voice(named)):
        return Finding(quote, verification, (Problem(Rule.ELSEWHERE, sentences.elsewhere(named)),))
    order = list(Rule)
    problems = sorted(_problems(quote, verification, sentences), key=lambda problem: order.index(problem.rule))
    return Finding(quote, verification, tuple(problems))


def _is_lost(found: Verification) -> bool:
    """Whether the quote is not found for whom it is attributed to: that somebody else says something like it, in other
    words, does not make it theirs."""
    other = found.attribution not in (None, Attribution.RIGHT)
    return found.verdict is Verdict.NOT_FOUND or (found.verdict is Verdict.PARAPHRASE and other)


def _problems(quote: DraftQuote, found: Verification, sentences: Sentences) -> Iterator[Problem]:
    if _is_lost(found):
        yield Problem(Rule.NOT_FOUND, sentences.not_found(found))
        return
    match = found.matches[0]
    if found.verdict is Verdict.ALTERED:
        yield Problem(Rule.ALTERED, sentences.altered(found, match))
    if found.attribution not in (None, Attribution.RIGHT):
        yield Problem(Rule.MISATTRIBUTED, sentences.misattributed(quote, found))
    if found.pieces:
        yield Problem(Rule.STITCHED, sentences.stitched(found))
    elif found.verdict is Verdict.PARAPHRASE:
        yield Problem(Rule.PARAPHRASE, sentences.paraphrase(match))
    elif found.verdict is Verdict.NEAR_VERBATIM:
        yield Problem(Rule.NEAR_VERBATIM, sentences.near(match))
    if quote.attribution is None:
        yield Problem(Rule.NO_ATTRIBUTION, sentences.nobody_named(match))
