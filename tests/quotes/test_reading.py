"""A quote as people paste it, read: markup gone, ellipses found, what cannot be checked refused in a sentence."""

from __future__ import annotations

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import QuoteError, QuoteFault
from qa.quotes import LONGEST, read_quote

from .texts import wordings


def folded(quote: str) -> list[str]:
    return read_quote(quote).wording.folded()


def pieces(quote: str) -> list[str]:
    read = read_quote(quote)
    return [" ".join(read.wording.folded()[first:stop]) for first, stop in read.pieces]


@pytest.mark.parametrize(
    "quote",
    [
        "la souveraineté, c'est la liberté",
        "<p>la <b>souver</b>aineté, c'est<br/>la liberté</p>",
        "la souverainet&eacute;, c&#39;est la&nbsp;libert&#xE9;",
        "<!-- une note\n -->la souveraineté, c’est la liberté[12]",
        "la souveraineté, c'est [la liberté](https://example.org/a(b))",
        '<blockquote cite="x">« la souveraineté,</blockquote><p>c’est la liberté »</p>',
        "> **la souveraineté**, c'est _la liberté_[^1]",
        '<a href="https://example.org?x=2021">la souveraineté</a>, c\'est la <i lang="fr">liberté</i>',
    ],
)
def test_markup_is_no_part_of_a_quote(quote: str) -> None:
    assert folded(quote)[:6] == ["la", "souverainete", "c", "est", "la", "liberte"]


def test_a_sign_for_less_is_no_markup() -> None:
    assert folded("5 < 6 et 7 > 3, a<b") == ["5", "6", "et", "7", "3", "a", "b"]
    assert folded("R&D et A&B;") == ["r", "d", "et", "a", "b"]


def test_a_tag_that_ends_a_line_parts_words_and_one_within_a_line_does_not() -> None:
    assert folded("le mot<p>suivant") == ["le", "mot", "suivant"]
    assert folded("le m<b>o</b>t") == ["le", "mot"]


@pytest.mark.parametrize("mark", ["…", "...", ".....", "[…]", "[...]", "(…)", "( ... )", "[ … ]", " […] "])
def test_an_ellipsis_parts_a_quote(mark: str) -> None:
    assert pieces(f"On ne peut{mark}faire confiance") == ["on ne peut", "faire confiance"]


def test_an_ellipsis_at_an_end_parts_nothing() -> None:
    assert pieces("… on ne peut plus […]") == ["on ne peut plus"]
    assert pieces("on ne … […] peut plus...") == ["on ne", "peut plus"]


def test_the_ellipsis_of_an_entity_parts_too() -> None:
    assert pieces("on ne &hellip; peut plus") == ["on ne", "peut plus"]


def test_words_in_square_brackets_can_be_taken_out() -> None:
    plain = read_quote("Il [Thomas Fauré] ne peut plus").without_brackets()
    assert plain is not None
    assert plain.bracketed
    assert plain.wording.folded() == ["il", "ne", "peut", "plus"]
    assert plain.pieces == ((0, 1), (1, 4))
    assert read_quote("Il ne peut […] plus").without_brackets() is None


def test_a_part_knows_where_it_stood_in_the_quote_as_pasted() -> None:
    quote = "<p>Il <b>ne</b> peut&nbsp;plus [...] venir</p>"
    read = read_quote(quote)
    start, end = read.part(1, 4).original()
    assert quote[start:end] == "ne</b> peut&nbsp;plus"
    assert read.part(1, 4).wording.folded() == ["ne", "peut", "plus"]


@pytest.mark.parametrize("quote", ["", "   \n", "«  » …", "\u200b\u200b", "[…]", "<p></p>", "👍", "&nbsp;"])
def test_a_quote_without_words_is_refused_in_one_sentence(quote: str) -> None:
    with refused(QuoteError, match=r"empty, or has no words") as caught:
        read_quote(quote)
    assert caught.value.fault is QuoteFault.EMPTY


@pytest.mark.parametrize("quote", ["Souveraineté", "« Non ! »", "500 000", "<b>oui</b>", "con\u200bfiance"])
def test_one_word_is_too_short_to_tell(quote: str) -> None:
    with refused(QuoteError, match="too short to tell") as caught:
        read_quote(quote)
    assert caught.value.fault is QuoteFault.ONE_WORD


def test_a_single_word_of_any_length_is_refused_in_a_sentence_of_some_length() -> None:
    with refused(QuoteError, match="too short to tell"):
        read_quote("a" * 5000)


def test_what_is_longer_than_the_limit_is_refused_with_what_to_do() -> None:
    assert len(read_quote("mot " * (LONGEST // 4)).wording) == LONGEST // 4
    with refused(QuoteError, match=r"50,000 characters.*qa lint") as caught:
        read_quote("mot " * 12_500)
    assert caught.value.fault is QuoteFault.TOO_LONG


@given(wordings())
def test_any_text_is_read_or_refused(quote: str) -> None:
    try:
        read = read_quote(quote)
    except QuoteError:
        return
    assert len(read.text) == len(read.origins)
    assert list(read.origins) == sorted(read.origins)
    assert [place for piece in read.pieces for place in range(*piece)] == list(range(len(read.wording)))
    plain = read.without_brackets()
    assert plain is None or (len(plain.text) == len(read.text) and plain.origins == read.origins)


@given(st.lists(st.sampled_from(["mot", "pas", "…", "[…]", "2021", "..."]), min_size=3).map(" ".join))
def test_no_piece_is_empty(quote: str) -> None:
    try:
        read = read_quote(quote)
    except QuoteError:
        return
    assert all(first < stop for first, stop in read.pieces)
    assert not any("…" in read.text[slice(*read.wording.span(first, stop))] for first, stop in read.pieces)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Thomas Fauré : On ne peut plus", ["on ne peut plus"]),
        ("Q: how did you end up here", ["how did you end up here"]),
        ("« On ne peut plus rien », dit-il, « faire ensemble ici »", ["on ne peut plus rien faire ensemble ici"]),
        ("« la liberté est ici » (Thomas Fauré, 2021)", ["la liberte est ici"]),
        ("« Death Valley » en anglais, où une entreprise ne fait rien", []),
        ("On ne peut plus faire confiance", []),
        ("Trois choses comptent : le prix, le délai", []),
    ],
)
def test_what_was_pasted_with_a_quote_can_be_left_out(quote: str, words: list[str]) -> None:
    read = read_quote(quote)
    readings = list(read.other_readings())
    assert [" ".join(one.wording.folded()) for one in readings] == words
    assert all(len(one.text) == len(read.text) for one in readings)
