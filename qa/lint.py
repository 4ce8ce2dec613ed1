"""A draft against the corpus: each of its quotes verified, and what is wrong with it said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from qa.drafts import Draft, DraftQuote, Finding, LooseMark, Problem, Report, Rule
from qa.errors import QuoteError
from qa.schema import Attribution, Edit, Operation, QuoteMatch, Role, Source, Verdict, Verification
from qa.text import bare_name, words

_SHOWN = 3
"""How many differences a message names; the word diff shows all."""
_LONGEST = 80
"""Characters of somebody's words in a message."""


class QuoteVerifier(Protocol):
    """Tells who said a quote. `qa.engine.Engine` is one."""

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """Who said a quote, and whether it was `speaker`. Raises `QuoteError` for one that cannot be checked."""


def lint(draft: Draft, verifier: QuoteVerifier, *, is_voice: Callable[[str], bool] | None = None) -> Report:
    """Verifies every quote of a draft, but for those of three words or fewer.

    With `is_voice`, which tells whether somebody (as written in the draft) speaks in the corpus, quotes that are not
    found are passed over unless they are attributed to one who does: the draft has other sources as well.
    """
    findings = [_finding(quote, verifier, is_voice) for quote in draft.quotes]
    findings += [_loose(mark) for mark in draft.loose]
    return Report(draft, tuple(sorted(findings, key=lambda finding: (finding.place.line, finding.place.column))))


def voices_of(sources: Sequence[Source]) -> Callable[[str], bool]:
    """Tells whether somebody, as a draft writes it, may be one who speaks in these sources: by name, alias or a part of
    them, or by the name of their organisation."""
    people = [person for source in sources for person in source.people]
    names = [frozenset(words(name)) for person in people for name in (person.name, *person.aliases)]
    names += [frozenset(words(person.organisation)) for person in people if person.organisation]

    def is_voice(name: str) -> bool:
        parts = frozenset(words(bare_name(name)))
        return bool(parts) and any(parts <= known or known <= parts for known in names if known)

    return is_voice


def _loose(mark: LooseMark) -> Finding:
    message = f"the mark {mark.mark} has no partner, so what it quotes is not checked; add the missing mark"
    return Finding(mark, None, (Problem(Rule.UNCLOSED, message),))


def _finding(quote: DraftQuote, verifier: QuoteVerifier, is_voice: Callable[[str], bool] | None) -> Finding:
    try:
        verification = verifier.verify(quote.text, speaker=quote.attribution)
    except QuoteError as error:
        return Finding(quote, None, (Problem(Rule.UNCHECKED, str(error)),))
    named = quote.attribution
    if is_voice and _is_lost(verification) and not (named and is_voice(named)):
        whose = f"{named} speaks nowhere in the corpus" if named else "the draft names nobody"
        return Finding(quote, verification, (Problem(Rule.ELSEWHERE, f"not found, and passed over: {whose}"),))
    order = list(Rule)
    problems = sorted(_problems(quote, verification), key=lambda problem: order.index(problem.rule))
    return Finding(quote, verification, tuple(problems))


def _is_lost(found: Verification) -> bool:
    """Whether the quote is not found for whom it is attributed to: that somebody else says something like it, in other
    words, does not make it theirs."""
    other = found.attribution not in (None, Attribution.RIGHT)
    return found.verdict is Verdict.NOT_FOUND or (found.verdict is Verdict.PARAPHRASE and other)


def _problems(quote: DraftQuote, found: Verification) -> Iterator[Problem]:
    if _is_lost(found):
        yield Problem(Rule.NOT_FOUND, _not_found(found))
        return
    match = found.matches[0]
    if found.verdict is Verdict.ALTERED:
        yield Problem(Rule.ALTERED, _altered(found, match))
    if found.attribution not in (None, Attribution.RIGHT):
        yield Problem(Rule.MISATTRIBUTED, _misattributed(quote, found))
    if found.pieces:
        yield Problem(Rule.STITCHED, _stitched(found))
    elif found.verdict is Verdict.PARAPHRASE:
        yield Problem(Rule.PARAPHRASE, _paraphrase(match))
    elif found.verdict is Verdict.NEAR_VERBATIM:
        message = f"not quite what {_said_by(match)}: {_differences(match)}; quote the words as said"
        yield Problem(Rule.NEAR_VERBATIM, message)
    if quote.attribution is None:
        yield Problem(
            Rule.NO_ATTRIBUTION,
            f"the draft names nobody; name {_speaker(match)}, who {_verb(match)} it in {_where(match)}",
        )


