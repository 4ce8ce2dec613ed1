"""One quote against one turn: how faithful it is, what became of each word, and what of the meaning that changes."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qa.quotes import Judgement, QuoteText, Spoken, Wording, judged, likeness, read_quote, word_for_word
from qa.schema import Operation, Verdict

from .texts import SENTENCES

NEAR, ALTERED, VERBATIM, NOT_FOUND = Verdict.NEAR_VERBATIM, Verdict.ALTERED, Verdict.VERBATIM, Verdict.NOT_FOUND
FILLERS = ["euh", "pas", "12", "Whaller", "vraiment", "…", "[…]"]


def judge(quote: str, said: str, language: str = "fr") -> Judgement:
    """The judgement at the first place where the quote is said word for word, or laid against the turn."""
    read, spoken = read_quote(quote), Spoken(Wording(said), language, frozenset({"whaller"}))
    if exact := next(word_for_word(read, spoken), None):
        return exact
    alignment = likeness(read, spoken)
    assert alignment is not None
    return judged(read, spoken, alignment)


def differing(judgement: Judgement) -> list[tuple[Operation, str, str, str | None]]:
    return [
        (edit.operation, edit.quoted.strip(), edit.said.strip(), edit.changes)
        for edit in judgement.edits
        if edit.operation is not Operation.EQUAL
    ]


@pytest.mark.parametrize(
    ("quote", "said", "changes"),
    [
        ("On peut faire confiance", "On ne peut plus faire confiance aux États-Unis", ("negation",)),
        ("On ne peut plus faire confiance", "On peut faire confiance aux États-Unis", ("negation",)),
        ("nous devons le cacher à tous", "nous ne devons pas le cacher à tous", ("negation",)),
        ("avec un congélateur dans la cour", "sans un congélateur dans la cour", ("negation",)),
        ("c'est possible chez nous", "c'est impossible chez nous", ("negation",)),
        ("la nappe a baissé de quatre mètres", "la nappe a augmenté de quatre mètres", ("negation",)),
        ("cela coûte 4 euros par mois", "cela coûte trois euros par mois", ("number",)),
        ("de 1020 personnes à la fois", "de 10-20 personnes à la fois", ("number",)),
        ("le 12 juin 2017 à huit heures", "le 12 juin 2016 à huit heures", ("number",)),
        ("il fait -5 degrés en mars", "il fait 5 degrés en mars", ("number",)),
        ("il boit ½ litre de lait", "il boit ⅓ litre de lait", ("number",)),
        ("cela coûte trois dollars par mois", "cela coûte trois euros par mois", ("unit",)),
        ("on loue 5 m² de bureau ici", "on loue 5 m³ de bureau ici", ("unit",)),
        ("lundi nous irons à la mer", "mardi nous irons à la mer", ("date",)),
        ("le 12 juillet à huit heures", "le 12 juin à huit heures", ("date",)),
        ("et là Google stocke nos photos", "et là Facebook stocke nos photos", ("name",)),
        ("et là on stocke nos photos", "et là Whaller stocke nos photos", ("name",)),
        ("il doit installer des applications", "il peut installer des applications", ("modal",)),
        ("il peut-être installer des applications", "il peut installer des applications", ("modal",)),
        ("on aurait un prix pour demain", "on aura un prix pour demain", ("modal",)),
        ("il sera sans doute absent demain", "il sera absent demain", ("modal",)),
        ("le prix est un peu plus haut ici", "le prix est un peu moins haut ici", ("comparative",)),
        ("tous les habitants sont venus ici", "quelques habitants sont venus ici", ("amount",)),
        ("et je viens demain avec vous", "et tu viens demain avec vous", ("person",)),
        ("12 dollars et 30 ans de plus", "12 euros et 31 ans de plus", ("unit", "number")),
    ],
)
def test_french_quotes_that_are_altered(quote: str, said: str, changes: tuple[str, ...]) -> None:
    found = judge(quote, said)
    assert (found.verdict, found.changes) == (ALTERED, changes)


@pytest.mark.parametrize(
    ("quote", "said", "changes"),
    [
        ("We close the channel for a week", "We do not close the channel for a week", ("negation",)),
        ("We close the channel for a week", "We don't close the channel for a week", ("negation",)),
        ("It is reasonable to ask for that", "It is unreasonable to ask for that", ("negation",)),
        ("We may close the channel for a week", "We must close the channel for a week", ("modal",)),
        ("It weighs 14 tonnes and costs a lot", "It weighs 140 tonnes and costs a lot", ("number",)),
        ("It costs 210 euros an hour now", "It costs 210 pounds an hour now", ("unit",)),
        ("Seals are less curious than we thought", "Seals are more curious than we thought", ("comparative",)),
        ("Seals are bigger than we thought", "Seals are big than we thought", ("comparative",)),
        ("I saw Google in the room today", "I saw Facebook in the room today", ("name",)),
        ("We met on Monday at the quay", "We met on Friday at the quay", ("date",)),
        ("All of it has been spent by us", "Half of it has been spent by us", ("amount",)),
    ],
)
def test_english_quotes_that_are_altered(quote: str, said: str, changes: tuple[str, ...]) -> None:
    found = judge(quote, said, "en")
    assert (found.verdict, found.changes) == (ALTERED, changes)


@pytest.mark.parametrize(
    ("quote", "said", "language"),
    [
        ("on a 500 000 utilisateurs chez nous", "on a cinq cent mille utilisateurs chez nous", "fr"),
        ("cela coûte 3 € par mois", "cela coûte trois euros par mois", "fr"),
        ("cela coûte € 3 par mois", "cela coûte 3 € par mois", "fr"),
        ("on en vend plus de 60 pour cent le matin", "on en vend plus de 60 % le matin", "fr"),
        ("nous investissons 2,3 millions d'euros par an", "nous investissons 2 300 000 euros par an", "fr"),
        ("ce n'est pas la passion qui paie", "c'est pas la passion qui paie le four", "fr"),
        ("le coût de l’entretient est grand", "le cout de l'entretien est grand", "fr"),
        ("cela n'a rien de neuf pour nous", "ça n'a rien de neuf pour nous", "fr"),
        ("We do not close the channel for a week", "We don't close the channel for a week", "en"),
        ("We cannot share the blame with you", "We can't share the blame with you", "en"),
        ("Thirty percent of it was spent by us", "30% of it was spent by us", "en"),
    ],
)
def test_quotes_of_which_the_meaning_is_kept(quote: str, said: str, language: str) -> None:
    found = judge(quote, said, language)
    assert (found.verdict, found.changes) == (NEAR, ())


@pytest.mark.parametrize(
    ("quote", "said", "verdict"),
    [
        ("On peut […] faire confiance aux gens", "On peut, de temps en temps, faire confiance aux gens", VERBATIM),
        ("On peut venir… Je viens", "On peut venir. Il ne fait pas beau. Je viens", VERBATIM),
        ("On ne peut […] faire confiance", "On ne peut vraiment plus faire confiance", ALTERED),
        ("On […] peut faire confiance aux gens", "On ne peut faire confiance aux gens", ALTERED),
        ("un excédent de 310 […] euros par an", "un excédent de 310 000 euros par an", ALTERED),
        ("les amis sont là", "LES  AMIS\nsont-là !", VERBATIM),
        ("rien à voir", "rien à voir, circulez", VERBATIM),
        ("tout à fait autre chose que ça", "rien à voir, circulez", NOT_FOUND),
    ],
)
def test_ellipses_and_spacing(quote: str, said: str, verdict: Verdict) -> None:
    assert judge(quote, said).verdict is verdict


def test_every_place_is_found_in_order() -> None:
    spoken = Spoken(Wording("On verra. Oui, on verra ; ON VERRA !"), "fr")
    found = list(word_for_word(read_quote("on verra"), spoken))
    assert [(one.start, one.end) for one in found] == [(0, 8), (15, 23), (26, 34)]


@pytest.mark.parametrize(
    ("quote", "said", "edits"),
    [
        ("il ne peut venir", "il ne veut venir", [(Operation.REPLACED, "peut", "veut", "modal")]),
        ("il peut vraiment venir ici", "il peut venir ici", [(Operation.ADDED, "vraiment", "", None)]),
        ("il peut venir ici", "il peut vraiment venir ici", [(Operation.DROPPED, "", "vraiment", None)]),
        ("il peut … venir ici", "il peut vraiment venir ici", [(Operation.OMITTED, "…", "vraiment", None)]),
        ("il peut … venir ici", "il peut ne pas venir ici", [(Operation.OMITTED, "…", "ne pas", "negation")]),
        (
            "le chat gris peut … venir icy",
            "le chat gris peut vraiment venir ici",
            [(Operation.OMITTED, "…", "vraiment", None), (Operation.REPLACED, "icy", "ici", None)],
        ),
        ("ils viendront end to end", "ils viendront end-to end", []),
    ],
)
def test_each_edit_says_what_became_of_which_words(
    quote: str, said: str, edits: list[tuple[Operation, str, str, str | None]]
) -> None:
    assert differing(judge(quote, said)) == edits


def test_words_in_brackets_are_the_quoters_own() -> None:
    plain = read_quote("Il [Thomas Fauré] ne peut plus").without_brackets()
    assert plain is not None
    (found,) = word_for_word(plain, Spoken(Wording("Il ne peut plus."), "fr"))
    assert (found.verdict, found.start, found.end) == (NEAR, 0, 15)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence said, and a quote made of it: words dropped, put in and put for others, ellipses among them."""
    said = draw(st.sampled_from(SENTENCES))
    kept = [
        draw(st.sampled_from([word] * 6 + ["", f"{word} {filler}", filler]))
        for word in said.split(" ")
        for filler in (draw(st.sampled_from(FILLERS)),)
    ]
    first = draw(st.integers(0, len(kept) - 4))
    quote = " ".join(word for word in kept[first:] if word)
    assume(
        len(Wording(quote)) > 1 and likeness(QuoteText(quote, tuple(range(len(quote)))), Spoken(Wording(said), "fr"))
    )
    return quote, said


