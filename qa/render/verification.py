"""A verification as text for a terminal and as HTML for a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from qa.render.diff import diff_html, diff_text
from qa.render.markup import lang, verbatim
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
        names = dict.fromkeys(match.excerpt.turn.speaker for match in verification.matches)
        speakers = ", ".join(name for name in names if name) or words_in(words.language).unknown_speaker
        claim = words.attributions[verification.attribution].format(
            claimed=verification.speaker_claimed, speakers=speakers
        )
        yield f"{sign} {claim}"
    yield from ("  " + words.notes[note].format(claimed=verification.speaker_claimed) for note in verification.notes)


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


def verification_html(verification: Verification, language: str) -> str:
    """The verification as an HTML fragment: an `<article>` with the verdict in words and a sign, whether the claim
    holds, and a list of the places, each with the words compared."""
    words, about = words_in(language), verdict_words(language)
    first, *further = _headlines(verification, about)
    notes = "".join(f"<p>{verbatim(line.strip())}</p>" for line in further)
    places = "".join(f"<li>{_place(title, match, words)}</li>" for title, match in _places(verification, about))
    return (
        f'<article class="qa-verdict qa-verdict--{verification.verdict.value}">'
        f'<h3>{verbatim(first)}</h3>{notes}<ol class="qa-places">{places}</ol></article>'
    )


def _place(title: str, match: QuoteMatch | None, words: Words) -> str:
    heading = f'<p class="qa-piece">{verbatim(title)}</p>' if title else ""
    if match is None:
        return heading
    language = match.excerpt.source.language
    asked = f'<p class="qa-asked-text"{lang(language)}>{verbatim(match.question)}</p>' if match.question else ""
    edits = match.edits
    compared = diff_html(edits, verdict_words(words.language)) if edits else verbatim(match.excerpt.text)
    where = " · ".join(verbatim(fact) for fact in (*_where(match, words), _similar(match, words)) if fact)
    return (
        f'{heading}<p class="qa-speaker">{verbatim(speaker_words(match, words))}</p>{asked}'
        f'<blockquote class="qa-quote"{lang(language)}>{compared}</blockquote><p class="qa-where">{where}</p>'
    )