def _not_found(found: Verification) -> str:
    whose = f" for {found.speaker_claimed}" if found.speaker_claimed else ""
    near = found.matches[0] if found.matches else found.nearest
    hint = f"; the nearest is “{_cut(near.excerpt.text)}”, which {_said_by(near)}" if near else ""
    return f"nobody in the corpus says this{hint}; give the source{whose}, or take the quotation marks off"


def _altered(found: Verification, match: QuoteMatch) -> str:
    if found.pieces:
        match = next((p.match for p in found.pieces if p.match and p.match.verdict is Verdict.ALTERED), match)
        if any(piece.match is None for piece in found.pieces):
            lost = next(piece for piece in found.pieces if piece.match is None)
            return f"nobody in the corpus says “{_cut(lost.text)}”, though the rest was said; quote only what was said"
    changes = f" ({', '.join(match.changes)})" if match.changes else ""
    return f"the meaning is changed{changes}: {_differences(match)}, in what {_said_by(match)}; quote the words as said"


def _misattributed(quote: DraftQuote, found: Verification) -> str:
    speakers = list(dict.fromkeys(_speaker(match) for match in found.matches))
    claimed, whose = found.speaker_claimed or quote.attribution, " and ".join(speakers[:_SHOWN])
    where = f" in “{found.matches[0].excerpt.source.title}”"
    if found.attribution is Attribution.MIXED:
        return f"only some of these words are {claimed}’s: they are stitched from {whose}; give each their own"
    if found.attribution is Attribution.INTERVIEWER:
        return (
            f"not {claimed}: these are the words of {whose}, who asked the questions{where}; name the one who said it"
        )
    if found.attribution is Attribution.NARRATOR:
        return f"not {claimed}: these are the publication’s own words{where}; cite the publication instead"
    return f"not {claimed}: {whose} said it{where}; name the one who said it"


def _stitched(found: Verification) -> str:
    count = len(found.pieces)
    return f"stitched from {count} places; mark each cut with […], or quote the pieces one by one"


def _paraphrase(match: QuoteMatch) -> str:
    if match.translation:
        return f"a translation of “{_cut(match.excerpt.text)}”, which {_said_by(match)}; say that it is translated"
    return f"a paraphrase of “{_cut(match.excerpt.text)}”, which {_said_by(match)}; quote that, or take the marks off"


def _said_by(match: QuoteMatch) -> str:
    """ "Jeanne Roy said in “A talk” (turn 3)"."""
    return f"{_speaker(match)} {_verb(match)} in {_where(match)}"


def _where(match: QuoteMatch) -> str:
    return f"“{match.excerpt.source.title}” (turn {match.excerpt.turn.index})"


def _verb(match: QuoteMatch) -> str:
    return "wrote" if match.excerpt.turn.role is Role.NARRATOR else "said"


def _speaker(match: QuoteMatch) -> str:
    turn = match.excerpt.turn
    if turn.role is Role.NARRATOR:
        return match.excerpt.source.publisher or "the publication"
    return turn.speaker or ("the interviewer" if turn.role is Role.INTERVIEWER else "somebody unnamed")


def _differences(match: QuoteMatch) -> str:
    """The differences that change the meaning, or, where none does, the first ones."""
    changed = [edit for edit in match.edits if edit.operation is not Operation.EQUAL]
    telling = [edit for edit in changed if edit.changes] or [e for e in changed if e.operation is not Operation.OMITTED]
    return ", ".join(_difference(edit) for edit in telling[:_SHOWN]) or "the words differ"


def _difference(edit: Edit) -> str:
    quoted, said = _cut(edit.quoted), _cut(edit.said)
    if edit.operation is Operation.REPLACED:
        return f"“{quoted}” was “{said}”"
    return f"“{quoted}” was not said" if edit.operation is Operation.ADDED else f"“{said}” is left out"


def _cut(words: str) -> str:
    """Words short enough for a message, on one line."""
    line = " ".join(words.split()).strip(" ,;:")
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
