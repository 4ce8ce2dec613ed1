"""A verification as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from qa.render.diff import diff_text
from qa.render.people import interviewer, speaker_name
from qa.render.terminal import console_of, lines_of, safe
from qa.render.verdicts import SYMBOLS, VerdictWords, verdict_words
from qa.render.words import Words, date_words, words_in
from qa.schema import Attribution, Operation, QuoteMatch, Role, Verdict, Verification

_LEAST_ALIKE = 30  # percent; of less it is not said how alike

if TYPE_CHECKING:
    from rich.console import Console


def verification_text(verification: Verification, width: int = 80, color: bool = False, language: str = "en") -> str:
    """The verification as lines of at most `width` columns: the verdict, whether the claim holds, then each place with
    who said it, to what question, and the words compared."""
    console = console_of(width, color)
    with console.capture() as capture:
        for line in _headlines(verification, verdict_words(language)):
            console.print(Text(safe(line), style="bold"))
        console.print()
        for number, (title, match) in enumerate(_places(verification, verdict_words(language)), 1):
            _write(console, number, title, match, words_in(language))
    return lines_of(capture.get())


def _headlines(verification: Verification, words: VerdictWords) -> Iterator[str]:
    verdict = verification.verdict
    yield f"{SYMBOLS[verdict]} {words.verdicts[verdict]}. {words.explained[verdict]}"
    changes = dict.fromkeys(change for match in verification.matches for change in match.changes)
    if verdict is Verdict.ALTERED and changes:
        yield "  " + words.altered.format(changes=", ".join(words.changes.get(change, change) for change in changes))
    if any(match.translation for match in verification.matches):
        yield f"  {words.translation}"
    if verification.pieces:
        yield "  " + words.stitched.format(count=len(verification.pieces))
    elif len(verification.matches) > 1:
        yield "  " + words.several.format(count=len(verification.matches))
    if verification.attribution:
        sign = "✓" if verification.attribution is Attribution.RIGHT else "✗"
        yield f"{sign} {claim_words(verification, words)}"
    yield from ("  " + words.notes[note].format(claimed=verification.speaker_claimed) for note in verification.notes)


def claim_words(verification: Verification, words: VerdictWords) -> str:
    """Who said it, by name, and whether it is who was claimed to; empty where nobody did."""
    about = words_in(words.language)
    turns = [(match.excerpt.turn, match.excerpt.source) for match in verification.matches]
    names = dict.fromkeys(speaker_name(turn.speaker, turn.role, source, about) for turn, source in turns)
    told = verification.attribution
    template = words.attributions[told] if told else words.said_by
    if not names:
        return ""
    return template.format(claimed=verification.speaker_claimed, speakers=about.conjunction.join(names))


def _places(verification: Verification, words: VerdictWords) -> Iterator[tuple[str, QuoteMatch | None]]:
    if verification.pieces:
        for number, piece in enumerate(verification.pieces, 1):
            verdict = words.verdicts[piece.match.verdict] if piece.match else words.nobody
            yield words.piece.format(number=number, verdict=verdict.lower(), text=piece.text.strip()), piece.match
    elif verification.matches:
        yield from (("", match) for match in verification.matches)
    elif verification.nearest:
        yield words.nearest, verification.nearest


def _write(console: Console, number: int, title: str, match: QuoteMatch | None, words: Words) -> None:
    if title:
        console.print(Text(safe(title), style="italic"))
    if match:
        excerpt = match.excerpt
        console.print(Text.assemble(f"{number}. ", (safe(speaker_words(match, words)), "bold")))
        if match.question and excerpt.turn.role is not Role.INTERVIEWER:
            name = interviewer(excerpt.source)
            label = words.asked_by.format(name=safe(name)) if name else words.asked
            console.print(Padding(Text(f"{label}: {safe(match.question)}", style="italic dim"), (0, 0, 0, 3)))
        console.print(Padding(Text(safe(_compared(match))), (0, 0, 0, 3)))
        facts = (*_where(match, words), _similar(match, words))
        console.print(Padding(Text(" · ".join(safe(fact) for fact in facts if fact), style="dim"), (0, 0, 0, 3)))
    console.print()


def _compared(match: QuoteMatch) -> str:
    differs = any(edit.operation is not Operation.EQUAL for edit in match.edits)
    return diff_text(match.edits) if differs else match.excerpt.text


def _where(match: QuoteMatch, words: Words) -> Iterator[str]:
    source, turn = match.excerpt.source, match.excerpt.turn
    yield source.title
    if source.publisher:
        yield source.publisher
    yield date_words(source.date, words)
    yield f"{source.id}#t{turn.index}"


def _similar(match: QuoteMatch, words: Words) -> str:
    percent = int(100 * match.similarity)
    return verdict_words(words.language).similar.format(percent=percent) if _LEAST_ALIKE <= percent < 100 else ""


def speaker_words(match: QuoteMatch, words: Words) -> str:
    """Who said it, in which capacity; of somebody whom an article quotes, who quotes them."""
    source, turn = match.excerpt.source, match.excerpt.turn
    name = speaker_name(turn.speaker, turn.role, source, words)
    if turn.role is Role.QUOTED:
        publication = source.publisher or source.title
        return verdict_words(words.language).quoted_by.format(speaker=name, publication=publication)
    stated = words.roles[turn.role]
    told = stated == name or (turn.speaker is None and turn.role is Role.UNKNOWN)
    return name if told else f"{name} ({stated})"
