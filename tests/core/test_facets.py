"""What each value of a filter would let through: the same as letting the filter be it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.engine import Engine
from qa.errors import QuestionError
from qa.filters import Labels, admitted, facets
from qa.schema import Facet, Filters, Person, Role, Source

GUEST, HOST, QUOTED, TOLD = Role.INTERVIEWEE, Role.INTERVIEWER, Role.QUOTED, Role.NARRATOR
SOURCES = (
    Source(id="harbour", file="harbour.txt", title="The harbour", date="2021-07-14", language="en",
           people=(Person(name="Bert Moss", role=GUEST, aliases=("Albert Moss",)),
                   Person(name="Anna Lowe", role=HOST))),
    Source(id="pont", file="pont.txt", title="Le pont", date="2020", language="fr"),
    Source(id="silent", file="silent.txt", title="Nothing said", date="2020-02", language="fr"),
    Source(id="goats", file="goats.txt", title="Goats", language="en"),
)  # fmt: skip
ROWS: list[tuple[str, str | None, Role]] = [
    ("harbour", "Anna Lowe", HOST),
    ("harbour", "Bert Moss", GUEST),
    ("harbour", "Anna Lowe", HOST),
    ("pont", "Zoé Martin", GUEST),
    ("pont", "Zoé Martin", GUEST),
    ("pont", None, TOLD),
    ("goats", "Zoé Martin", QUOTED),
    ("goats", None, Role.UNKNOWN),
]
LABELS = Labels(SOURCES, *zip(*ROWS, strict=True))
FILTERS = st.builds(
    Filters,
    speaker=st.sampled_from([None, "Anna Lowe", "Albert Moss", "Zoé Martin"]),
    source=st.sampled_from([None, "harbour", "pont", "Goats"]),
    role=st.none() | st.sampled_from(Role),
    language=st.sampled_from([None, "fr", "en"]),
    since=st.sampled_from([None, "2020", "2020-06"]),
    until=st.sampled_from([None, "2020", "2021-07"]),
)


def let_through(filters: Filters, **chosen: Any) -> int:
    return int(admitted(replace(filters, **chosen), LABELS).sum())


@given(FILTERS)
def test_each_count_is_what_the_value_lets_through(filters: Filters) -> None:
    found = facets(filters, LABELS)
    for value, passages in found.speakers:
        assert passages == let_through(filters, speaker=value), value
    for value, passages in found.sources:
        assert passages == let_through(filters, source=value), value
    for value, passages in found.roles:
        assert passages == let_through(filters, role=Role(value)), value
    for value, passages in found.languages:
        assert passages == let_through(filters, language=value), value
    for value, passages in found.years:
        assert passages == let_through(filters, since=value, until=value), value


@given(FILTERS)
def test_every_value_is_there_once_and_most_passages_come_first(filters: Filters) -> None:
    found = facets(filters, LABELS)
    assert {value for value, _ in found.speakers} == {"Anna Lowe", "Bert Moss", "Zoé Martin"}
    assert [value for value, _ in found.sources] == [source.id for source in SOURCES]
    assert {value for value, _ in found.roles} == {role.value for _, _, role in ROWS}
    assert {value for value, _ in found.languages} == {"en", "fr"}
    assert [value for value, _ in found.years] == ["2021", "2020"]
    for values in (found.speakers, found.roles, found.languages):
        counts = [passages for _, passages in values]
        assert counts == sorted(counts, reverse=True)


def test_a_filter_does_not_narrow_its_own_values() -> None:
    assert facets(Filters(speaker="Bert Moss"), LABELS).speakers == (
        Facet("Zoé Martin", 3),
        Facet("Anna Lowe", 2),
        Facet("Bert Moss", 1),
    )
    assert facets(Filters(speaker="Bert Moss"), LABELS).languages == (Facet("en", 1), Facet("fr", 0))


def test_the_interviewer_s_words_count_only_where_they_would_be_let_through() -> None:
    assert facets(Filters(), LABELS).sources[0] == Facet("harbour", 1)
    assert facets(Filters(role=HOST), LABELS).sources[0] == Facet("harbour", 2)


def test_a_filter_that_names_nobody_is_refused() -> None:
    with refused(QuestionError, "did you mean 'Bert Moss'"):
        facets(Filters(speaker="Mos Bert"), LABELS)


@pytest.mark.parametrize("filters", [Filters(), Filters(language="fr"), Filters(source="flaminem-expansion")])
def test_the_starter_corpus_counts_the_same_over_sources_and_languages(
    starter_engine: Engine, filters: Filters
) -> None:
    found = starter_engine.facets(filters)
    sources, languages = (sum(passages for _, passages in values) for values in (found.sources, found.languages))
    assert sources > 0
    assert languages > 0
    if filters == Filters():
        assert sources == languages