@settings(max_examples=300)
@given(quotes())
def test_the_edits_hold_the_excerpt_and_the_quote_to_the_character(made: tuple[str, str]) -> None:
    quote, said = made
    read = read_quote(quote)
    found = judge(quote, said)
    assert "".join(edit.said for edit in found.edits).rstrip() == said[found.start : found.end].rstrip()
    start, end = read.wording.span(0, len(read.wording))
    assert "".join(edit.quoted for edit in found.edits) == read.text[start:end]
    assert tuple(dict.fromkeys(edit.changes for edit in found.edits if edit.changes)) == found.changes
    assert 0 <= found.similarity <= 1


@settings(max_examples=300)
@given(quotes())
def test_each_operation_has_the_sides_that_it_should_have(made: tuple[str, str]) -> None:
    for edit in judge(*made).edits:
        sides = (bool(Wording(edit.quoted).words), bool(Wording(edit.said).words))
        if edit.operation is Operation.EQUAL:
            assert edit.changes is None
            assert Wording(edit.quoted).stream == Wording(edit.said).stream
        elif edit.operation is Operation.REPLACED:
            assert sides == (True, True)
        elif edit.operation is Operation.ADDED:
            assert (sides, edit.said) == ((True, False), "")
        else:
            assert sides == (False, True)
            assert bool(edit.quoted) == (edit.operation is Operation.OMITTED)


