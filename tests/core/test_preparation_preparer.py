"""What the preparer refuses, and that it may be shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fakes import HARBOUR, refused, talk

from core.preparing import ARTICLE, EVERYBODY, TEXTS, TURNED, Opened, opened
from qa.errors import QuestionError
from qa.preparation import Preparer
from qa.preparation.preparer import LONGEST_TOPIC


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("preparer"), TEXTS) as found:
        yield found


About = Callable[[Preparer, str], object]
ABOUT: list[About] = [
    lambda preparer, name: preparer.dossier(name),
    lambda preparer, name: preparer.matrix([name]),
    lambda preparer, name: preparer.matrix(["Bert Moss", name]),
    lambda preparer, name: preparer.comparison("Bert Moss", name),
    lambda preparer, name: preparer.comparison(name, "Bert Moss"),
]


@pytest.mark.parametrize("about", ABOUT)
def test_a_guest_who_is_not_there_is_refused_with_the_nearest(
    world: Opened, about: Callable[[Preparer, str], object]
) -> None:
    with refused(QuestionError, "did you mean 'Clara Dunn'"):
        about(world.preparer, "Clara Dun")


@pytest.mark.parametrize("about", ABOUT)
def test_a_guest_who_only_asks_is_refused_with_who_answers(
    world: Opened, about: Callable[[Preparer, str], object]
) -> None:
    with refused(QuestionError, "Anna Lowe only asks questions.*Bert Moss"):
        about(world.preparer, "anna lowe")


def test_a_name_that_several_answer_to_is_refused_with_all(tmp_path: Path) -> None:
    with opened(tmp_path, {"a.txt": HARBOUR, "b.txt": HARBOUR.replace("Bert Moss", "Lena Moss")}) as world:
        with refused(QuestionError, "Bert Moss, Lena Moss"):
            world.preparer.dossier("Moss")
        assert world.preparer.matrix(["lena"]).guests == ("Lena Moss",)


def test_nobody_is_compared_with_themselves(world: Opened) -> None:
    with refused(QuestionError, "both names are those of Bert Moss"):
        world.preparer.comparison("Bert", "moss")


def test_who_was_not_interviewed_has_no_column(world: Opened) -> None:
    with refused(QuestionError, "Gwen Hart is quoted.*not interviewed"):
        world.preparer.matrix(["Gwen Hart"])


@pytest.mark.parametrize("topic", ["", " \n ", "?!", "/", "…"])
def test_a_topic_without_words_is_refused(world: Opened, topic: str) -> None:
    with refused(QuestionError, "no words"):
        world.preparer.brief(topic)
    with refused(QuestionError, "no words"):
        world.preparer.comparison("Bert Moss", "Clara Dunn", topic)


def test_a_topic_that_is_too_long_is_refused_and_the_longest_is_not(world: Opened) -> None:
    longest = ("harbour " * 100)[:LONGEST_TOPIC].rstrip().ljust(LONGEST_TOPIC, "s")
    assert world.preparer.brief(longest).of == len(EVERYBODY)
    with refused(QuestionError, f"{LONGEST_TOPIC} are the limit"):
        world.preparer.brief(longest + "s")


def test_an_article_has_nobody_to_be_asked(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        assert world.preparer.matrix().guests == ()
        with refused(QuestionError, "no speaker"):
            world.preparer.dossier("Bert Moss")


NOTES = {"notes.txt": "The harbour of Brell\n\nThe council voted on Monday.\n"}


def test_where_nobody_speaks_a_guest_is_refused_in_a_whole_sentence(tmp_path: Path) -> None:
    with opened(tmp_path, NOTES) as world, refused(QuestionError, "Bert Moss.*there is none$"):
        world.preparer.dossier("Bert Moss")


def test_somebody_of_unknown_part_is_refused_with_what_to_state(tmp_path: Path) -> None:
    people = "".join(
        f'[[transcript.people]]\nname = "{name}"\nrole = "{role}"\n'
        for name, role in (("Anna Lowe", "interviewer"), ("Bert Moss", "interviewee"))
    )
    texts = {
        "hall.txt": HARBOUR + talk(("Una Voss", "How many oranges rot?"), ("Bert Moss", "Half.")),
        "catalogue.toml": '[[transcript]]\nfile = "hall.txt"\n' + people,
    }
    with (
        opened(tmp_path, texts) as world,
        refused(QuestionError, "Una Voss has no known part.*state it in the catalogue.*Bert Moss"),
    ):
        world.preparer.dossier("Una")


def test_where_nobody_speaks_nobody_is_found(tmp_path: Path) -> None:
    with opened(tmp_path, NOTES) as world:
        assert world.preparer.matrix().rows == ()
        assert world.preparer.topics() == ()


def test_who_asks_here_and_answers_there_has_what_they_answered(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS | {"turned.txt": TURNED * 2}) as world:
        found = world.preparer.dossier("Anna Lowe")
        assert {cell.asking.transcript for cell in found.asked if cell.asking} == {"turned"}
        assert {hit.passage.transcript for cell in found.asked for hit in cell.hits} == {"turned"}
        assert {hit.passage.transcript for spoken in found.topics for hit in spoken.hits} <= {"turned"}


def test_many_threads_prepare_as_one_does(world: Opened) -> None:
    tasks: list[Callable[[Preparer], object]] = [
        lambda preparer: preparer.brief("storms"),
        lambda preparer: preparer.matrix(limit=3),
        lambda preparer: preparer.comparison("Bert Moss", "Egon Wells"),
        lambda preparer: preparer.dossier("Clara Dunn"),
    ]
    alone = [task(world.preparer) for task in tasks]
    fresh = Preparer(world.index, world.looking.subjects._encoder, world.looking.calibration, world.engine.speakers())
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda task: task(fresh), tasks * 4))
    assert together == alone * 4
