"""Names of topics in the corpus folder: given, and taken back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.curation import Naming, name_topics, take_back, topic_names
from qa.errors import CorpusError, FormatError
from qa.topics import Named, names_text, parse_names

MONEY = Named(name="Argent", passages=("a#t1-p0", "b#t2-p1"))
CLOUD = Named(name='Le « cloud » "dit" de confiance\\', passages=("c#t1-p0",))

_words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12)


@given(
    st.lists(st.builds(lambda name, ids: Named(name=name, passages=tuple(ids)), _words, st.lists(_words, min_size=1)))
)
def test_names_as_text_are_read_as_they_were(names: list[Named]) -> None:
    assert parse_names(names_text(names), "topics.toml") == tuple(names)


def test_names_that_cannot_be_read_are_refused_with_the_line() -> None:
    with refused(FormatError, "kept:2"):
        parse_names('[[topic]]\nname = "a', "kept")


def test_a_change_is_written_and_can_be_taken_back(tmp_path: Path) -> None:
    name_topics(tmp_path, lambda given: (*given, MONEY))
    change = name_topics(tmp_path, lambda given: (*given, CLOUD))
    assert topic_names(tmp_path) == (MONEY, CLOUD)
    take_back(tmp_path, change)
    assert topic_names(tmp_path) == (MONEY,)


def test_what_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    name_topics(tmp_path, tuple)
    assert not (tmp_path / "topics.toml").exists()


def test_a_change_is_not_taken_back_over_a_later_one(tmp_path: Path) -> None:
    change = name_topics(tmp_path, lambda _: (MONEY,))
    name_topics(tmp_path, lambda _: (CLOUD,))
    with refused(CorpusError, "changed again since"):
        take_back(tmp_path, change)
    assert topic_names(tmp_path) == (CLOUD,)


def test_names_that_are_none_are_not_written(tmp_path: Path) -> None:
    change = name_topics(tmp_path, lambda _: (MONEY,))
    with pytest.raises(FormatError):
        take_back(tmp_path, Naming(before="[[topic]]\nname = 3", after=change.after))
    assert topic_names(tmp_path) == (MONEY,)


def test_two_who_name_at_once_lose_no_name(tmp_path: Path) -> None:
    named = [Named(name=f"Sujet {n}", passages=(f"a#t{n}-p0",)) for n in range(8)]
    threads = [
        threading.Thread(target=name_topics, args=(tmp_path, lambda given, one=one: (*given, one))) for one in named
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(topic_names(tmp_path)) == set(named)
