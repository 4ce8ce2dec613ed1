"""The interviews to one guide keep their promises: written alike every time, read as meant, and true of every turn."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from guide import Asked, Style, guests, touched, wordings, written

from qa.corpus import read_catalogue, read_transcript
from qa.schema import Role, Transcript

GUIDE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("guide").joinpath("guide.toml").read_text("utf-8"))
KEYS = list(GUIDE["question"])
FRENCH = {guest["name"] for guest in GUIDE["guest"] if guest.get("language", "fr") == "fr"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guide")


@pytest.fixture(scope="module")
def gold(folder: Path) -> list[Asked]:
    return written(folder)


@pytest.fixture(scope="module")
def transcripts(folder: Path, gold: list[Asked]) -> dict[str, Transcript]:
    catalogue = read_catalogue(folder / "catalogue.toml")
    return {source: read_transcript(folder / f"{source}.txt", catalogue) for source in {row.source for row in gold}}


def of_guide(gold: list[Asked]) -> list[Asked]:
    return [row for row in gold if row.key is not None]


def asked_of(gold: list[Asked]) -> dict[str, set[str]]:
    asked: dict[str, set[str]] = defaultdict(set)
    for row in of_guide(gold):
        asked[row.guest].add(str(row.key))
    return asked


def pattern(wording: str) -> re.Pattern[str]:
    """A wording with any firm in its placeholder, at the end of a turn: a greeting may stand before it."""
    return re.compile(re.escape(wording).replace(re.escape("{firm}"), ".+") + r"\Z")


def test_the_same_bytes_and_the_same_gold_are_written_every_time(
    folder: Path, gold: list[Asked], tmp_path: Path
) -> None:
    assert written(tmp_path) == gold
    files = sorted(path.name for path in folder.iterdir())
    assert files == sorted(path.name for path in tmp_path.iterdir())
    assert len(files) == 31
    assert all((folder / name).read_bytes() == (tmp_path / name).read_bytes() for name in files)


def test_two_thirds_of_the_guests_speak_french(transcripts: dict[str, Transcript]) -> None:
    assert Counter(transcript.source.language for transcript in transcripts.values()) == {"fr": 20, "en": 10}


def test_every_turn_is_read_as_it_was_written(gold: list[Asked], transcripts: dict[str, Transcript]) -> None:
    questions = {(row.source, row.turn): row.text for row in gold}
    names = guests()
    for source, transcript in transcripts.items():
        assert not transcript.warnings
        title, *spoken = transcript.turns
        assert title.role is Role.NARRATOR
        for turn in spoken:
            if turn.role is Role.INTERVIEWER:
                assert questions.pop((source, turn.index)) == turn.text
            else:
                assert (turn.role, turn.speaker) == (Role.INTERVIEWEE, names[source])
    assert not questions


def test_titles_and_labels_hold_no_placeholder_left_unfilled(folder: Path, gold: list[Asked]) -> None:
    for source in {row.source for row in gold}:
        assert not set("{}") & set((folder / f"{source}.txt").read_text("utf-8"))


def test_fourteen_questions_are_each_put_to_many_guests_and_kept_from_some(gold: list[Asked]) -> None:
    assert len(KEYS) == 14
    asked = asked_of(gold)
    assert {len(keys) for keys in asked.values()} == {9, 10, 11, 12}
    counts = Counter(key for keys in asked.values() for key in keys)
    assert set(counts) == set(KEYS)
    assert all(20 <= count <= 25 for count in counts.values())
    assert len(of_guide(gold)) == counts.total() == 315  # nobody is asked the same twice


def test_the_order_differs_from_guest_to_guest(gold: list[Asked]) -> None:
    orders = {name: tuple(row.key for row in of_guide(gold) if row.guest == name) for name in guests().values()}
    assert len({order[:2] for order in orders.values()}) >= 25


def test_every_question_has_six_french_and_four_english_wordings_and_each_is_used(gold: list[Asked]) -> None:
    for key, languages in wordings().items():
        assert len(set(languages["fr"])) >= 6
        assert len(set(languages["en"])) >= 4
        for language, forms in languages.items():
            texts = [row.text for row in gold if row.key == key and (row.guest in FRENCH) == (language == "fr")]
            for form in forms:
                assert any(pattern(form).search(text) for text in texts), form


def test_no_wording_belongs_to_two_questions() -> None:
    counts = Counter(form for languages in wordings().values() for forms in languages.values() for form in forms)
    assert set(counts.values()) == {1}


def test_two_in_five_repeat_word_for_word_and_one_in_four_goes_freely(gold: list[Asked]) -> None:
    rows = of_guide(gold)
    styles = Counter(row.style for row in rows)
    assert styles.keys() == {Style.VERBATIM, Style.LIGHT, Style.FREE}
    assert 0.37 <= styles[Style.VERBATIM] / len(rows) <= 0.43
    assert 0.22 <= styles[Style.FREE] / len(rows) <= 0.28


def test_what_is_called_verbatim_is_the_base_wording_and_comes_back(gold: list[Asked]) -> None:
    forms = wordings()
    counts: Counter[tuple[str, bool]] = Counter()
    for row in of_guide(gold):
        language = "fr" if row.guest in FRENCH else "en"
        assert (row.style is Style.VERBATIM) == (row.text == forms[str(row.key)][language][0])
        counts[str(row.key), row.guest in FRENCH] += row.style is Style.VERBATIM
    assert len(counts) == 28
    assert min(counts.values()) >= 2


def test_every_repeat_is_counted_and_no_two_questions_share_a_text(gold: list[Asked]) -> None:
    keys: dict[str, list[str]] = defaultdict(list)
    for row in of_guide(gold):
        keys[row.text].append(str(row.key))
    assert all(len(set(shared)) == 1 for shared in keys.values())
    assert len(keys) == 200
    assert sum(len(shared) for shared in keys.values() if len(shared) > 1) == 161
    assert not {row.text for row in gold if row.style is Style.OWN} & set(keys)


def test_an_own_question_is_put_once_and_half_of_them_resemble_a_guide_question(gold: list[Asked]) -> None:
    own = [row for row in gold if row.style is Style.OWN]
    assert set(Counter(row.guest for row in own).values()) == {2, 3, 4}
    assert len({row.text for row in own}) == len(own) == 88
    assert {row.near for row in own} == {None, *KEYS}
    assert sum(row.near is not None for row in own) >= len(own) / 2
    asked = asked_of(gold)
    assert all(row.near in asked[row.guest] for row in own if row.near)  # so its answer gives nothing away
    assert set(GUIDE["near"]) == {row.text for row in own if row.near}


def test_the_last_turn_thanks_and_asks_nothing(gold: list[Asked], transcripts: dict[str, Transcript]) -> None:
    thanks = {row.source: row for row in gold if row.style is Style.THANKS}
    assert len(thanks) == 30
    for source, row in thanks.items():
        assert row.turn == transcripts[source].turns[-1].index
        assert row.key is None
        assert "?" not in row.text


def test_every_answer_has_two_to_four_sentences(transcripts: dict[str, Transcript]) -> None:
    answers = [turn.text for one in transcripts.values() for turn in one.turns if turn.role is Role.INTERVIEWEE]
    assert len(set(answers)) == len(answers) == 403
    assert {len(re.findall(r"[.!?](?=\s|\Z)", answer)) for answer in answers} == {2, 3, 4}


def test_a_quarter_of_what_was_not_asked_is_touched_on_in_an_answer(
    gold: list[Asked], transcripts: dict[str, Transcript]
) -> None:
    asked = asked_of(gold)
    pairs = {(row.guest, row.key) for row in touched()}
    assert len(pairs) == len(touched()) == 26
    unasked = {(name, key) for name in guests().values() for key in KEYS if key not in asked[name]}
    assert pairs <= unasked
    assert len(unasked) == 105
    for row in touched():
        assert transcripts[row.source].turns[row.turn].role is Role.INTERVIEWEE
