"""`qa prepare`: the matrix, the dossier and the brief, as text, as JSON and as files; and what is refused."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import docx
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR
from pypdf import PdfReader

from .conftest import Run, sentence, usage_error

TEXTS = {"bridge": BRIDGE, "cheese": CHEESE, "harbour": HARBOUR}
GUESTS = ["Zoé Martin", "Clara Dunn", "Bert Moss"]
SAID = "We rebuilt the lighthouse in granite."
MATRIX, DOSSIER, BRIEF = ["--matrix"], ["--guest", "Bert Moss"], ["--topic", "lighthouse"]
KINDS = [MATRIX, DOSSIER, BRIEF]
PASSAGE = [
    *("rank", "score", "id", "text", "highlights", "speaker", "role", "question", "source", "turn", "start", "end"),
    "citation",
]


@pytest.fixture
def prepare(qa: Run, place: Path) -> Run:
    """`prepare(*arguments)` is `qa prepare *arguments` beside talks of its own."""
    return lambda *arguments, stdin=b"": qa("prepare", *arguments, stdin=stdin)


def passages(record: Any) -> Iterator[dict[str, Any]]:
    """Every passage in a record, however deep."""
    if isinstance(record, dict):
        if list(record) == PASSAGE:
            yield record
        for value in record.values():
            yield from passages(value)
    elif isinstance(record, list):
        for value in record:
            yield from passages(value)


def read(path: Path) -> str:
    """The words of a document, without their spacing."""
    if path.suffix == ".docx":
        text = "".join(
            node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t")
        )
    elif path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
    else:
        text = path.read_text(encoding="utf-8")
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_document_is_written_on_stdout_and_nothing_on_stderr(prepare: Run, kind: list[str], language: str) -> None:
    ran = prepare(*kind, "--language", language)
    assert (ran.code, ran.err) == (0, "")
    assert SAID in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("kind", "english", "french"),
    [
        (MATRIX, "Who was asked what\n8 questions, 3 guests", "Quelle question à qui\n8 questions, 3 personnes"),
        (DOSSIER, "Dossier: Bert Moss", "Dossier\N{NO-BREAK SPACE}: Bert Moss"),
        (BRIEF, "1 of 3 people addresses this", "1 personne sur 3 en parle"),
    ],
)
def test_a_document_is_worded_in_the_language_asked_for(
    prepare: Run, kind: list[str], english: str, french: str
) -> None:
    assert english in prepare(*kind).out
    assert french in prepare(*kind, "--language", "FR").out


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_json_is_one_line_of_passages_as_in_ask_each_word_for_word(prepare: Run, kind: list[str]) -> None:
    ran = prepare(*kind, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    found = list(passages(ran.record))
    assert found
    for passage in found:
        text = TEXTS[passage["source"]["id"]]
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert text[: passage["start"]].splitlines()[-1].startswith(f"{passage['speaker']}: ")
        assert passage["speaker"] in GUESTS


def test_a_matrix_in_json_has_a_cell_for_every_guest_in_every_row(prepare: Run) -> None:
    record = prepare("--matrix", "--json").record
    assert list(record) == ["rows", "guests", "questions"]
    assert (record["guests"], record["questions"], len(record["rows"])) == (GUESTS, 8, 8)
    for row in record["rows"]:
        assert list(row) == ["question", "asked", "cells"]
        assert [cell["speaker"] for cell in row["cells"]] == GUESTS
        assert row["asked"] == sum(cell["state"] == "answered" for cell in row["cells"]) == 1
        for cell in row["cells"]:
            assert list(cell)[:4] == ["speaker", "state", "question", "passages"]
            assert cell["state"] in ("answered", "touched", "not-asked")
            assert (cell["question"] is None) == (cell["state"] != "answered")
            assert {passage["speaker"] for passage in cell["passages"]} <= {cell["speaker"]}


def test_whoever_was_not_asked_has_the_nearest_question_and_the_nearest_passage(prepare: Run) -> None:
    cells = [cell for row in prepare("--matrix", "--json").record["rows"] for cell in row["cells"]]
    unasked = [cell for cell in cells if cell["state"] == "not-asked"]
    assert len(unasked) >= 14
    for cell in unasked:
        assert len(cell["passages"]) == 1
        asked = [other["question"] for other in cells if other["speaker"] == cell["speaker"] and other["question"]]
        assert cell["nearest_question"] in asked
    assert {cell["nearest_question"] for cell in cells if cell["state"] == "answered"} == {None}


def test_a_matrix_of_some_guests_has_no_other_column(prepare: Run) -> None:
    record = prepare("--matrix", "--guest", "clara", "--guest", "Bert Moss", "--guest", "Clara Dunn", "--json").record
    assert record["guests"] == ["Clara Dunn", "Bert Moss"]
    assert [[cell["speaker"] for cell in row["cells"]] for row in record["rows"]] == [["Clara Dunn", "Bert Moss"]] * 6


@pytest.mark.parametrize("rows", [1, 3, 8, 1000])
def test_a_matrix_has_at_most_so_many_rows_and_says_how_many_there_are(prepare: Run, rows: int) -> None:
    record = prepare("--matrix", "--rows", str(rows), "--json").record
    assert (len(record["rows"]), record["questions"]) == (min(rows, 8), 8)
    if rows == 1:
        assert "1 of 8 questions are shown" in prepare("--matrix", "--rows", "1").out


def test_a_dossier_in_json_has_the_parts_of_the_contract(prepare: Run) -> None:
    record = prepare(*DOSSIER, "--json").record
    assert list(record) == ["speaker", "facts", "topics", "asked", "others", "never_asked", "statements"]
    assert (record["speaker"], record["facts"]["turns"]) == ("Bert Moss", 3)
    assert [interview["id"] for interview in record["facts"]["interviews"]] == ["harbour"]
    assert [asked["question"] for asked in record["asked"]] == [
        "How did the harbour of Brell begin?",
        "What is unloaded there today?",
        "Are you afraid of storms?",
    ]
    assert {asked["by"] for asked in record["asked"]} == {"Anna Lowe"}
    assert len(record["never_asked"]) == 5
    assert [number["text"] for number in record["facts"]["numbers"]] == ["in 1921", "in 1987"]
    for mention in record["facts"]["numbers"]:
        assert mention["passage"]["text"][mention["start"] : mention["end"]] == mention["text"]


def test_a_guest_is_meant_by_a_part_of_the_name_in_any_case(prepare: Run) -> None:
    assert prepare("--guest", "zoe", "--json").record["speaker"] == "Zoé Martin"


def test_a_brief_in_json_lists_everybody_once_and_counts_who_addresses_the_topic(prepare: Run) -> None:
    record = prepare(*BRIEF, "--json").record
    assert list(record)[:4] == ["topic", "speakers", "addressed", "of"]
    assert (record["topic"], record["addressed"], record["of"]) == ("lighthouse", 1, 3)
    assert sorted(voice["speaker"] for voice in record["speakers"]) == sorted(GUESTS)
    assert [voice["addresses"] for voice in record["speakers"]] == [True, False, False]
    first, *silent = record["speakers"]
    assert (first["speaker"], first["passages"][0]["id"]) == ("Bert Moss", "harbour#t5-p0")
    assert [len(voice["passages"]) for voice in silent] == [1, 1]


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("suffix", [".md", ".docx", ".html", ".pdf", ".DOCX"])
def test_a_file_is_written_whole_in_the_kind_that_its_name_ends_in(
    prepare: Run, place: Path, kind: list[str], suffix: str
) -> None:
    ran = prepare(*kind, "--output", f"out{suffix}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"out{suffix}: written\n")
    lowered = (place / f"out{suffix}").rename(place / f"read{suffix.lower()}")
    assert "".join(SAID.split()) in read(lowered)
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index", lowered.name]


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_a_json_file_is_what_json_writes_on_stdout(prepare: Run, place: Path, kind: list[str]) -> None:
    ran = prepare(*kind, "--output", "out.json", "--json")
    assert (ran.code, ran.err) == (0, "out.json: written\n")
    assert (place / "out.json").read_text(encoding="utf-8") == ran.out == prepare(*kind, "--json").out


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("suffix", [".md", ".docx", ".html", ".json"])
def test_the_same_question_gives_the_same_bytes(prepare: Run, place: Path, kind: list[str], suffix: str) -> None:
    for name in ("one", "two"):
        assert prepare(*kind, "-o", f"{name}{suffix}").code == 0
    assert (place / f"one{suffix}").read_bytes() == (place / f"two{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("language", "header", "answered"),
    [("en", ["Question", "Asked", *GUESTS], "Answered"), ("fr", ["Question", "Posée à", *GUESTS], "Répondu")],
)
def test_a_table_has_a_line_a_question_and_opens_in_a_spreadsheet(
    prepare: Run, place: Path, language: str, header: list[str], answered: str
) -> None:
    assert prepare("--matrix", "--language", language, "-o", "out.csv").code == 0
    content = (place / "out.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    first, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert first[: len(header)] == header
    assert [len(row) for row in rows] == [len(first)] * 8
    assert [row[2:5].count(answered) for row in rows] == [1] * 8
    assert sum(SAID in cell for row in rows for cell in row) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give one of --matrix, --guest GUEST and --topic TOPIC"),
        (["--matrix", "--topic", "storms"], "give one of --matrix, --guest GUEST and --topic TOPIC"),
        (["--guest", "Bert", "--topic", "storms"], "give one of --matrix, --guest GUEST and --topic TOPIC"),
        (["--guest", "Bert", "--guest", "Clara"], "a dossier is on one guest; `qa compare` puts two side by side"),
        (["--guest", "Bert", "Moss"], "'Moss' belongs to no option; put names and topics in quotation marks"),
        (["--guest", ""], "an option names nobody or nothing"),
        (["--matrix", "--guest", " "], "an option names nobody or nothing"),
        (["--topic", ""], "an option names nobody or nothing"),
        (["--matrix", "--rows", "0"], "'--rows'"),
        (["--matrix", "--rows", "many"], "'--rows'"),
        (["--matrix", "--language", "de"], "'fr', 'en'"),
        (["--guest"], "--guest"),
        (["--bogus"], "No such option: --bogus"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(prepare: Run, arguments: list[str], said: str) -> None:
    assert said in usage_error(prepare(*arguments))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--guest", "Bert Mos"], "no speaker 'Bert Mos' in these interviews; did you mean 'Bert Moss'?"),
        (["--matrix", "--guest", "Clara Dun"], "did you mean 'Clara Dunn'?"),
        (["--guest", "Qqq"], "there are: Anna Lowe, Bert Moss, Clara Dunn"),
        (
            ["--guest", "Anna Lowe"],
            "Anna Lowe only asks questions in these interviews; who answers in them: Zoé Martin",
        ),
        (["--matrix", "--guest", "Anna Lowe"], "Anna Lowe only asks questions in these interviews"),
        (["--topic", "?!"], "the topic is empty, or has no words in it; name it in a few words"),
        (["--topic", " / "], "the topic is empty, or has no words in it"),
        (["--topic", "zebra " * 60], "the topic has 359 characters, 300 are the limit"),
        (["--guest", "Bert", "-o", "out.csv"], "out.csv: the kind of file is not known; end its name in one of: .md, "),
        (["--matrix", "-o", "out.xlsx"], ".json, .csv"),
        (["--matrix", "-o", "out"], "out: the kind of file is not known"),
        (["--matrix", "-o", "nowhere/out.md"], "there is no folder "),
        (["--matrix", "-o", "corpus/cheese.txt/out.md"], "there is no folder "),
        (["--matrix", "--index", "nowhere"], "nowhere: no index was built here"),
        (["--topic", "storms", "--index", "corpus"], "corpus: no index was built here"),
    ],
    ids=lambda part: part[:40] if isinstance(part, str) else " ".join(part)[:40],
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    prepare: Run, place: Path, arguments: list[str], said: str
) -> None:
    assert said in sentence(prepare(*arguments))
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index"]


def test_a_folder_of_the_name_is_not_written_over(prepare: Run, place: Path) -> None:
    (place / "out.md").mkdir()
    assert sentence(prepare(*BRIEF, "-o", "out.md")).startswith("out.md: cannot be written (")
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index", "out.md"]


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_one_sentence(prepare: Run, place: Path) -> None:
    (place / "closed").mkdir(mode=0o500)
    assert sentence(prepare(*BRIEF, "-o", "closed/out.md")).startswith("closed/out.md: cannot be written (")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_leaves_the_old_file_and_no_draft(
    prepare: Run, place: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (place / "out.md").write_text("old")

    def full(path: Path, content: bytes) -> NoReturn:
        path.open("wb").close()
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", full)
    said = f"out.md: cannot be written ({os.strerror(number)}); name another file"
    assert sentence(prepare(*BRIEF, "-o", "out.md")) == said
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index", "out.md"]
    assert (place / "out.md").read_text() == "old"


def test_a_run_that_is_interrupted_leaves_the_old_file_and_no_draft(
    prepare: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "out.md").write_text("old")

    def interrupted(path: Path, content: bytes) -> NoReturn:
        path.open("wb").close()
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    ran = prepare(*BRIEF, "-o", "out.md")
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in place.iterdir()) == ["corpus", "index", "out.md"]
    assert (place / "out.md").read_text() == "old"


def test_names_of_topics_that_cannot_be_read_are_shown_with_their_line(prepare: Run, place: Path) -> None:
    (place / "corpus" / "topics.toml").write_text('[[topic]]\nname = "Storms"\npassages = [\n')
    said = sentence(prepare(*DOSSIER))
    assert said.startswith("corpus/topics.toml:3: this is not valid TOML: ")


def test_a_dossier_calls_topics_as_the_user_does(prepare: Run, place: Path) -> None:
    (place / "mine.toml").write_text('[[topic]]\nname = "Gales"\npassages = ["harbour#t5-p0"]\n')
    topics = prepare(*DOSSIER, "--names", "mine.toml", "--json").record["topics"]
    assert "Gales" in [spoken["topic"]["label"] for spoken in topics]


def test_a_file_of_names_that_the_user_names_must_be_there(prepare: Run) -> None:
    assert sentence(prepare(*DOSSIER, "--names", "nope.toml")).startswith("nope.toml: there is no such file; ")
    assert prepare(*DOSSIER).code == 0
