"""`qa compare`: two speakers side by side, on a topic or on all they say; and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import CHEESE, HARBOUR, FakeEncoder, talk, write_corpus

from qa.build import build

from .conftest import Run, sentence, usage_error

RIVAL = talk(
    ("Anna Lowe", "What happened to the lighthouse?"),
    ("Dora Finch", "Storms took the lighthouse in 1987. Nobody rebuilt the lighthouse in granite."),
    ("Anna Lowe", "Do you keep goats?"),
    ("Dora Finch", "Eleven goats live in my garden."),
)
TEXTS = {"cheese": CHEESE, "harbour": HARBOUR, "rival": RIVAL}


@pytest.fixture(scope="module")
def quarrel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus where two people speak of one lighthouse, and its index; not to be written to."""
    folder = tmp_path_factory.mktemp("quarrel")
    build(write_corpus(folder, {f"{name}.txt": text for name, text in TEXTS.items()}), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def compare(qa: Run, quarrel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`compare(*arguments)` is `qa compare *arguments` on that index, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, stdin=b"": qa("compare", *arguments, "--index", quarrel / "index", stdin=stdin)


def test_two_speakers_stand_side_by_side_on_stdout_and_nothing_on_stderr(compare: Run) -> None:
    ran = compare("Bert Moss", "Dora Finch")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Bert Moss and Dora Finch\n")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("topic", [[], ["--topic", "lighthouse"]])
def test_each_side_holds_the_words_of_its_speaker_word_for_word(compare: Run, topic: list[str]) -> None:
    ran = compare("Bert Moss", "Dora Finch", *topic, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    record = ran.record
    assert list(record) == ["speakers", "topic", "pairs", "only"]
    assert (record["speakers"], list(record["only"])) == (["Bert Moss", "Dora Finch"], ["Bert Moss", "Dora Finch"])
    first = record["pairs"][0]
    assert list(first) == ["nearness", "left", "right"]
    assert ["lighthouse" in first[side]["text"] for side in ("left", "right")] == [True, True]
    nearness = [pair["nearness"] for pair in record["pairs"]]
    assert nearness == sorted(nearness, reverse=True)
    left = [pair["left"] for pair in record["pairs"]] + record["only"]["Bert Moss"]
    right = [pair["right"] for pair in record["pairs"]] + record["only"]["Dora Finch"]
    for name, passages in (("Bert Moss", left), ("Dora Finch", right)):
        assert {passage["speaker"] for passage in passages} <= {name}
        assert len({passage["id"] for passage in passages}) == len(passages)
        for passage in passages:
            assert TEXTS[passage["source"]["id"]][passage["start"] : passage["end"]] == passage["text"]


def test_on_a_topic_only_what_speaks_to_it_is_shown(compare: Run) -> None:
    record = compare("Bert Moss", "Dora Finch", "--topic", "lighthouse", "--json").record
    assert record["topic"] == "lighthouse"
    shown = [passage for pair in record["pairs"] for passage in (pair["left"], pair["right"])]
    shown += [passage for passages in record["only"].values() for passage in passages]
    assert [passage["text"] for passage in shown if "lighthouse" not in passage["text"]] == []


def test_a_side_that_is_silent_on_the_topic_is_empty_and_the_other_is_not(compare: Run) -> None:
    record = compare("Clara Dunn", "Bert Moss", "--topic", "lighthouse", "--json").record
    assert (record["pairs"], record["only"]["Clara Dunn"]) == ([], [])
    assert [passage["id"] for passage in record["only"]["Bert Moss"]] == ["harbour#t5-p0"]


def test_the_other_way_round_the_same_passages_face_each_other(compare: Run) -> None:
    one, other = (compare(*names, "--json").record for names in (("Bert", "Dora"), ("Dora", "Bert")))
    pairs = [(pair["left"]["id"], pair["right"]["id"]) for pair in one["pairs"]]
    assert sorted(pairs) == sorted((pair["right"]["id"], pair["left"]["id"]) for pair in other["pairs"])


def test_the_words_around_are_in_the_language_asked_for(compare: Run) -> None:
    french = compare("Bert", "Dora", "--topic", "lighthouse", "--language", "fr").out
    assert french.startswith("Bert Moss et Dora Finch\n")
    assert "Sur «\N{NO-BREAK SPACE}lighthouse\N{NO-BREAK SPACE}»" in french
    assert "Storms took the lighthouse in 1987." in " ".join(french.split())


@pytest.mark.parametrize("suffix", [".md", ".docx", ".html", ".pdf", ".json"])
def test_it_goes_into_a_file_of_any_kind(compare: Run, tmp_path: Path, suffix: str) -> None:
    ran = compare("Bert", "Dora", "--output", f"out{suffix}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"out{suffix}: written\n")
    assert [path.name for path in tmp_path.iterdir()] == [f"out{suffix}"]
    assert (tmp_path / f"out{suffix}").stat().st_size > 500


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Bert", "Bert Moss"], "both names are those of Bert Moss; name two people to compare"),
        (["Bert Mos", "Clara"], "no speaker 'Bert Mos' in these interviews; did you mean 'Bert Moss'?"),
        (["Bert", "Anna Lowe"], "Anna Lowe only asks questions in these interviews; who answers in them: Clara Dunn"),
        (["Bert", "Dora", "--topic", "?!"], "the topic is empty, or has no words in it"),
        (["Bert", "Dora", "--topic", "x" * 301], "the topic has 301 characters, 300 are the limit"),
        (["Bert", "Dora", "-o", "out.csv"], "out.csv: the kind of file is not known; end its name in one of: .md, "),
        (["Bert", "Dora", "-o", "nowhere/out.md"], "there is no folder "),
    ],
    ids=lambda part: part[:30] if isinstance(part, str) else " ".join(part)[:30],
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    compare: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    assert said in sentence(compare(*arguments))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "SPEAKER"),
        (["Bert"], "SPEAKER"),
        (["Bert", "Moss", "Dora"], "there are more than two speakers; put whole names in quotation marks"),
        (["Bert", "Dora", "--language", "es"], "'fr', 'en'"),
        (["Bert", "Dora", "--rows", "3"], "No such option: --rows"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(qa: Run, arguments: list[str], said: str) -> None:
    assert said in usage_error(qa("compare", *arguments))


def test_an_index_that_is_not_there_is_named(qa: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence(qa("compare", "Bert", "Dora")).startswith("index: no index was built here")
