"""Who a draft says has said it, in French and in English; nobody where it does not say."""

from __future__ import annotations

import pytest

from drafts.reading import read, said

Q = "one two three four"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # before
        ("Thomas Fauré explique : « Q ».", "Thomas Fauré"),
        ("Selon Thomas Fauré, « Q ».", "Thomas Fauré"),
        ("Pour M. Fauré, « Q ».", "M. Fauré"),
        ("Le fondateur de Whaller, Thomas Fauré, explique : « Q ».", "Thomas Fauré"),
        ("Thomas Fauré estime que « Q » ici.", "Thomas Fauré"),
        ("Thomas Fauré : « Q »", "Thomas Fauré"),
        ("**Thomas Fauré** (Whaller) : « Q »", "Thomas Fauré"),
        ("Mary Stone: “Q”", "Mary Stone"),
        ("Mary Stone said: “Q”", "Mary Stone"),
        ("Mary Stone says that “Q”", "Mary Stone"),
        ("For Mary Stone, “Q”", "Mary Stone"),
        ("According to Mary Stone, “Q”.", "Mary Stone"),
        ("Mary Stone explique :\n\n« Q »", "Mary Stone"),
        # after
        ("« Q », explique Thomas Fauré.", "Thomas Fauré"),
        ("« Q », selon le fondateur de Whaller, Thomas Fauré.", "Thomas Fauré"),
        ("« Q », a confié M. Fauré à la presse.", "M. Fauré"),
        ("“Q,” said Mary Stone, who left.", "Mary Stone"),
        ("“Q,” Mary Stone told us.", "Mary Stone"),
        ("“Q”, according to Mary Stone.", "Mary Stone"),
        ("« Q » (Thomas Fauré, Whaller)", "Thomas Fauré"),
        ("« Q »[^1] (M. Thomas Fauré)", "M. Thomas Fauré"),
        ("« Q »\n\n— Thomas Fauré, président", "Thomas Fauré"),
        # inside
        # block quotations
        ("> Q\n>\n> — Thomas Fauré, Whaller", "Thomas Fauré"),
        ("> Q\n> -- Thomas Fauré", "Thomas Fauré"),
        ("> « Q »\n> — Thomas Fauré", "Thomas Fauré"),
        ("> Q\n\n— Thomas Fauré", "Thomas Fauré"),
        ("Thomas Fauré explique :\n\n> Q", "Thomas Fauré"),
        ("> Q (Thomas Fauré)", "Thomas Fauré"),
        ("> **Thomas Fauré** : Q", "Thomas Fauré"),
        # markup
        ("« Q », explique [Thomas Fauré](https://example.org/a).", "Thomas Fauré"),
        # nobody
        ("« Q »", None),
        ("> Q", None),
        ("Un livre, « Q », est paru.", None),
        ("« Q », dit-elle.", None),
        ("Slogan : « Q »", None),
        ("« Q » (juillet 2021)", None),
        ("Le projet a été lancé en 2013 : « Q »", None),
        ("> [!NOTE]\n> Q\n\n« Q »", None),
    ],
)
def test_who_says_it(text: str, name: str | None) -> None:
    ((words, found),) = said(text.replace("Q", Q))
    assert (words.casefold().replace(",", "").rstrip("."), found) == (Q, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« On part, explique Anna Roy, sans rien dire. »", "On part sans rien dire."),
        ("« Le pays, explique Anna Roy, n’est pas prêt. »", "Le pays n’est pas prêt."),
        ("« On a perdu, dit Anna Roy, la main. »", "On a perdu la main."),
        ("« On a eu tort, dit Anna Roy, de partir. »", "On a eu tort de partir."),
        ("« On a eu tort, dit Anna Roy, la patronne de Truc. Tant pis. »", "On a eu tort Tant pis."),
        ("« On a eu tort, dit Anna Roy, essayiste et avocate. Tant pis. »", "On a eu tort Tant pis."),
        ("« On a eu tort, dit-elle, Anna le sait. »", "On a eu tort Anna le sait."),
    ],
)
def test_an_incise_is_not_among_the_words(text: str, words: str) -> None:
    ((found, _),) = said(text)
    assert found == words


def test_the_pieces_around_an_incise_have_one_voice() -> None:
    assert said("« A b c d », explique Anna Roy, « e f g h ».") == [("A b c d", "Anna Roy"), ("e f g h", "Anna Roy")]
    assert said("“A b c d,” said Anna Roy. “E f g h.”") == [("A b c d,", "Anna Roy"), ("E f g h.", "Anna Roy")]


def test_a_voice_is_carried_back_only_over_marks() -> None:
    assert said("« A b c d ». « E f g h », dit Anna Roy.") == [("A b c d", "Anna Roy"), ("E f g h", "Anna Roy")]
    assert said("« A b c d » est un titre. « E f g h », dit Anna Roy.")[0] == ("A b c d", None)


def test_a_voice_is_not_carried_over_another_name_nor_into_the_next_paragraph() -> None:
    assert said("« A b c d », dit Anna Roy. Paul Rey se tait. « E f g h »")[1] == ("E f g h", None)
    assert said("« A b c d », dit Anna Roy.\n\n« E f g h »")[1] == ("E f g h", None)


@pytest.mark.parametrize("after", [", dit-il.", ", a-t-elle ajouté.", ",” she adds.", ",” he said."])
def test_a_pronoun_is_the_last_person_named(after: str) -> None:
    opening, closing = ("“", "") if "”" in after else ("« ", " »")
    text = f"Selon Paul Rey, « p q r s ».\n\nAnna Roy explique : « a b c d ».\n\n{opening}E f g h{closing}{after}"
    assert [name for _, name in said(text)] == ["Paul Rey", "Anna Roy", "Anna Roy"]


def test_a_pronoun_is_whoever_the_narrator_has_named_since() -> None:
    told = "« A b c d », dit Anna Roy. Paul Rey se tait à New York. « E f g h », ajoute-t-il."
    assert [name for _, name in said(told)] == ["Anna Roy", "Paul Rey"]
    told = "« A b c d », dit Anna Roy. Elle est née à New York. « E f g h », ajoute-t-elle."
    assert [name for _, name in said(told)] == ["Anna Roy", "Anna Roy"]


def test_one_word_before_a_colon_is_somebody_only_if_the_draft_knows_the_name() -> None:
    assert said("Selon Anna Roy, « a b c d ».\n\nRoy : « e f g h »")[1] == ("e f g h", "Roy")
    assert said("Selon Anna Roy, « a b c d ».\n\nBilan : « e f g h »")[1] == ("e f g h", None)


def test_a_heading_is_said_by_whoever_says_the_same_below() -> None:
    draft = read(
        "# « On a perdu la main »\n\n« Oui, on a perdu la main, hélas », dit Anna Roy.\n\n« Rien de tout cela »"
    )
    assert [quote.attribution for quote in draft.quotes] == ["Anna Roy", "Anna Roy", None]


def test_the_line_of_the_attribution_is_that_of_the_name() -> None:
    (quote,) = read("> one two three four\n> five six.\n>\n> — Anna Roy").quotes
    assert (quote.line, quote.end_line, quote.attribution_line, quote.block) == (1, 2, 4, True)
    (quote,) = read("Anna Roy\nexplique alors :\n« one two three four »").quotes
    assert (quote.line, quote.attribution_line, quote.block) == (3, 1, False)
