"""Quotation marks: which belong together, which are none, and which have no partner."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.reading import read, texts
from qa.drafts.marks import marks

STYLES = {"french": "« {} »", "curly": "“{}”", "straight": '"{}"', "german": "„{}“", "british": "‘{}’"}
SAID = ["nous", "avons", "perdu", "the", "spirit", "of", "conquest", "50", "été", "œuvre"]
TOLD = ["Puis", "il", "se", "tut.", "He", "went", "on,", "l’été,", "isn’t", "it", "(2021);", "and", "so"]
WORDS = st.lists(st.sampled_from(SAID), min_size=4, max_size=9)
NARRATION = st.lists(st.sampled_from(TOLD), max_size=6)
QUOTE = st.tuples(st.sampled_from(sorted(STYLES)), WORDS.map(" ".join))
PARAGRAPH = st.lists(st.one_of(QUOTE, NARRATION.map(" ".join)), min_size=1, max_size=6)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("kind", ["md", "html", "txt"])
def test_every_style_in_every_format(style: str, kind: str) -> None:
    assert texts(f"Il a dit {style.format('one two three four')} hier.", kind) == ["one two three four"]


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=5), st.sampled_from(["md", "txt", "html"]))
def test_exactly_the_quotes_that_were_embedded_are_found_each_at_its_line(
    paragraphs: list[list[tuple[str, str] | str]], kind: str
) -> None:
    lines = [
        " ".join(piece if isinstance(piece, str) else STYLES[piece[0]].format(piece[1]) for piece in paragraph)
        for paragraph in paragraphs
    ]
    lines = [f"<p>Le {line} fin.</p>" if kind == "html" else f"Le {line} fin." for line in lines]
    draft = read("\n\n".join(lines), kind)
    expected = [
        (piece[1], 2 * number + 1)
        for number, paragraph in enumerate(paragraphs)
        for piece in paragraph
        if not isinstance(piece, str)
    ]
    assert [(quote.text, quote.line) for quote in draft.quotes] == expected
    assert not draft.loose
    for quote in draft.quotes:
        assert quote.text in draft.text[quote.start : quote.end]
        assert draft.text.splitlines()[quote.line - 1][quote.column - 1] == draft.text[quote.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Il a dit “non merci” à tous »", ["Il a dit “non merci” à tous"]),
        ("“She said ‘no thank you’ to all”", ["She said ‘no thank you’ to all"]),
        ('"She said "no thank you" to all"', ['She said "no thank you" to all']),
        ("« Les « vrais » amis sont là »", ["Les « vrais » amis sont là"]),
        ('Il dit " avec des espaces dedans " ici', ["avec des espaces dedans"]),
        ('Il mesure 5\'10" et dit "je suis assez grand".', ["je suis assez grand"]),
        ('"We have a 19" screen here," he said.', ['We have a 19" screen here,']),
        ("‘We know the workers’ rights well,’ he said.", ["We know the workers’ rights well,"]),
        (
            "‘It isn’t what we’d call fair’ and ‘then we all went home’",
            ["It isn’t what we’d call fair", "then we all went home"],
        ),
        ("In the ‘90s rock ‘n’ roll was all they’d play ‘em.", []),
        ("L’été, c’est l’« esprit de conquête retrouvé » d’abord.", ["esprit de conquête retrouvé"]),
    ],
)
def test_nested_marks_apostrophes_and_inches(text: str, expected: list[str]) -> None:
    draft = read(text, "txt")
    assert [quote.text for quote in draft.quotes] == expected
    assert not draft.loose


@pytest.mark.parametrize(
    ("text", "mark"),
    [("« Une marque oubliée.", "«"), ("“A mark forgotten.", "“"), ('Le "mot est seul.', '"'), ("Là ».", "»")],
)
def test_a_mark_without_a_partner_swallows_nothing(text: str, mark: str) -> None:
    draft = read(f"Avant.\n\nIci {text}\n\nPuis « un deux trois quatre ».\n\nEt “five six seven eight”.", "txt")
    assert [quote.text for quote in draft.quotes] == ["un deux trois quatre", "five six seven eight"]
    assert [(loose.mark, loose.line) for loose in draft.loose] == [(mark, 3)]


def test_a_forgotten_mark_leaves_the_next_quote_of_its_paragraph() -> None:
    draft = read("« Une marque oubliée. Puis « une autre bien fermée ici ».")
    assert [quote.text for quote in draft.quotes] == ["une autre bien fermée ici"]
    assert [(loose.mark, loose.column) for loose in draft.loose] == [("«", 1)]


@pytest.mark.parametrize("again", ["« ", "» "])
def test_a_quote_of_several_paragraphs_is_one(again: str) -> None:
    text = f"Avant « le début ici,\n\n{again}le milieu là,\n\n{again}la fin », dit Anna Roy. « Autre chose après cela »"
    (quote, other) = read(text).quotes
    assert quote.text == "le début ici,\nle milieu là,\nla fin"
    assert (quote.line, quote.end_line) == (1, 5)
    assert quote.attribution == "Anna Roy"
    assert other.text == "Autre chose après cela"


def test_paragraphs_that_do_not_open_with_a_mark_do_not_go_on() -> None:
    draft = read("“One two three four\n\nfive six seven eight” he said.")
    assert not draft.quotes
    assert [(loose.mark, loose.line) for loose in draft.loose] == [("“", 1), ("”", 3)]


def test_three_words_or_fewer_are_listed_apart() -> None:
    draft = read("Le « Cloud Act » et la « petite politique » contre « quatre mots en tout ».")
    assert [quote.text for quote in draft.short] == ["Cloud Act", "petite politique"]
    assert [quote.text for quote in draft.quotes] == ["quatre mots en tout"]


@given(st.text(alphabet='«»“”„"‘’ aA1.,s\n', max_size=80))
def test_pairs_are_in_order_apart_and_no_mark_counts_twice(text: str) -> None:
    found = marks(text)
    end = -1
    for opening, closing in found.pairs:
        assert end < opening < closing
        end = closing
    outside = [*found.openers, *found.closers]
    assert len(set(outside)) == len(outside)
    assert not any(opening <= place <= closing for place in outside for opening, closing in found.pairs)


HOSTILE = [
    "« " * 50_000,
    "« " * 30_000 + "” " * 30_000,
    '"' * 100_000,
    '" ' * 50_000,
    "‘a " * 50_000,
    "“" * 9 + "’ " * 50_000,
    "« a\n" * 2_000,
    "a « b\nc » «\n" * 1_500,
    "« a" + ", explique " * 20_000 + "»",
    "selon " * 20_000 + "« a b c d », dit " * 3_000,
    "« a b c d » " * 5_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_take_seconds_at_most(text: str) -> None:
    began = time.process_time()
    read(text, "txt")
    assert time.process_time() - began < 5
