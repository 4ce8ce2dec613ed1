"""One line to cite a passage by: what is known, in the source's language, and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.citation import citation
from qa.engine import Engine
from qa.schema import Passage, Role, Source


def cited(role: Role, speaker: str | None = "Bert Moss", **facts: str) -> str:
    source = replace(Source(id="s", file="f", title="The harbour"), **facts)  # type: ignore[arg-type]
    passage = Passage(id="s#t4-p0", transcript="s", turn=4, speaker=speaker, role=role, text="x", start=0, end=1)
    return citation(passage, source)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (cited(Role.INTERVIEWEE), "Bert Moss, “The harbour”, turn 4."),
        (cited(Role.INTERVIEWEE, language="fr"), "Bert Moss, « The harbour », tour 4."),
        (cited(Role.INTERVIEWEE, publisher="The Quay", date="2021-07"),
         "Bert Moss, “The harbour”, The Quay, 2021-07, turn 4."),
        (cited(Role.QUOTED), "Bert Moss, quoted in “The harbour”, turn 4."),
        (cited(Role.QUOTED, language="fr"), "Bert Moss, cité dans « The harbour », tour 4."),
        (cited(Role.INTERVIEWER), "Bert Moss (interviewer), “The harbour”, turn 4."),
        (cited(Role.INTERVIEWER, language="fr"), "Bert Moss (intervieweur), « The harbour », tour 4."),
        (cited(Role.UNKNOWN, None), "“The harbour”, turn 4."),
        (cited(Role.QUOTED, None), "“The harbour”, turn 4."),
        (cited(Role.NARRATOR, None, publisher="The Quay"), "“The harbour”, The Quay, turn 4."),
    ],
)  # fmt: skip
def test_a_citation_says_what_is_known(line: str, expected: str) -> None:
    assert line == expected


def test_narration_is_cited_to_nobody_even_when_it_is_signed() -> None:
    assert "Bert Moss" not in cited(Role.NARRATOR)


def test_every_citation_of_an_answer_names_the_speaker_and_the_source(starter_engine: Engine) -> None:
    for hit in starter_engine.ask("Que disent-ils de la souveraineté ?", k=20).hits:
        assert hit.source.title in hit.citation
        assert (hit.passage.speaker or "") in hit.citation
        assert "\n" not in hit.citation
        assert "None" not in hit.citation


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"time": 3725.4}, "Bert Moss, “The harbour”, 1:02:05."),
        ({"time": 65.0, "page": 3}, "Bert Moss, “The harbour”, 1:05."),
        ({"page": 3}, "Bert Moss, “The harbour”, p. 3."),
    ],
)
def test_a_time_or_a_page_says_where_better_than_a_turn(place: dict[str, float], expected: str) -> None:
    source = Source(id="s", file="f", title="The harbour")
    passage = Passage(
        id="s#t4-p0", transcript="s", turn=4, speaker="Bert Moss", role=Role.INTERVIEWEE, text="x", start=0, end=1,
        **place,  # type: ignore[arg-type]
    )  # fmt: skip
    assert citation(passage, source) == expected
