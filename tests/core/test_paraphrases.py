"""The shipped sayings and quotes: whole, balanced, told apart, and foreign to the corpus."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from qa.language import language_of
from qa.paraphrases import Pair, pairs
from qa.text import fold, words

ROOT = Path(__file__).parents[2]
SHIPPED = tomllib.loads((ROOT / "qa" / "paraphrases" / "pairs.toml").read_text(encoding="utf-8"))["said"]
FIELDS = {"text", "language", "paraphrase", "translation", "near", "near_translation"}
QUOTES = ("paraphrase", "translation", "near", "near_translation")
ELSEWHERE = ("cloud", "souverain", "sovereign", "gafam", "palantir", "bollore", "start-up")


def shared_words(name: str) -> float:
    """How much of the quotes of one kind is among the words of what was said, 0…1, on the average."""
    quoted = [(set(words(entry[name])), set(words(entry["text"]))) for entry in SHIPPED]
    return sum(len(quote & said) / len(quote) for quote, said in quoted) / len(quoted)


def test_every_entry_has_all_fields_and_no_other() -> None:
    for entry in SHIPPED:
        assert set(entry) == FIELDS, entry["text"]
        assert all(value == value.strip() and value for value in entry.values()), entry["text"]


def test_an_entry_makes_four_pairs_of_which_two_say_the_same() -> None:
    assert len(pairs()) == 4 * len(SHIPPED)
    for entry, start in zip(SHIPPED, range(0, len(pairs()), 4), strict=True):
        four = pairs()[start : start + 4]
        assert {(pair.said, pair.language) for pair in four} == {(entry["text"], entry["language"])}
        assert [pair.quote for pair in four] == [entry[name] for name in QUOTES]
        assert [pair.same for pair in four] == [True, True, False, False]
        assert [pair.quote_language == pair.language for pair in four] == [True, False, True, False]


def test_the_first_pair_is_the_first_paraphrase_of_the_file() -> None:
    assert pairs()[0] == Pair(SHIPPED[0]["text"], "fr", SHIPPED[0]["paraphrase"], "fr", same=True)


def test_the_pairs_are_read_once() -> None:
    assert pairs() is pairs()


def test_languages_are_balanced() -> None:
    spoken = Counter(pair.language for pair in pairs())
    assert set(spoken) == {"fr", "en"}
    assert spoken["fr"] == spoken["en"]
    quoted = Counter((pair.quote_language, pair.same) for pair in pairs())
    assert set(quoted.values()) == {len(SHIPPED)}


def test_no_text_is_there_twice() -> None:
    texts = [" ".join(words(fold(value))) for entry in SHIPPED for name, value in entry.items() if name != "language"]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_no_paraphrase_is_a_piece_of_what_was_said() -> None:
    """Else it would be a quote word for word, and nothing could be learnt from it."""
    for entry in SHIPPED:
        said = " ".join(words(fold(entry["text"])))
        assert not any(" ".join(words(fold(entry[name]))) in said for name in QUOTES), entry["text"]


def test_a_near_miss_cannot_be_told_by_its_words_alone() -> None:
    """Else a build would learn to count words, one way or the other, and not what they mean."""
    assert shared_words("near") == pytest.approx(shared_words("paraphrase"), abs=0.1)
    assert shared_words("near") > 0.4


def test_a_near_miss_cannot_be_told_by_its_length() -> None:
    lengths = {name: sum(len(words(entry[name])) for entry in SHIPPED) for name in QUOTES}
    assert 0.8 < lengths["near"] / lengths["paraphrase"] < 1.25
    assert 0.8 < lengths["near_translation"] / lengths["translation"] < 1.25


def test_short_and_long_sayings_are_there() -> None:
    lengths = [len(words(entry["text"])) for entry in SHIPPED]
    assert sum(length <= 12 for length in lengths) >= len(lengths) / 20
    assert sum(length >= 55 for length in lengths) >= len(lengths) / 20


def test_texts_are_in_the_language_that_is_stated() -> None:
    told = [(pair.said, pair.language) for pair in pairs()[::4]]
    told += [(pair.quote, pair.quote_language) for pair in pairs()]
    wrong = [text for text, language in told if language_of(text, ()) != language]
    assert len(wrong) <= len(told) / 100, wrong


def test_nothing_of_the_corpus_is_in_it() -> None:
    catalogue = tomllib.loads((ROOT / "corpus" / "catalogue.toml").read_text(encoding="utf-8"))["transcript"]
    people = [person["name"] for source in catalogue for person in source["people"]]
    firms = [firm for source in catalogue for firm in source["organisations"]]
    shipped = fold(" ".join(value for entry in SHIPPED for value in entry.values()))
    for name in [*people, *firms, *ELSEWHERE]:
        assert fold(name) not in shipped, name
