"""The shipped questions: whole, balanced, told apart by more than their words, and foreign to the corpus."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qa.askings import AskedPair, asked_pairs
from qa.language import language_of
from qa.text import fold, words

ROOT = Path(__file__).parents[2]
SHIPPED: list[dict[str, Any]] = tomllib.loads((ROOT / "qa" / "askings" / "askings.toml").read_text(encoding="utf-8"))[
    "asking"
]
COUNTS = {"same": 2, "same_translated": 2, "near": 3, "near_translated": 2}
PAIRS_AN_ASKING = sum(COUNTS.values())
ELSEWHERE = ("cloud", "souverain", "sovereign", "gafam", "palantir", "bollore", "start-up")


def every_question() -> list[str]:
    """Each question of the file, in its order."""
    return [text for entry in SHIPPED for text in (entry["text"], *(one for kind in COUNTS for one in entry[kind]))]


def plain(text: str) -> str:
    """A question as a row of folded words."""
    return " ".join(words(fold(text)))


def shared_words(pair: AskedPair) -> float:
    """How much of the words of the two questions, taken together, is in both, 0…1."""
    first, second = set(plain(pair.first).split()), set(plain(pair.second).split())
    return len(first & second) / len(first | second)


def alike(same: bool) -> list[AskedPair]:
    """The pairs within one language that ask the same, or those that are merely near."""
    return [pair for pair in asked_pairs() if pair.same is same and pair.first_language == pair.second_language]


def test_every_entry_has_all_fields_and_no_other() -> None:
    for entry in SHIPPED:
        assert set(entry) == {"language", "text", *COUNTS}, entry["text"]
        assert {kind: len(entry[kind]) for kind in COUNTS} == COUNTS, entry["text"]
    assert [text for text in every_question() if not text or text != text.strip()] == []


def test_an_entry_makes_nine_pairs_in_the_order_of_the_file() -> None:
    assert len(asked_pairs()) == PAIRS_AN_ASKING * len(SHIPPED)
    for number, entry in enumerate(SHIPPED):
        nine = asked_pairs()[number * PAIRS_AN_ASKING : (number + 1) * PAIRS_AN_ASKING]
        assert {(pair.first, pair.first_language) for pair in nine} == {(entry["text"], entry["language"])}
        assert [pair.second for pair in nine] == [question for kind in COUNTS for question in entry[kind]]
        assert [pair.same for pair in nine] == [True] * 4 + [False] * 5
        translated = [pair.second_language != pair.first_language for pair in nine]
        assert translated == [False, False, True, True, False, False, False, True, True]


def test_the_first_pair_is_the_first_of_the_file() -> None:
    assert asked_pairs()[0] == AskedPair(SHIPPED[0]["text"], "fr", SHIPPED[0]["same"][0], "fr", same=True)


def test_the_pairs_are_read_once() -> None:
    assert asked_pairs() is asked_pairs()


def test_languages_are_balanced() -> None:
    asked = Counter(entry["language"] for entry in SHIPPED)
    assert set(asked) == {"fr", "en"}
    assert asked["fr"] == asked["en"] >= 45


def test_no_question_is_there_twice() -> None:
    asked = Counter(plain(text) for text in every_question())
    assert [text for text, times in asked.items() if times > 1] == []


def test_another_question_cannot_be_told_by_its_words_alone() -> None:
    """Else a build would learn to count words, and not what is asked: many near questions share more words with the
    first than half of those that ask the same."""
    same = sorted(map(shared_words, alike(same=True)))
    near = sorted(map(shared_words, alike(same=False)), reverse=True)
    assert near[len(near) // 4] > same[len(same) // 2]


def test_the_same_question_in_other_words_shares_few_of_them() -> None:
    free = [shared_words(pair) for pair in asked_pairs()[1::PAIRS_AN_ASKING]]
    assert sum(free) / len(free) < 0.25


def test_another_question_cannot_be_told_by_its_length() -> None:
    lengths = {kind: [len(words(text)) for entry in SHIPPED for text in entry[kind]] for kind in COUNTS}
    mean = {kind: sum(counts) / len(counts) for kind, counts in lengths.items()}
    assert mean["near"] == pytest.approx(mean["same"], rel=0.2)
    assert mean["near_translated"] == pytest.approx(mean["same_translated"], rel=0.2)


def test_terse_questions_and_long_preambles_are_there() -> None:
    lengths = [len(words(entry["text"])) for entry in SHIPPED]
    assert sum(length <= 4 for length in lengths) >= len(lengths) / 20
    assert sum(length >= 25 for length in lengths) >= len(lengths) / 20


def test_questions_are_in_the_language_that_is_stated() -> None:
    told = {(pair.first, pair.first_language) for pair in asked_pairs()}
    told |= {(pair.second, pair.second_language) for pair in asked_pairs()}
    wrong = [text for text, language in told if language_of(text, ()) != language]
    assert len(wrong) <= len(told) / 50, wrong


def test_nothing_of_the_corpus_is_in_it() -> None:
    catalogue = tomllib.loads((ROOT / "corpus" / "catalogue.toml").read_text(encoding="utf-8"))["transcript"]
    people = [person["name"] for source in catalogue for person in source["people"]]
    firms = [firm for source in catalogue for firm in source["organisations"]]
    shipped = fold(" ".join(every_question()))
    for name in [*people, *firms, *ELSEWHERE]:
        assert fold(name) not in shipped, name
