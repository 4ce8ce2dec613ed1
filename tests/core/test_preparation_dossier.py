"""Everything on a guest: a small corpus with two interviews of one person, and what reading it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import talk

from core.preparing import ARTICLE, TEXTS, Opened, encoder, ids, opened, own
from qa.preparation import Preparer
from qa.preparation import dossier as room
from qa.schema import Dossier, Relation, Role, State

AGAIN = talk(
    ("Émile Roche", "Who are you, and what was your career?"),
    ("Bert Moss", "My career began at sea. My career ended as a keeper of the harbour."),
    ("Émile Roche", "Does the lighthouse still stand?"),
    ("Bert Moss", "Storms took the lighthouse in 1987, but granite lighthouses stand. It cost 40 000 euros."),
    ("Émile Roche", "Whom did you meet there?"),
    ("Bert Moss", "I met Clara Dunn there in 1987. Gwen Hart paid the masons and Bert Moss."),
)


OTHER = {"2015": "Fishermen dug the basin.", "2018": "Oranges come by sea.", "2021": "My grandmother sings."}


def fresh(world: Opened) -> Dossier:
    """Bert Moss's, made once more, by somebody who has kept none."""
    made = Preparer(world.index, encoder(), world.looking.calibration, world.engine.speakers())
    return made.dossier("Bert Moss")


def catalogue(harbour: str | None, again: str | None) -> str:
    dates = {"harbour.txt": harbour, "again.txt": again, "cheese.txt": "2020"}
    return "".join(f'[[transcript]]\nfile = "{file}"\ndate = "{date}"\n' for file, date in dates.items() if date)


def corpus(harbour: str | None = "2015-03", again: str | None = "2021-07") -> dict[str, str]:
    return TEXTS | {"again.txt": AGAIN, "catalogue.toml": catalogue(harbour, again)}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("dossier"), corpus()) as found:
        yield found


@pytest.fixture(scope="module")
def dossier(world: Opened) -> Dossier:
    return world.preparer.dossier("Bert Moss")


def test_who_it_is_comes_from_the_corpus(dossier: Dossier) -> None:
    assert dossier.speaker.name == "Bert Moss"
    assert dossier.speaker.sources == ("again", "harbour")
    assert (dossier.speaker.roles, dossier.speaker.turns) == ((Role.INTERVIEWEE,), 6)


def test_a_guest_is_introduced_by_their_own_words_on_their_career(dossier: Dossier) -> None:
    assert ids(dossier.introductions)[0] == "again#t1-p0"
    assert own("Bert Moss", dossier.introductions)


def test_every_question_is_there_in_order_with_its_answer(dossier: Dossier) -> None:
    asked = [cell.asking.id for cell in dossier.asked if cell.asking]
    assert asked == ["again#t0", "again#t2", "again#t4", "harbour#t0", "harbour#t2", "harbour#t4"]
    assert {cell.state for cell in dossier.asked} == {State.ANSWERED}
    assert [cell.asking.speaker for cell in dossier.asked[2:4] if cell.asking] == ["Émile Roche", "Anna Lowe"]
    assert all(own("Bert Moss", cell.hits) and cell.hits for cell in dossier.asked)


def test_what_others_were_asked_and_the_guest_was_not_is_there(dossier: Dossier) -> None:
    rows = {row.askings[0].id for row in dossier.never_asked}
    assert {"bridge#t0", "bridge#t2", "cheese#t0", "cheese#t2", "cheese#t4"} == rows
    assert all(row.cells[0].speaker == "Bert Moss" for row in dossier.never_asked)
    assert all("Bert Moss" not in asking.guests for row in dossier.never_asked for asking in row.askings)


def test_topics_hold_the_guests_own_words_most_first_and_each_passage_in_one(world: Opened, dossier: Dossier) -> None:
    assert dossier.topics
    mine = {passage.id for passage in world.index.records.passages(world.looking.voices.rows("Bert Moss").tolist())}
    counts = [len(mine & set(spoken.topic.passages)) for spoken in dossier.topics]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 0
    for spoken in dossier.topics:
        assert own("Bert Moss", spoken.hits)
        assert set(ids(spoken.hits)) <= set(spoken.topic.passages)


def test_everybody_else_has_one_place_on_each_topic_those_who_speak_first(world: Opened, dossier: Dossier) -> None:
    others = set(world.looking.voices.names) - {"Bert Moss"}
    for spoken in dossier.topics:
        assert sorted(position.speaker for position in spoken.positions) == sorted(others)
        silent = [position.relation is Relation.SILENT for position in spoken.positions]
        assert silent == sorted(silent)
        for position in spoken.positions:
            assert (position.hit is None) == (position.relation is Relation.SILENT)
            if position.hit:
                assert own(position.speaker, (position.hit,))
                assert position.hit.passage.id in spoken.topic.passages


def test_who_says_the_contrary_differs_and_who_says_the_same_agrees(tmp_path: Path) -> None:
    def view(guest: str, words: str) -> str:
        return talk(
            ("Anna Lowe", "What about the granite lighthouse?"), (guest, words), ("Anna Lowe", "And?"), (guest, "So.")
        )

    texts = {
        "a.txt": view("Bert Moss", "The granite lighthouse is excellent, a great success."),
        "b.txt": view("Clara Dunn", "The granite lighthouse is a great idea, it is excellent."),
        "c.txt": view("Dora Finch", "The granite lighthouse is terrible, a dangerous failure."),
        "d.txt": view("Egon Wells", "The granite lighthouse stands east of the quay."),
    }
    with opened(tmp_path, texts) as world:
        spoken = next(
            topic for topic in world.preparer.dossier("Bert Moss").topics if "a#t1-p0" in topic.topic.passages
        )
        assert {position.speaker: position.relation for position in spoken.positions} == {
            "Clara Dunn": Relation.AGREEING,
            "Dora Finch": Relation.DIFFERING,
            "Egon Wells": Relation.UNCLEAR,
        }


