"""Corrections in the catalogue: what is written, what stays byte for byte, what is refused."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.corpus import correcting, read_catalogue
from qa.corpus.corrections import Corrections
from qa.errors import CorpusError, FormatError
from qa.schema import Role

PATH = Path("corpus/catalogue.toml")
STARTER = Path(__file__).parents[1] / "corpus" / "catalogue.toml"
BOTH = """\
# What is known.

[[transcript]]
file = "a.txt"   # the first
title = "A"

# whom we met
[[transcript.people]]
name = "Anna Lowe"

# a note that stands alone

[[person]]
name = "Bert Moss"

# about b
[[transcript]]
file = "b.txt"
people = [{name = "Cy Dunn", aliases = ["CD"]}]
"""


def corrected(text: str) -> Corrections:
    return Corrections(text, PATH)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", BOTH, BOTH.replace("\n", "\r\n"), STARTER.read_text("utf-8")])
def test_a_catalogue_that_is_not_changed_stays_byte_for_byte(text: str) -> None:
    assert corrected(text).text == text


def test_a_fact_is_stated_where_it_belongs_and_nothing_else_moves() -> None:
    catalogue = corrected(BOTH)
    catalogue.state("a.txt", "title", "A talk")
    catalogue.state("a.txt", "date", "2021-07")
    assert catalogue.text == BOTH.replace('title = "A"\n', 'title = "A talk"\ndate = "2021-07"\n')


def test_a_fact_taken_back_leaves_the_catalogue_as_it_was() -> None:
    for text in (BOTH, "", "# mine\n"):
        catalogue = corrected(text)
        for file in ("a.txt", "new.txt"):
            catalogue.state(file, "language", "fr")
            assert catalogue.catalogue.entries[file].language == "fr"
            catalogue.state(file, "language", None)
        assert catalogue.text.strip() == text.strip()


def test_a_person_of_a_file_is_written_after_the_others_of_that_file() -> None:
    catalogue = corrected(BOTH)
    catalogue.call("a.txt", "Dora Penn", {"aliases": ["DP"], "role": "interviewer"})
    people = catalogue.catalogue.entries["a.txt"].people
    assert [(person.name, person.role, person.aliases) for person in people] == [
        ("Anna Lowe", Role.UNKNOWN, ()),
        ("Dora Penn", Role.INTERVIEWER, ("DP",)),
    ]
    assert '# whom we met\n[[transcript.people]]\nname = "Anna Lowe"\n' in catalogue.text
    assert '# about b\n[[transcript]]\nfile = "b.txt"\n' in catalogue.text
    catalogue.forget_person("a.txt", "Dora Penn")
    assert catalogue.text == BOTH


def test_a_person_written_within_its_entry_is_found_and_renamed() -> None:
    catalogue = corrected(BOTH)
    assert catalogue.person("b.txt", "Cy Dunn") == {"name": "Cy Dunn", "aliases": ["CD"]}
    catalogue.call("b.txt", "Cy Dunn", {"name": "Cyril Dunn", "aliases": ["CD", "Cy Dunn"]})
    (person,) = catalogue.catalogue.entries["b.txt"].people
    assert (person.name, person.aliases) == ("Cyril Dunn", ("CD", "Cy Dunn"))


def test_a_person_of_all_files_goes_when_nothing_is_said_of_them_any_more() -> None:
    catalogue = corrected(BOTH)
    catalogue.call(None, "Dora Penn", {"aliases": ["D. Penn"]})
    assert [person.name for person in catalogue.catalogue.people] == ["Bert Moss", "Dora Penn"]
    catalogue.call(None, "Dora Penn", {"aliases": []})
    assert catalogue.text == BOTH


def test_a_file_forgotten_takes_its_block_its_people_and_nothing_else() -> None:
    catalogue = corrected(BOTH)
    catalogue.forget("a.txt")
    assert "a.txt" not in catalogue.text
    assert "Anna Lowe" not in catalogue.text
    for kept in ("# What is known.", "# a note that stands alone", "Bert Moss", "# about b", "Cy Dunn"):
        assert kept in catalogue.text
    catalogue.forget("b.txt")
    assert [person.name for person in catalogue.catalogue.people] == ["Bert Moss"]


@pytest.mark.parametrize("file", list(read_catalogue(STARTER).entries))
def test_any_file_of_the_starter_catalogue_can_be_forgotten(file: str) -> None:
    text = STARTER.read_text("utf-8")
    catalogue = corrected(text)
    catalogue.forget(file)
    before, after = corrected(text).catalogue.entries, catalogue.catalogue.entries
    assert dict(after) == {name: entry for name, entry in before.items() if name != file}
    assert catalogue.text.startswith(text[: text.index("[[")])


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)


@given(
    st.lists(st.tuples(st.sampled_from(["a.txt", "b.txt", "c d.vtt"]), st.sampled_from(["title", "publisher"]), WORDS))
)
def test_whatever_is_stated_is_read_back(facts: list[tuple[str, str, str]]) -> None:
    catalogue = corrected(BOTH)
    for file, key, value in facts:
        catalogue.state(file, key, value)
    said = {(file, key): value.strip() for file, key, value in facts}
    entries = corrected(catalogue.text).catalogue.entries
    assert {place: getattr(entries[place[0]], place[1]) for place in said} == said


@pytest.mark.parametrize("text", ["[[transcript]\n", '[[transcript]]\nfile = "a"\ntittle = "b"\n'])
def test_a_catalogue_that_does_not_parse_is_never_overwritten(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalogue.toml").write_text(text)
    with pytest.raises(FormatError), correcting(tmp_path) as catalogue:
        catalogue.state("a.txt", "title", "A")
    assert (tmp_path / "catalogue.toml").read_text() == text


def test_a_catalogue_that_is_not_in_blocks_is_changed_by_hand(tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_text('transcript = [{file = "a.txt"}]\n')
    with refused(CorpusError, "change it by hand"), correcting(tmp_path):
        pass


def test_a_value_that_a_catalogue_may_not_hold_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="must be"), correcting(tmp_path) as catalogue:
        catalogue.state("a.txt", "date", "July")
    assert not (tmp_path / "catalogue.toml").exists()


def test_a_full_disk_leaves_the_old_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalogue.toml").write_text(BOTH)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, refused(CorpusError, "cannot be written"):
        patch.setattr(os, "fsync", full)
        with correcting(tmp_path) as catalogue:
            catalogue.state("a.txt", "title", "B")
    assert (tmp_path / "catalogue.toml").read_text() == BOTH
    assert {path.name for path in tmp_path.iterdir()} - {".lock"} == {"catalogue.toml"}


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    def state(number: int) -> None:
        with correcting(tmp_path) as catalogue:
            catalogue.state(f"{number}.txt", "title", f"Talk {number}")

    threads = [threading.Thread(target=state, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = read_catalogue(tmp_path / "catalogue.toml").entries
    assert {name: entry.title for name, entry in entries.items()} == {f"{n}.txt": f"Talk {n}" for n in range(12)}
