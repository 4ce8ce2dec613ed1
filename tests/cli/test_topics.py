"""`qa topics`: the subjects of the interviews, the names that users give them, and what is refused."""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path
from typing import Any, NoReturn

import pytest

from .conftest import Run, sentence, usage_error

NAMES = Path("corpus") / "topics.toml"
KEYS = ["id", "label", "terms", "named", "passages", "speakers"]


@pytest.fixture
def topics(qa: Run, place: Path) -> Run:
    """`topics(*arguments)` is `qa topics *arguments` beside talks of its own."""
    return lambda *arguments, stdin=b"": qa("topics", *arguments, stdin=stdin)


def listed(topics: Run, *arguments: str) -> list[dict[str, Any]]:
    """The topics as JSON."""
    ran = topics(*arguments, "--json")
    assert (ran.code, ran.out.count("\n")) == (0, 1), ran
    assert list(ran.record) == ["topics"]
    return list(ran.record["topics"])


def test_topics_are_written_on_stdout_and_nothing_on_stderr(topics: Run) -> None:
    ran = topics()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("What the interviews are about\n2 topics\n")
    french = topics("--language", "fr")
    assert french.out.startswith("De quoi parlent les entretiens\n2 sujets\n")


def test_every_passage_of_a_guest_is_in_one_topic(topics: Run) -> None:
    found = listed(topics)
    assert [list(topic) for topic in found] == [KEYS] * 2
    passages = [passage for topic in found for passage in topic["passages"]]
    assert sorted(passages) == sorted(
        f"{source}#t{turn}-p0"
        for source, turns in (("bridge", (1, 3)), ("cheese", (1, 3, 5)), ("harbour", (1, 3, 5)))
        for turn in turns
    )
    assert [len(topic["passages"]) for topic in found] == sorted((len(t["passages"]) for t in found), reverse=True)
    assert len({topic["id"] for topic in found}) == len({topic["label"] for topic in found}) == 2
    assert [topic["named"] for topic in found] == [False, False]


def test_the_same_corpus_gives_the_same_bytes(topics: Run) -> None:
    assert topics("--json").out == topics("--json").out


@pytest.mark.parametrize("by", ["id", "label"])
def test_a_topic_is_renamed_by_its_id_or_label_and_keeps_its_passages(topics: Run, place: Path, by: str) -> None:
    first, second = listed(topics)
    ran = topics("--rename", first[by].upper(), "--to", "  Wind &\n weather ", "--json")
    assert (ran.code, ran.err) == (0, f"{NAMES}: written\n")
    renamed = ran.record["topics"]
    assert [(topic["label"], topic["named"]) for topic in renamed] == [
        ("Wind & weather", True),
        (second["label"], False),
    ]
    assert sorted(renamed[0]["passages"]) == sorted(first["passages"])
    assert listed(topics) == renamed
    (block,) = tomllib.loads((place / NAMES).read_text(encoding="utf-8"))["topic"]
    assert block["name"] == "Wind & weather"


@pytest.mark.parametrize("name", ['"] # [[topic]] \\ é', "Ünïcode 🎉", "a" * 200, "עברית", "<b>&amp;</b>"])
def test_a_name_of_any_characters_comes_back_as_it_was_given(topics: Run, name: str) -> None:
    topics("--rename", listed(topics)[0]["id"], "--to", name)
    assert name in [topic["label"] for topic in listed(topics)]
    assert topics("--rename", name, "--to", "Plain").code == 0
    assert "Plain" in [topic["label"] for topic in listed(topics)]


def test_a_name_is_taken_back_without_to(topics: Run) -> None:
    before = listed(topics)
    topics("--rename", before[0]["id"], "--to", "Gales")
    ran = topics("--rename", "gales")
    assert (ran.code, ran.err) == (0, f"{NAMES}: written\n")
    assert listed(topics) == before


def test_topics_that_are_merged_are_one_and_are_again_two_without_their_name(topics: Run) -> None:
    before = listed(topics)
    first, second = before
    ran = topics("--merge", first["id"], "--merge", second["label"], "--to", "Everything", "--json")
    (one,) = ran.record["topics"]
    assert (one["label"], one["named"]) == ("Everything", True)
    assert sorted(one["passages"]) == sorted([*first["passages"], *second["passages"]])
    assert topics("--rename", "Everything").code == 0
    assert listed(topics) == before