@given(st.sampled_from(SENTENCES), st.integers(0, 9), st.data())
def test_a_digit_changed_is_never_faithful(said: str, digit: int, data: st.DataObject) -> None:
    places = [place for place, character in enumerate(said) if character.isdigit()]
    assume(places)
    place = data.draw(st.sampled_from(places))
    assume(said[place] != str(digit))
    found = judge(f"{said[:place]}{digit}{said[place + 1 :]}", said)
    assert found.verdict is ALTERED
    assert "number" in found.changes


def test_a_slice_may_cut_a_number_that_is_set_with_spaces_but_not_change_it() -> None:
    turn = Spoken(Wording("Aujourd'hui c'est 500 000 utilisateurs, plus de 30 000 réseaux actifs."), "fr")
    places = {
        quote: [turn.wording.text[one.start : one.end] for one in word_for_word(read_quote(quote), turn)]
        for quote in (
            "000 utilisateurs, plus de 30",
            "Aujourd'hui c'est 500 000 utilisateurs, plus de 30",
            "00 utilisateurs, plus de 30 000 réseaux",
            "Aujourd'hui c'est 50 utilisateurs, plus de 30",
            "000 utilisateurs",
        )
    }
    assert list(places.values()) == [
        ["000 utilisateurs, plus de 30"],
        ["Aujourd'hui c'est 500 000 utilisateurs, plus de 30"],
        [],
        [],
        [],
    ]
