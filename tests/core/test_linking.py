"""Names in a question: whole, in part, elided, possessive; and words that only look like names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.linking import NameTable
from qa.schema import Links, Person, Role, Source


def person(name: str, *aliases: str) -> Person:
    return Person(name=name, role=Role.INTERVIEWEE, aliases=aliases)


SOURCES = (
    Source(id="s1", file="1", title="1", people=(person("Thomas Fauré", "TF"), person("Anna May")),
           organisations=("Whaller",)),
    Source(id="s2", file="2", title="2", people=(person("Thomas Serval"),), organisations=("Cozy Cloud", "Inspeere")),
    Source(id="s3", file="3", title="3", people=(person("Thomas Grand"), person("Lou Grand"))),
    Source(id="s4", file="4", title="4", people=(person("Thomas Petit"),), organisations=("April",)),
)  # fmt: skip
TABLE = NameTable(SOURCES, lambda word, sources: word in ("cloud", "grand"))


def named(question: str) -> tuple[list[str], set[str], set[str]]:
    """The words linked, the speakers, and the sources named or spoken in."""
    links = TABLE.link(question)
    return [question[start:end] for start, end in links.spans], set(links.speakers), set(links.sources | links.through)


@pytest.mark.parametrize(
    ("question", "words", "speakers", "sources"),
    [
        ("Que dit Thomas Fauré ?", ["Thomas Fauré"], {"Thomas Fauré"}, {"s1"}),
        ("que dit thomas faure ?", ["thomas faure"], {"Thomas Fauré"}, {"s1"}),
        ("THOMAS FAURÉ ?", ["THOMAS FAURÉ"], {"Thomas Fauré"}, {"s1"}),
        ("Que dit Fauré ?", ["Fauré"], {"Thomas Fauré"}, {"s1"}),
        ("Que dit TF ?", ["TF"], {"Thomas Fauré"}, {"s1"}),
        ("Who hosts Whaller’s data?", ["Whaller’s"], set(), {"s1"}),
        ("L'histoire d'Inspeere", ["d'Inspeere"], set(), {"s2"}),
        ("what is Cozy Cloud", ["Cozy Cloud"], set(), {"s2"}),
        ("Qu'est-ce que Cozy ?", ["Cozy"], set(), {"s2"}),
        ("Whaller ou Inspeere ?", ["Whaller", "Inspeere"], set(), {"s1", "s2"}),
        ("Fauré et Serval ?", ["Fauré", "Serval"], {"Thomas Fauré", "Thomas Serval"}, {"s1", "s2"}),
        ("qui est Anna May ?", ["Anna May"], {"Anna May"}, {"s1"}),
    ],
)
def test_a_name_is_linked_to_whom_or_what_it_names(
    question: str, words: list[str], speakers: set[str], sources: set[str]
) -> None:
    assert named(question) == (words, speakers, sources)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("Que dit Thomas ?", "four people have it"),
        ("The Cloud market", "it is common beyond its source"),
        ("Le plus Grand ?", "it is common beyond its source"),
        ("Was it in April?", "it is a month"),
        ("Was it in May?", "it is a month"),
        ("It was may be so", "it is written small"),
        ("un petit Déjeuner", "it is written small"),
        ("Whallers", "it is another word"),
        ("", "there is nothing"),
        ("?!", "there is nothing"),
    ],
)
def test_a_word_that_only_looks_like_a_name_is_not_linked(question: str, why: str) -> None:
    assert not TABLE.link(question), why
    assert TABLE.link(question) == Links()


@given(st.text(alphabet="abTFé'’ -.Whallercozyud", max_size=40))
def test_spans_lie_in_order_inside_any_question(question: str) -> None:
    spans = TABLE.link(question).spans
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(question) for start, end in spans)


def test_a_table_of_nobody_links_nothing() -> None:
    assert not NameTable([]).link("Thomas Fauré")