def test_names_are_kept_where_the_user_says(topics: Run, place: Path) -> None:
    before = listed(topics)
    assert topics("--rename", before[0]["id"], "--to", "Gales", "--names", "mine.toml").err == "mine.toml: written\n"
    assert not (place / NAMES).exists()
    assert listed(topics) == before
    assert "Gales" in [topic["label"] for topic in listed(topics, "--names", "mine.toml")]


@pytest.mark.parametrize("suffix", [".md", ".docx", ".html", ".pdf", ".json"])
def test_the_list_goes_into_a_file_of_any_kind(topics: Run, place: Path, suffix: str) -> None:
    ran = topics("-o", f"out{suffix}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"out{suffix}: written\n")
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index", f"out{suffix}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rename", "x", "--merge", "y"], "give either --rename or --merge"),
        (["--merge", "x", "--to", "Y"], "--merge takes two topics or more (repeat it), and --to their name"),
        (["--merge", "x", "--merge", "y"], "--merge takes two topics or more (repeat it), and --to their name"),
        (["--to", "Y"], "--to goes with --rename or --merge"),
        (["--rename", "x", "--to", ""], "--to gives no name; leave it out to take a name back"),
        (["--rename", "", "--to", "Y"], "--rename names no topic"),
        (["extra"], "unexpected extra argument"),
        (["--language", "de"], "'fr', 'en'"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_and_names_stay(topics: Run, place: Path, arguments: list[str], said: str) -> None:
    assert said in usage_error(topics(*arguments))
    assert not (place / NAMES).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rename", "nope", "--to", "Y"], "there is no topic 'nope'; `qa topics` lists them with their ids"),
        (["--merge", "{0}", "--merge", "nope", "--to", "Y"], "there is no topic 'nope'"),
        (["--merge", "{0}", "--merge", "{0}", "--to", "Y"], "is one topic already; name two or more to merge"),
        (["--rename", "{0}"], "has no name of yours to take back; give it one with --to"),
        (["--rename", "{0}", "--to", "\x07"], "cannot be the name of a topic; give it a word or two"),
        (["--rename", "{0}", "--to", "Y", "--names", "nowhere/mine.toml"], "the names of topics cannot be written ("),
        (["--rename", "{0}", "--to", "Y", "--names", "corpus"], "corpus: the names of topics cannot be read ("),
        (["--names", "mine.toml"], "mine.toml: there is no such file; `qa topics --rename TOPIC --to NAME"),
        (["-o", "out.csv"], "out.csv: the kind of file is not known"),
        (["--index", "nowhere"], "nowhere: no index was built here"),
    ],
    ids=lambda part: part[:30] if isinstance(part, str) else " ".join(part)[:40],
)
def test_a_mistake_is_one_sentence_and_no_name_is_kept(
    topics: Run, place: Path, arguments: list[str], said: str
) -> None:
    first = listed(topics)[0]["id"]
    assert said in sentence(topics(*(part.format(first) for part in arguments)))
    assert not (place / NAMES).exists()
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[topic]]\nname = "A"\npassages = [\n', "corpus/topics.toml:3: this is not valid TOML: "),
        ('\n[[topic]]\nnam = "A"\n', "corpus/topics.toml:2: the key 'nam' is not known; did you mean 'name'?"),
        ('[[topic]]\nname = "A"\n', "corpus/topics.toml:1: the topic 'A' needs its passages"),
        ('topic = "A"\n', "corpus/topics.toml:1: topics must be written as [[topic]] blocks"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--rename", "x", "--to", "Y"]], ids=["list", "rename"])
def test_a_file_of_names_that_is_broken_is_shown_with_its_line_and_stays(
    topics: Run, place: Path, content: str, said: str, options: list[str]
) -> None:
    (place / NAMES).write_text(content)
    assert sentence(topics(*options)).startswith(said)
    assert (place / NAMES).read_text() == content


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_leaves_the_old_names_and_no_draft(
    topics: Run, place: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    topics("--rename", listed(topics)[0]["id"], "--to", "Old")
    old = (place / NAMES).read_bytes()
    files = sorted((place / "corpus").iterdir())

    def full(path: Path, *_: object, **__: object) -> NoReturn:
        path.open("wb").close()
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        said = sentence(topics("--rename", "Old", "--to", "New"))
    assert f"the names of topics cannot be written ({os.strerror(number)})" in said
    assert (place / NAMES).read_bytes() == old
    assert sorted((place / "corpus").iterdir()) == files