def test_between_passages_that_are_not_near_nothing_is_told(
    world: Opened, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [position.relation for spoken in dossier.topics for position in spoken.positions if position.hit]
    assert told
    monkeypatch.setattr(room, "relation", lambda *_: Relation.AGREEING)
    monkeypatch.setattr(room, "NEAR", -1.0)
    near = [p.relation for spoken in fresh(world).topics for p in spoken.positions if p.hit]
    monkeypatch.setattr(room, "NEAR", 1.01)
    far = [p.relation for spoken in fresh(world).topics for p in spoken.positions if p.hit]
    assert near == [Relation.AGREEING] * len(told)
    assert far == [Relation.UNCLEAR] * len(told)


def test_numbers_are_what_the_guest_said_each_once_where_they_stand(dossier: Dossier) -> None:
    found = [mention.text for mention in dossier.numbers]
    assert any("40 000 euros" in text for text in found)
    assert sum("1987" in text for text in found) == 1
    assert any("1921" in text for text in found)


def test_names_are_whom_the_guest_named_each_once(dossier: Dossier) -> None:
    found = [mention.text for mention in dossier.names]
    assert {"Clara Dunn", "Gwen Hart"} <= set(found)
    assert len(found) == len(set(found))


def test_the_guests_own_name_is_none_that_they_gave(dossier: Dossier) -> None:
    assert "Bert Moss" not in [mention.text for mention in dossier.names]


def test_mentions_stand_where_they_say(dossier: Dossier) -> None:
    for mention in (*dossier.numbers, *dossier.names):
        assert mention.hit.passage.text[mention.start : mention.end] == mention.text
        assert mention.hit.passage.speaker == "Bert Moss"


def test_dated_statements_come_oldest_first(dossier: Dossier) -> None:
    assert ids(dossier.statements) == [f"{source}#t{turn}-p0" for source in ("harbour", "again") for turn in (1, 3, 5)]


def test_what_was_said_earlier_and_later_of_one_thing_is_paired(dossier: Dossier) -> None:
    pairs = [(sequel.earlier.passage.id, sequel.later.passage.id) for sequel in dossier.sequels]
    assert pairs == [("harbour#t5-p0", "again#t3-p0")]


def test_the_earlier_is_told_by_the_date_not_by_the_order_of_the_corpus(tmp_path: Path) -> None:
    with opened(tmp_path, corpus("2021-07", "2015-03")) as world:
        found = world.preparer.dossier("Bert Moss")
        pairs = [(sequel.earlier.passage.id, sequel.later.passage.id) for sequel in found.sequels]
        assert pairs == [("again#t3-p0", "harbour#t5-p0")]
        assert ids(found.statements)[0] == "again#t1-p0"


@pytest.mark.parametrize(
    ("harbour", "again"), [("2021", "2021"), (None, "2021"), ("2021", None), (None, None), ("2021-07", "2021-07")]
)
def test_without_two_dates_nothing_was_said_earlier(tmp_path: Path, harbour: str | None, again: str | None) -> None:
    with opened(tmp_path, corpus(harbour, again)) as world:
        assert world.preparer.dossier("Bert Moss").sequels == ()


@pytest.mark.parametrize(("harbour", "again"), [("2021", "2021-07"), ("2021-07", "2021-07-14")])
def test_a_date_within_another_is_not_later(tmp_path: Path, harbour: str, again: str) -> None:
    with opened(tmp_path, corpus(harbour, again)) as world:
        assert world.preparer.dossier("Bert Moss").sequels == ()


def test_of_three_dates_the_middle_one_follows_and_is_followed(tmp_path: Path) -> None:
    said = {
        "2015": "Granite costs forty euros",
        "2018": "Granite costs fifty euros",
        "2021": "Granite costs sixty euros",
    }
    texts = {
        f"y{year}.txt": talk(
            ("Anna Lowe", "And granite?"), ("Bert Moss", f"{words}."), ("Anna Lowe", "And?"), ("Bert Moss", OTHER[year])
        )
        for year, words in said.items()
    }
    dates = "".join(f'[[transcript]]\nfile = "y{year}.txt"\ndate = "{year}"\n' for year in said)
    with opened(tmp_path, texts | {"catalogue.toml": dates}) as world:
        found = world.preparer.dossier("Bert Moss").sequels
        pairs = [(sequel.earlier.passage.id, sequel.later.passage.id) for sequel in found]
        assert len(pairs) == 2
        assert len({early for early, _ in pairs}) == len({late for _, late in pairs}) == 2
        assert {identifier for pair in pairs for identifier in pair} == {f"y{year}#t1-p0" for year in said}


def test_undated_words_are_no_dated_statements(world: Opened) -> None:
    assert world.preparer.dossier("Zoé Martin").statements == ()


def test_somebody_who_is_quoted_has_a_dossier_and_was_asked_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        found = world.preparer.dossier("Gwen Hart")
        assert (found.asked, found.never_asked, found.sequels, found.statements) == ((), (), (), ())
        assert [ids(spoken.hits) for spoken in found.topics if "article#t2-p0" in spoken.topic.passages] in (
            [["article#t2-p0"]],
            [],
        )


def test_a_dossier_is_the_same_every_time(world: Opened, dossier: Dossier) -> None:
    assert world.preparer.dossier("bert") == dossier
