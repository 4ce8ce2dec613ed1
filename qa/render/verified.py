"""A verification as HTML for a page: the verdict, who said it, and each place with the words compared."""

from __future__ import annotations

from collections.abc import Iterator

from qa.render.icons import claim_icon, verdict_icon
from qa.render.markup import verbatim
from qa.render.places import Links, Said, place_html
from qa.render.verdicts import VerdictWords, verdict_words
from qa.render.verification import claim_words
from qa.render.words import words_in
from qa.schema import Attribution, Piece, Verdict, Verification

_LINKS = Links()


def verification_html(verification: Verification, language: str, links: Links = _LINKS) -> str:
    """An `<article>`: the verdict as an icon and in words, what it means, who said it and whether that is who was
    claimed to, what else to know, and a list of the places; what only resembles a quote that was not found stands in
    an `<aside>`."""
    about = verdict_words(language)
    stitched = " qa-verdict--stitched" if verification.pieces else ""
    return (
        f'<article class="qa-verdict qa-verdict--{verification.verdict.value}{stitched}">'
        f'<div class="qa-verdict-head">{verdict_icon(verification.verdict)}'
        f"<h2>{verbatim(verdict_name(verification, about))}</h2>"
        f"<p>{verbatim(about.explained[verification.verdict])}</p></div>"
        f"{_claim(verification, about)}{_notes(verification, about)}{_places(verification, about, links)}</article>"
    )


def verdict_name(verification: Verification, about: VerdictWords) -> str:
    """The verdict in a word or two; of a translation, and of a stitched quote, that it is one."""
    name = about.verdicts[verification.verdict]
    kind = about.in_pieces if verification.pieces else about.translated if _is_translated(verification) else ""
    return f"{name} ({kind})" if kind else name


def _is_translated(verification: Verification) -> bool:
    return any(match.translation for match in verification.matches)


def _claim(verification: Verification, about: VerdictWords) -> str:
    sentence = claim_words(verification, about)
    if not sentence:
        return ""
    told = verification.attribution
    if told is None:
        return f'<p class="qa-claim">{verbatim(sentence)}</p>'
    right = told is Attribution.RIGHT
    kind = "right" if right else "wrong"
    return f'<p class="qa-claim qa-claim--{kind}">{claim_icon(right=right)} <span>{verbatim(sentence)}</span></p>'


def _notes(verification: Verification, about: VerdictWords) -> str:
    lines = "".join(f"<li>{verbatim(line)}</li>" for line in _told(verification, about))
    return f'<ul class="qa-notes">{lines}</ul>' if lines else ""


def _told(verification: Verification, about: VerdictWords) -> Iterator[str]:
    if _is_translated(verification):
        yield about.translation
    if verification.pieces:
        yield about.stitched.format(count=len(verification.pieces))
    elif len(verification.matches) > 1:
        yield about.several.format(count=len(verification.matches))
    yield from (about.notes[note].format(claimed=verification.speaker_claimed) for note in verification.notes)


def _places(verification: Verification, about: VerdictWords, links: Links) -> str:
    words = words_in(about.language)
    if verification.pieces:
        found = [_piece(number, piece, about, links) for number, piece in enumerate(verification.pieces, 1)]
    else:
        found = [place_html(match, words, links) for match in verification.matches]
    if found:
        items = "".join(f'<li class="qa-place">{html}</li>' for html in found)
        return f'<ol class="qa-places">{items}</ol>'
    if verification.nearest is None:
        return ""
    nearest = place_html(verification.nearest, words, links, Said.ALONE)
    return f'<aside class="qa-near"><h3>{verbatim(about.nearest)}</h3><div class="qa-place">{nearest}</div></aside>'


def _piece(number: int, piece: Piece, about: VerdictWords, links: Links) -> str:
    """A piece of a stitched quote: its words, its own verdict, and where it was said."""
    found = piece.match
    verdict = found.verdict if found else Verdict.NOT_FOUND
    name = about.verdicts[verdict] if found else about.nobody
    label = about.piece.format(number=number, verdict=name.lower(), text=piece.text.strip())
    heading = (
        f'<h3 class="qa-piece qa-piece--{verdict.value}">{verdict_icon(verdict)} <span>{verbatim(label)}</span></h3>'
    )
    return heading + (place_html(found, words_in(about.language), links) if found else "")
