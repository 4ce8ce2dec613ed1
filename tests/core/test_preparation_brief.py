"""A topic and everybody on it, told by reading the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from fakes import HARBOUR, talk
from hypothesis import given, settings
from hypothesis import strategies as st

from core.preparing import ARTICLE, EVERYBODY, PANEL, TEXTS, TURNED, Opened, ids, opened, own
from qa.preparation.looking import ADDRESSED
from qa.preparation.relevance import Relevance
from qa.preparation.subject import Subject
from qa.schema import Brief, State, Vector, Voice

STORIES = talk(
    ("Anna Lowe", "What of the sea?"),
    *(
        turn
        for number in range(7)
        for turn in (
            ("Hugo Vane", f"Walruses number{number} eat clams{number} off island{number} every winter{number}."),
            ("Anna Lowe", f"Go on, please, number {number}."),
        )
    ),
)


ROLES = """
[[transcript]]
file = "harbour.txt"
[[transcript.people]]
name = "Anna Lowe"
role = "interviewer"
[[transcript.people]]
name = "Bert Moss"
role = "interviewee"
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("brief"), TEXTS | {"turned.txt": TURNED, "stories.txt": STORIES}) as found:
        yield found


PEOPLE = {*EVERYBODY, "Anna Lowe", "Hugo Vane"}


def by_name(brief: Brief) -> dict[str, Voice]:
    return {voice.speaker: voice for voice in brief.voices}


def addressing(brief: Brief) -> set[str]:
    return {voice.speaker for voice in brief.voices if voice.addresses}


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("lighthouse", {"Bert Moss", "Gwen Hart"}),
        ("storms", {"Bert Moss", "Egon Wells", "Ivo Lund", "Anna Lowe"}),
        ("tempête", {"Anna Lowe"}),  # who says "hurricane", as the thesaurus does
        ("goats", {"Clara Dunn", "Egon Wells"}),
        ("camions", {"Zoé Martin"}),
        ("harbour of Brell", {"Bert Moss", "Dora Finch", "Egon Wells"}),
        ("goats / lighthouse", {"Clara Dunn", "Egon Wells", "Bert Moss", "Gwen Hart"}),
        ("microphones", {"Anna Lowe"}),
        ("walruses", {"Hugo Vane"}),
        ("telescopes", set()),
    ],
)
def test_who_addresses_a_topic_is_told_and_counted(world: Opened, topic: str, expected: set[str]) -> None:
    found = world.preparer.brief(topic)
    assert addressing(found) == expected
    assert (found.topic, found.addressed, found.of) == (topic, len(expected), len(PEOPLE))


def test_everybody_interviewed_or_quoted_is_listed_once_and_nobody_else(world: Opened) -> None:
    found = world.preparer.brief("storms")
    assert sorted(voice.speaker for voice in found.voices) == sorted(PEOPLE)


def test_those_who_address_it_come_first_each_group_by_confidence(world: Opened) -> None:
    keys = [(not voice.addresses, -voice.confidence) for voice in world.preparer.brief("storms").voices]
    assert keys == sorted(keys)
    assert all((voice.confidence >= ADDRESSED) == voice.addresses for voice in world.preparer.brief("storms").voices)


def test_the_silent_have_their_nearest_miss(world: Opened) -> None:
    for voice in world.preparer.brief("storms").voices:
        if not voice.addresses:
            assert len(voice.hits) == 1
            assert voice.hits[0].score == pytest.approx(voice.confidence)
            assert voice.hits[0].score < ADDRESSED


def test_what_addresses_it_is_shown_best_first_and_only_that(world: Opened) -> None:
    for voice in world.preparer.brief("goats / wheel").voices:
        scores = [hit.score for hit in voice.hits]
        assert scores == sorted(scores, reverse=True)
        if voice.addresses:
            assert min(scores) >= ADDRESSED
            assert max(scores) == pytest.approx(voice.confidence)


@pytest.mark.parametrize("passages", [1, 2, 5])
def test_a_voice_shows_so_many_passages_at_most_and_the_count_stays_true(world: Opened, passages: int) -> None:
    found = world.preparer.brief("walruses", passages)
    assert len(by_name(found)["Hugo Vane"].hits) == passages
    assert found.addressed == 1


def test_what_was_asked_on_it_is_told_with_the_state(world: Opened) -> None:
    voices = by_name(world.preparer.brief("storms"))
    assert {name: voice.state for name, voice in voices.items() if voice.state is not State.NOT_ASKED} == {
        "Bert Moss": State.ANSWERED,
        "Egon Wells": State.ANSWERED,
        "Ivo Lund": State.TOUCHED,
        "Anna Lowe": State.TOUCHED,
    }
    assert [asking.id for asking in voices["Egon Wells"].askings] == ["panel#t3"]
    assert voices["Dora Finch"].askings == ()


def test_whoever_was_asked_about_it_and_replied_addresses_it_in_whatever_words(tmp_path: Path) -> None:
    text = talk(
        ("Anna Lowe", "What about the granite lighthouse?"),
        ("Fay Kerr", "No idea. My aunt might know."),
        ("Anna Lowe", "Who pays your aunt?"),
        ("Fay Kerr", "Nobody at all."),
    )
    with opened(tmp_path, TEXTS | {"evasive.txt": text}) as world:
        voice = by_name(world.preparer.brief("granite lighthouse"))["Fay Kerr"]
        assert (voice.addresses, voice.state, ids(voice.hits)) == (True, State.ANSWERED, ["evasive#t1-p0"])
        assert by_name(world.preparer.brief("fishermen"))["Fay Kerr"].state is State.NOT_ASKED


