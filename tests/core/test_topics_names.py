"""The user's names of topics: what was named stays named after a new build; what has one name is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.corpus import walk
from qa.errors import CorpusError, FormatError
from qa.schema import Topic
from qa.topics import NAMES_FILE, Named, applied, merged, read_names, renamed, unnamed, write_names

MONEY = Named(name="Financing", passages=("a#t1-p0", "a#t1-p1", "b#t3-p0"))
CLOUD = Named(name="Trusted cloud", passages=("c#t9-p0",))


def topic(label: str, *passages: str, named: bool = False) -> Topic:
    return Topic(id="t", label=label, named=named, terms=("x",), passages=passages, speakers=())


def file(folder: Path, text: str) -> Path:
    path = folder / NAMES_FILE
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CorpusError) as error:
        read_names(path)
    return str(error.value)


printable = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(st.builds(Named, name=printable, passages=st.lists(printable, min_size=1).map(tuple))))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, names: list[Named]) -> None:
    path = tmp_path_factory.mktemp("names") / NAMES_FILE
    write_names(path, names)
    assert read_names(path) == tuple(names)


def test_no_file_means_no_names(tmp_path: Path) -> None:
    assert read_names(tmp_path / NAMES_FILE) == ()


def test_the_file_explains_itself_and_keeps_the_comment_that_somebody_put_there(tmp_path: Path) -> None:
    path = tmp_path / NAMES_FILE
    write_names(path, [MONEY])
    explained = path.read_text("utf-8")
    assert explained.startswith("# The names that you gave to topics.")
    write_names(path, [MONEY])
    assert path.read_text("utf-8") == explained
    own = file(tmp_path, "# Ours, do not touch.\n# Really.\n" + explained.split("\n\n", 1)[1])
    write_names(own, [MONEY, CLOUD])
    assert own.read_text("utf-8").startswith("# Ours, do not touch.\n# Really.\n\n[[topic]]")
    assert read_names(own) == (MONEY, CLOUD)


def test_writing_leaves_no_other_file_and_replaces_what_a_link_points_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / NAMES_FILE
    link.symlink_to(file(tmp_path / "real", ""))
    write_names(link, [MONEY])
    assert link.is_symlink()
    assert [path.name for path in (tmp_path / "real").iterdir()] == [NAMES_FILE]


def test_a_corpus_passes_over_the_file(tmp_path: Path) -> None:
    write_names(tmp_path / NAMES_FILE, [MONEY])
    assert list(walk(tmp_path)) == []


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere.*cannot be written"):
        write_names(tmp_path / "nowhere" / NAMES_FILE, [MONEY])


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAMES_FILE
    write_names(path, [MONEY])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CorpusError, match="No space left"):
        write_names(path, [CLOUD])
    assert read_names(path) == (MONEY,)
    assert [found.name for found in tmp_path.iterdir()] == [NAMES_FILE]


def test_a_write_that_is_broken_off_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / NAMES_FILE
    write_names(path, [MONEY])

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_names(path, [CLOUD])
    assert read_names(path) == (MONEY,)
    assert [found.name for found in tmp_path.iterdir()] == [NAMES_FILE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[topic]]\nname = "A"\npassages = ["x"\n', ":3: this is not valid TOML"),
        (
            '[[topic]]\nname = "A"\npassages = ["x"]\n\n[[topic]]\npassages = ["y"]\n',
            ":5: every [[topic]] needs its name",
        ),
        ('[[topic]]\nname = "  "\npassages = ["x"]\n', ":1: every [[topic]] needs its name"),
        ('# one\n[[topic]]\nname = "A"\n', ":2: the topic 'A' needs its passages"),
        ('[[topic]]\nname = "A"\npassages = []\n', ":1: the topic 'A' needs its passages"),
        ('[[topic]]\nname = "A"\npassages = [3]\n', ":1: the topic 'A' needs its passages"),
        ('[[topic]]\nname = "A"\npassage = ["x"]\n', ":1: the key 'passage' is not known; did you mean 'passages'?"),
        ('[[topics]]\nname = "A"\n', ":1: the key 'topics' is not known; did you mean 'topic'?"),
        ('topic = "A"\n', ":1: topics must be written as [[topic]] blocks"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert f"{NAMES_FILE}{said}" in refusal(file(tmp_path, text))


def test_blocks_that_are_written_in_one_line_are_read_too(tmp_path: Path) -> None:
    path = file(tmp_path, 'topic = [{name = "A", passages = ["x"]}, {name = "B", passages = ["y"]}]\n')
    assert [named.name for named in read_names(path)] == ["A", "B"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / NAMES_FILE
    path.write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in refusal(path)
    assert "cannot be read" in refusal(tmp_path)
    with pytest.raises(FormatError):
        read_names(path)


def test_a_name_goes_to_the_topic_that_holds_most_of_its_passages() -> None:
    groups = [["a#t1-p0"], ["b#t3-p0", "a#t1-p1", "z"], ["c#t9-p0"], ["y"]]
    assert applied(groups, [MONEY, CLOUD]) == [(None, [0]), (MONEY, [1]), (CLOUD, [2]), (None, [3])]


def test_a_name_whose_passages_are_all_gone_goes_nowhere() -> None:
    assert applied([["x"], ["y"]], [MONEY]) == [(None, [0]), (None, [1])]
    assert applied([], [MONEY]) == []


def test_topics_that_have_one_name_are_one_in_any_case_and_with_any_accents() -> None:
    again = Named(name="FINANCING", passages=("x",))
    assert applied([["a#t1-p0"], ["w"], ["x"]], [MONEY, again]) == [(MONEY, [0, 2]), (None, [1])]


def test_of_two_names_for_one_topic_the_one_with_more_passages_there_has_it_else_the_later() -> None:
    other = Named(name="Money", passages=("a#t1-p0", "q"))
    assert applied([["a#t1-p0", "a#t1-p1"]], [MONEY, other]) == [(MONEY, [0])]
    assert applied([["a#t1-p0"]], [MONEY, other]) == [(other, [0])]


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4).map(tuple), max_size=6))
def test_every_topic_is_kept_once_whatever_the_names(blocks: list[tuple[str, ...]]) -> None:
    names = [Named(name="pqr"[place % 3], passages=block) for place, block in enumerate(blocks)]
    found = applied([["a", "b"], ["c"], ["d", "e"], ["f"]], names)
    assert sorted(number for _, numbers in found for number in numbers) == [0, 1, 2, 3]
    given_names = [named.name for named, _ in found if named]
    assert len(set(given_names)) == len(given_names)


def test_renaming_keeps_typical_passages_and_renaming_again_changes_the_name_only() -> None:
    first = renamed((CLOUD,), topic("fonds · capital", *"abcdefgh"), "  Money   matters ")
    assert first == (CLOUD, Named(name="Money matters", passages=tuple("abcde")))
    second = renamed(first, topic("Money matters", *"fgabc", named=True), "Financing")
    assert second == (CLOUD, Named(name="Financing", passages=tuple("abcde")))


def test_the_name_of_another_topic_makes_the_two_one() -> None:
    names = renamed((CLOUD,), topic("label · NAS", "n1", "n2"), "Trusted cloud")
    assert applied([["c#t9-p0"], ["n1", "n2"], ["m"]], names) == [(CLOUD, [0, 1]), (None, [2])]


def test_merged_topics_are_one_and_can_be_renamed_and_parted_again() -> None:
    groups = [["a", "b"], ["c", "d"], ["e"]]
    names = merged((), [topic("1", "a", "b"), topic("2", "e")], "Both")
    ((named, numbers), rest) = applied(groups, names)
    assert (named, numbers, rest) == (names[0], [0, 2], (None, [1]))
    both = topic("Both", "a", "b", "e", named=True)
    assert [found.name for found in renamed(names, both, "One")] == ["One", "One"]
    assert unnamed((*names, CLOUD), both) == (CLOUD,)


def test_a_topic_without_a_name_has_none_to_lose() -> None:
    assert unnamed((CLOUD,), topic("Trusted cloud", "c#t9-p0")) == (CLOUD,)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "\ud800"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(CorpusError, match="cannot be the name of a topic"):
        renamed((), topic("x", "a"), name)
