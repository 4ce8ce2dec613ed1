"""Exact words: folding, stems, compounds, phrases, and input that looks like a query language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.lexical import LexicalDraft, LexicalIndex, terms

TEXTS = [
    ("L’État français héberge ses données chez OVHcloud.", "fr"),
    ("Nous étions passés par e-administration.fr en 2006.", "fr"),
    ("A peer-to-peer backup, encrypted before it leaves.", "en"),
    ("We hosted 26 companies; companies host us.", "en"),
    ("東京は日本の首都です。", None),
    ('Œuvre NEAR the harbour AND NOT (quoted) * ^ "odd" col:umn', "en"),
]
Index = Callable[[Sequence[tuple[str, str | None]]], LexicalIndex]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    path = tmp_path_factory.mktemp("lexical") / "words.sqlite"
    LexicalIndex.build(path, TEXTS)
    return LexicalIndex(path)


def rows(index: LexicalIndex, question: str, language: str | None = None) -> list[int]:
    return [row for row, _ in index.search(terms(question, language), 10)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Données", None, ["donnees"]),
        ("Données", "fr", ["donnees", "donne"]),
        ("Companies", "en", ["companies", "compani"]),
        ("peer-to-peer", None, ["peer-to-peer", "peer", "to", "peer"]),
        ("e-administration.fr", None, ["e-administration.fr", "e", "administration", "fr"]),
        ("3,5 €", None, ["3", "5"]),
        ("?!… 🎉", "fr", []),
        ("", "en", []),
    ],
)
def test_terms_are_folded_words_then_parts_then_stems(text: str, language: str | None, expected: list[str]) -> None:
    assert terms(text, language) == expected


@pytest.mark.parametrize(
    ("question", "language", "row"),
    [
        ("DONNEES", None, 0),
        ("l'etat", None, 0),
        ("donnée", "fr", 0),
        ("e-administration.fr", None, 1),
        ("administration", None, 1),
        ("E-Administration", None, 1),
        ("passé", "fr", 1),
        ("peer", None, 2),
        ("Peer-to-Peer", None, 2),
        ("encrypting", "en", 2),
        ("26", None, 3),
        ("company", "en", 3),
        ("oeuvre", None, 5),
        ("odd", None, 5),
    ],
)
def test_a_word_is_found_in_any_of_its_spellings(
    index: LexicalIndex, question: str, language: str | None, row: int
) -> None:
    assert row in rows(index, question, language)


def test_words_that_are_nowhere_find_nothing(index: LexicalIndex) -> None:
    assert rows(index, "zeppelin") == []
    assert index.search([], 10) == []


def test_more_of_the_words_ranks_higher_and_scores_fall(index: LexicalIndex) -> None:
    found = index.search(["companies", "backup", "hosted"], 10)
    assert [row for row, _ in found] == [3, 2]
    assert found[0][1] > found[1][1] > 0


def test_no_more_than_k_rows_are_found(index: LexicalIndex) -> None:
    assert len(index.search(["the", "a", "us", "nous", "l"], 2)) == 2


@pytest.mark.parametrize(
    "odd",
    [
        "", " ", '"', "''", '"unclosed', "NEAR", "NEAR(a b, 3)", "AND", "a AND", "NOT", "OR OR", "*", "a*", "^a", "(",
        "))((", "body:x",
        "-", "--", "- -", "a-", ".", "…", "🎉🎉", "\0", "a\0b", "x" * 5000, "%_", "; DROP TABLE words",
        "\ud800", "a\u0301", "\u200b",
    ],
)  # fmt: skip
def test_odd_input_never_raises(index: LexicalIndex, odd: str) -> None:
    assert all(0 <= row < len(TEXTS) for row in rows(index, odd, "fr"))
    assert all(0 <= row < len(TEXTS) for row in index.holding(odd))
    assert all(index.rarity(term) > 0 for term in terms(odd, "fr"))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd=st.text(max_size=40), language=st.sampled_from(["fr", "en", None, "zz"]))
def test_no_text_at_all_raises(index: LexicalIndex, odd: str, language: str | None) -> None:
    found = index.search(terms(odd, language), 3)
    assert len(found) <= 3
    assert all(score > 0 for _, score in found)
    assert index.holding(odd) == sorted(index.holding(odd))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("héberge ses données", [0]),
        ("ses héberge données", []),
        ("HEBERGE SES DONNEES", [0]),
        ("a peer-to-peer backup", [2]),
        ("peer to peer", [2]),
        ("e-administration.fr en 2006", [1]),
        ("companies; companies host", [3]),
        ("données", [0]),
        ("", []),
        ("chez OVHcloud. Nous étions", []),
    ],
)
def test_a_phrase_is_found_in_its_order_only(index: LexicalIndex, phrase: str, expected: list[int]) -> None:
    assert index.holding(phrase) == expected


def test_the_more_passages_have_a_word_the_less_rare_it_is(tmp_path: Path) -> None:
    texts = [(" ".join(f"w{number}" for number in range(limit)), None) for limit in range(1, 11)]
    LexicalIndex.build(tmp_path / "words", texts)
    index = LexicalIndex(tmp_path / "words")
    rarities = [index.rarity(f"w{number}") for number in range(11)]
    assert rarities == sorted(rarities)
    assert len(set(rarities)) == 11
    assert 0 < rarities[0] < 0.1
    assert index.rarity("w10") == index.rarity("unheard-of")
    index.close()


def test_a_word_counts_once_for_each_passage(index: LexicalIndex) -> None:
    assert index.rarity("companies") == index.rarity("26")


def test_writing_where_nothing_can_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        LexicalIndex.build(tmp_path / "no" / "folder", TEXTS)


NAMED = st.dictionaries(st.sampled_from("abcd"), st.lists(st.sampled_from([text for text, _ in TEXTS]), max_size=3))
"""Blocks of texts by name."""


@settings(max_examples=40)
@given(before=NAMED, after=NAMED, chance=st.randoms())
def test_blocks_come_and_go_as_if_the_index_were_made_anew(
    before: dict[str, list[str]], after: dict[str, list[str]], chance: Random
) -> None:
    order = list(after)
    chance.shuffle(order)
    with TemporaryDirectory() as name:
        old, new, fresh = (Path(name) / one for one in ("old.sqlite", "new.sqlite", "fresh.sqlite"))
        with LexicalDraft(old) as draft:
            for block, texts in before.items():
                draft.add(block, [(text, "fr") for text in texts])
            draft.finish(list(before))
        with LexicalDraft(new, old) as draft:
            for block, texts in before.items():
                if after.get(block) != texts:
                    draft.remove(block, [(text, "fr") for text in texts])
            for block, texts in after.items():
                if before.get(block) != texts:
                    draft.add(block, [(text, "fr") for text in texts])
            draft.finish(order)
        LexicalIndex.build(fresh, [(text, "fr") for block in order for text in after[block]])
        one, other = LexicalIndex(new), LexicalIndex(fresh)
        assert one.count == other.count
        for term in {term for text, _ in TEXTS for term in terms(text, "fr")}:
            assert one.search([term], 99) == other.search([term], 99)
            assert one.rarity(term) == other.rarity(term)
        assert all(one.holding(text) == other.holding(text) for text, _ in TEXTS)
        one.close()
        other.close()


def test_blocks_whose_names_fall_together_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.lexical._SLOTS", 2)
    with LexicalDraft(tmp_path / "words.sqlite") as draft:
        for name in ("one", "two", "three", "four"):
            draft.add(name, [(f"{name} word", None)] * 2)
        draft.finish(["four", "three", "two", "one"])
    index = LexicalIndex(tmp_path / "words.sqlite")
    assert [index.holding(name) for name in ("four", "three", "two", "one")] == [[0, 1], [2, 3], [4, 5], [6, 7]]
    assert [row for row, _ in index.search(["word"], 9)] == list(range(8))
    index.close()
    assert [path.name for path in tmp_path.iterdir()] == ["words.sqlite"]


def test_an_index_of_nothing_opens_and_finds_nothing(tmp_path: Path) -> None:
    LexicalIndex.build(tmp_path / "words", [])
    index = LexicalIndex(tmp_path / "words")
    assert (index.count, index.search(["a"], 5), index.holding("a b")) == (0, [], [])
    index.close()


def test_many_threads_find_what_one_finds(index: LexicalIndex) -> None:
    questions = ["companies host", "état données", "peer backup", "2006"] * 16
    alone = [rows(index, question, "en") for question in questions]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda question: rows(index, question, "en"), questions)) == alone