def test_who_replied_addresses_it_even_where_no_word_of_theirs_does(
    world: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(self: Relevance, subjects: Sequence[Subject], rows: Sequence[int]) -> Vector:
        return np.zeros(len(rows), np.float32)

    monkeypatch.setattr(Relevance, "confidence", nothing)
    found = world.preparer.brief("storms")
    assert addressing(found) == {"Bert Moss", "Egon Wells"}
    assert ids(by_name(found)["Bert Moss"].hits) == ["harbour#t5-p0"]
    assert {voice.confidence for voice in found.voices} == {ADDRESSED, 0.0}


def test_words_that_are_repeated_are_shown_once(tmp_path: Path) -> None:
    with opened(tmp_path, {"one.txt": HARBOUR, "two.txt": HARBOUR.replace("Are you afraid of", "And")}) as world:
        (hit,) = by_name(world.preparer.brief("lighthouse"))["Bert Moss"].hits
        assert hit.passage.text.startswith("Storms took the lighthouse")


def test_a_question_to_a_panel_was_put_to_all_who_took_it_up(world: Opened) -> None:
    voices = by_name(world.preparer.brief("harbour of Brell"))
    assert [asking.id for asking in voices["Dora Finch"].askings] == ["panel#t0"]
    assert voices["Dora Finch"].askings == voices["Egon Wells"].askings


def test_the_interviewers_words_are_never_somebodys(world: Opened) -> None:
    found = by_name(world.preparer.brief("interview fishermen"))
    assert ids(found["Anna Lowe"].hits) == ["turned#t1-p0"]
    assert "turned#t0-p0" not in ids(found["Dora Finch"].hits)  # there she asks


def test_the_other_wordings_are_told(world: Opened) -> None:
    assert "tempête" in world.preparer.brief("storms").wordings
    assert "storms" not in world.preparer.brief("storms").wordings
    assert world.preparer.brief("lighthouse").wordings == ()


def test_spaces_and_line_breaks_of_a_topic_do_not_matter(world: Opened) -> None:
    assert world.preparer.brief("  harbour\n of   Brell ") == world.preparer.brief("harbour of Brell")


WORDS = st.sampled_from(["storms", "harbour", "goats", "Brell", "camions", "et", "/", "the", "1987", "quay", "é", "?"])


@settings(max_examples=40)
@given(st.lists(WORDS, max_size=6))
def test_whatever_the_topic_everybody_is_listed_once_with_their_own_words(world: Opened, drawn: list[str]) -> None:
    found = world.preparer.brief(" ".join(["lighthouse", *drawn]))
    assert sorted(voice.speaker for voice in found.voices) == sorted(PEOPLE)
    assert found.addressed == sum(voice.addresses for voice in found.voices)
    texts = {source.id: world.index.records.text(source.id) for source in world.index.sources}
    for voice in found.voices:
        assert own(voice.speaker, voice.hits)
        assert voice.hits
        for hit in voice.hits:
            passage = hit.passage
            assert texts[passage.transcript][passage.start : passage.end] == passage.text
            assert all(0 <= start < end <= len(passage.text) for start, end in hit.highlights)


def test_one_interview_with_one_guest_has_one_voice(tmp_path: Path) -> None:
    with opened(tmp_path, {"harbour.txt": HARBOUR}) as world:
        found = world.preparer.brief("lighthouse")
        assert (addressing(found), found.addressed, found.of) == ({"Bert Moss"}, 1, 1)
        assert world.preparer.brief("cheese").addressed == 0


def test_an_article_alone_has_those_whom_it_quotes_and_nothing_was_asked(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        found = world.preparer.brief("storms")
        assert (addressing(found), found.of) == ({"Ivo Lund"}, 2)
        assert {voice.state for voice in found.voices} == {State.TOUCHED, State.NOT_ASKED}


def test_an_interview_without_a_question_has_voices_all_the_same(tmp_path: Path) -> None:
    remarks = (("Anna Lowe", "Welcome to the show."), ("Anna Lowe", "A fine day."))
    replies = (("Bert Moss", "Storms took the lighthouse."), ("Bert Moss", "We rebuilt it in granite."))
    text = talk(remarks[0], replies[0], remarks[1], replies[1])
    with opened(tmp_path, {"harbour.txt": text, "catalogue.toml": ROLES}) as world:
        found = by_name(world.preparer.brief("lighthouse"))
        assert found["Bert Moss"].state is State.TOUCHED
        assert found["Bert Moss"].askings == ()


def test_where_nobody_answers_nobody_addresses_it(tmp_path: Path) -> None:
    with opened(tmp_path, {"notes.txt": "The harbour of Brell\n\nThe council voted on Monday.\n"}) as world:
        found = world.preparer.brief("harbour")
        assert (found.voices, found.addressed, found.of) == ((), 0, 0)


def test_a_panel_alone_tells_its_guests_apart(tmp_path: Path) -> None:
    with opened(tmp_path, {"panel.txt": PANEL}) as world:
        assert addressing(world.preparer.brief("smugglers")) == {"Dora Finch"}
        assert addressing(world.preparer.brief("goats")) == {"Egon Wells"}
