"""A verification in words and as HTML: readable without colour, in two languages, and nothing in it is markup."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from string import Formatter

import pytest

from qa.permalink import permalink
from qa.quotes import signs
from qa.render import Links, speaker_words, verification_html, verification_text, words_in
from qa.render.verdicts import ENGLISH, FRENCH, SYMBOLS, VerdictWords, verdict_words
from qa.schema import (
    Attribution,
    Edit,
    Note,
    Operation,
    Piece,
    Role,
    Verdict,
    Verification,
)

from .reading import Reader
from .samples import SOURCE
from .verifications import ALTERED, SAID, match, stitched, verification

EVIL = '<img src=x onerror="alert(1)">&\x1b[31m'
BOTH = pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=lambda words: words.language)


def test_an_altered_quote_is_readable_without_colour() -> None:
    assert verification_text(verification(Verdict.ALTERED, ALTERED), width=100) == (
        "⚠ Altered. Not what was said: a difference that changes the meaning.\n"
        "  differs in: negation\n"
        "\n"
        "1. Thomas Fauré (Interviewee)\n"
        "   Emmanuel M asked: Et la confiance ?\n"
        "   On [-ne-] peut [-plus-] faire confiance\n"
        "   Rencontre avec Thomas Fauré · Whaller · July 2021 · whaller-thomas-faure#t8 · 85% alike\n"
    )


def test_a_verbatim_quote_shows_the_words_as_they_were_said() -> None:
    written = verification_text(verification(Verdict.VERBATIM, match()), language="fr")
    assert "✓ Mot pour mot." in written
    assert SAID in written
    assert "[-" not in written
    assert "%" not in written


def test_escape_sequences_are_written_only_where_colour_is_wanted() -> None:
    shown = verification(Verdict.ALTERED, ALTERED)
    assert "\x1b" not in verification_text(shown)
    assert "\x1b[" in verification_text(shown, color=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", verification_text(shown, color=True)) == verification_text(shown)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked(width: int) -> None:
    written = verification_text(verification(Verdict.ALTERED, ALTERED, ALTERED), width=width)
    assert max(map(len, written.splitlines())) <= width


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_its_sign_its_name_and_an_explanation(verdict: Verdict) -> None:
    for words in (ENGLISH, FRENCH):
        line = f"{SYMBOLS[verdict]} {words.verdicts[verdict]}. {words.explained[verdict]}"
        found = verification(verdict)
        assert verification_text(found, width=200, language=words.language).startswith(line)
        html = Reader(verification_html(found, words.language))
        assert html.texts("h2") == [words.verdicts[verdict]]
        assert html.texts("p")[0] == words.explained[verdict]
        assert html.attributes("svg")[0]["aria-hidden"] == "true"
    assert len(set(SYMBOLS.values())) == len(Verdict)


@BOTH
@pytest.mark.parametrize("attribution", list(Attribution))
def test_a_claim_is_told_with_the_name_as_it_was_claimed_and_with_who_speaks(
    words: VerdictWords, attribution: Attribution
) -> None:
    found = replace(verification(Verdict.VERBATIM, match()), speaker_claimed="Mme Roux", attribution=attribution)
    line = words.attributions[attribution].format(claimed="Mme Roux", speakers="Thomas Fauré")
    sign = "✓" if attribution is Attribution.RIGHT else "✗"
    assert f"{sign} {line}" in verification_text(found, width=200, language=words.language).splitlines()
    html = Reader(verification_html(found, words.language))
    assert f" {line}" in html.texts("p")
    claim = next(classes for one in html.attributes("p") if (classes := one.get("class") or "").startswith("qa-claim"))
    assert claim.endswith("right" if attribution is Attribution.RIGHT else "wrong")


@BOTH
def test_of_a_quote_that_nobody_is_claimed_to_have_said_it_is_told_who_did(words: VerdictWords) -> None:
    html = Reader(verification_html(verification(Verdict.VERBATIM, match()), words.language))
    assert html.texts("p")[1] == words.said_by.format(speakers="Thomas Fauré")


@BOTH
def test_notes_translations_and_several_places_are_told(words: VerdictWords) -> None:
    found = replace(
        verification(Verdict.PARAPHRASE, match(translation=True), match()), notes=(Note.MORE,), speaker_claimed="X"
    )
    lines = verification_text(found, width=200, language=words.language).splitlines()
    listed = Reader(verification_html(found, words.language)).texts("li")
    for sentence in (words.translation, words.several.format(count=2), words.notes[Note.MORE].format(claimed="X")):
        assert f"  {sentence}" in lines
        assert sentence in listed
    assert Reader(verification_html(found, words.language)).texts("h2") == [f"Paraphrase ({words.translated})"]


def test_a_stitched_quote_is_told_piece_by_piece() -> None:
    written = verification_text(stitched(), width=200)
    lines = [line for line in written.splitlines() if line.startswith("Piece")]
    assert "  Stitched together from 3 places." in written.splitlines()
    assert lines == [
        f"Piece 1, verbatim: “{SAID}”", "Piece 2, nobody said these words: “personne”",
        "Piece 3, near-verbatim: “bien sûr”",
    ]  # fmt: skip
    html = Reader(verification_html(stitched(), "en"))
    assert html.texts("h2") == ["Altered (stitched together)"]
    assert html.texts("h3") == [f" {line}" for line in lines]
    assert html.texts("blockquote") == [SAID, "bien sûr"]


def test_the_nearest_miss_is_shown_as_such() -> None:
    found = replace(verification(Verdict.NOT_FOUND), nearest=match(verdict=Verdict.NOT_FOUND, similarity=0.61))
    written = verification_text(found, width=200)
    assert ENGLISH.nearest in written.splitlines()
    assert written.index(ENGLISH.nearest) < written.index(SAID)
    assert "61% alike" in written
    html = Reader(verification_html(found, "en"))
    assert html.texts("h3") == [ENGLISH.nearest]
    assert html.texts("blockquote") == [SAID]
    assert SAID in html.texts("aside")[0]


@pytest.mark.parametrize(
    ("role", "speaker", "publisher", "shown"),
    [
        (Role.QUOTED, "Alain Juillet", "L'Expansion", "Alain Juillet, quoted by L'Expansion"),
        (Role.QUOTED, "Alain Juillet", None, "Alain Juillet, quoted by Rencontre avec Thomas Fauré"),
        (Role.INTERVIEWER, "Emmanuel M", None, "Emmanuel M (Interviewer)"),
        (Role.NARRATOR, None, "L'Expansion", "L'Expansion (Narration)"),
        (Role.UNKNOWN, None, None, "Unknown speaker"),
    ],
)
def test_who_speaks_is_told_with_the_capacity(
    role: Role, speaker: str | None, publisher: str | None, shown: str
) -> None:
    found = match(role=role, speaker=speaker, source=replace(SOURCE, publisher=publisher))
    assert f"1. {shown}" in verification_text(verification(Verdict.VERBATIM, found), width=200).splitlines()
    assert speaker_words(found, words_in("en")) == shown
    who = Reader(verification_html(verification(Verdict.VERBATIM, found), "en")).texts("p")
    assert any((speaker or publisher or "Unknown speaker") in line and "Said by" not in line for line in who)


def test_the_words_are_in_the_language_that_they_were_spoken_in() -> None:
    html = Reader(verification_html(verification(Verdict.ALTERED, ALTERED, match()), "en"))
    assert html.attributes("blockquote") == [{"class": "qa-quote", "lang": "fr"}]
    assert html.attributes("dd") == [{"lang": "fr"}, {"lang": "fr"}]
    assert html.attributes("article") == [{"class": "qa-verdict qa-verdict--altered"}]


@BOTH
def test_the_kind_of_change_is_named(words: VerdictWords) -> None:
    html = Reader(verification_html(verification(Verdict.ALTERED, ALTERED), words.language))
    assert words.altered.format(changes=words.changes["negation"]) in html.texts("p")


def test_a_place_leads_to_its_words_to_their_citation_and_gives_them_to_be_copied() -> None:
    found = verification(Verdict.VERBATIM, match())
    html = Reader(verification_html(found, "en", Links(cite="/check/cite", apart=True)))
    read, cite = html.attributes("a")
    link = permalink(found.matches[0].excerpt, "")
    assert (read["href"], cite["href"]) == (link, link.replace("/read", "/check/cite"))
    assert read["target"] == cite["target"] == "_blank"
    assert html.attributes("button")[0]["data-citation"] == SAID
    far = Reader(verification_html(found, "en", Links(base="http://h", copies=False)))
    assert ([one["href"] for one in far.attributes("a")], far.attributes("button")) == ([f"http://h{link}"], [])


def evil() -> Verification:
    source = replace(SOURCE, title=EVIL, publisher=EVIL, language='"><b>')
    edits = (Edit(Operation.REPLACED, EVIL, EVIL, "name"),)
    strange = match(EVIL, verdict=Verdict.ALTERED, edits=edits, speaker=EVIL, source=source, question=EVIL)
    found = verification(Verdict.ALTERED, strange, quote=EVIL)
    pieces = (Piece(text=EVIL, start=0, end=len(EVIL), match=strange),)
    return replace(found, speaker_claimed=EVIL, attribution=Attribution.WRONG, pieces=pieces)


def test_nothing_that_was_written_becomes_markup() -> None:
    for shown in (evil(), replace(evil(), pieces=())):
        html = verification_html(shown, "fr")
        assert {tag for tag, _ in Reader(html).tags} <= {
            *("article", "h2", "h3", "p", "ol", "ul", "li", "div", "dl", "dt", "dd", "del", "ins", "span", "mark"),
            *("a", "button", "cite", "svg", "circle", "path"),
        }
        assert "<img" not in html


def test_nothing_that_was_written_steers_the_terminal() -> None:
    written = verification_text(evil(), width=200)
    assert "\x1b" not in written
    assert "␛[31m" in written


def test_french_and_english_have_the_same_words() -> None:
    assert [field.name for field in fields(FRENCH)] == [field.name for field in fields(ENGLISH)]
    for field in fields(VerdictWords):
        one, other = getattr(FRENCH, field.name), getattr(ENGLISH, field.name)
        if isinstance(one, str):
            assert braces(one) == braces(other)
        else:
            assert list(one) == list(other)
            assert all(one[key] and braces(one[key]) == braces(other[key]) for key in one)


def braces(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name and name.isidentifier()}


def test_every_verdict_claim_note_and_kind_of_change_has_words() -> None:
    kinds = {*signs._KINDS, signs.NUMBER, signs.NAME}
    for words in (ENGLISH, FRENCH):
        assert set(words.verdicts) == set(words.explained) == set(SYMBOLS) == set(Verdict)
        assert set(words.attributions) == set(Attribution)
        assert set(words.notes) == set(Note)
        assert kinds <= set(words.changes)


def test_other_languages_read_english() -> None:
    assert (verdict_words("fr"), verdict_words("en"), verdict_words("de")) == (FRENCH, ENGLISH, ENGLISH)
