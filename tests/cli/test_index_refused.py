"""An index that is missing, harmed or foreign: status 1, and one sentence with what mends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa.store import current

from .conftest import Loads, Run, sentence

QUESTION = "Who rebuilt the lighthouse?"
COMMANDS = (["ask", QUESTION], ["ask", "--batch", "-"], ["chat"], ["eval", "known.jsonl"], ["serve", "--port", "0"])


@pytest.fixture(autouse=True)
def known(place: Path) -> None:
    (place / "known.jsonl").write_text(json.dumps({"question": QUESTION, "evidence": ["granite"]}) + "\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_a_missing_index_is_refused_by_every_command_before_the_model_is_loaded(
    qa: Run, loads: Loads, command: list[str]
) -> None:
    said = sentence(qa(*command, "--index", "nowhere"))
    assert said == "nowhere: no index was built here; build one with `qa build --index nowhere`"
    assert loads.models == []


def test_a_folder_with_other_files_is_no_index(qa: Run, place: Path) -> None:
    (place / "notes").mkdir()
    (place / "notes" / "todo.md").write_text("buy bread")
    assert "build one with `qa build --index notes`" in sentence(qa("ask", QUESTION, "--index", "notes"))
    assert qa("build", "--index", "notes").code == 0
    assert (place / "notes" / "todo.md").read_text() == "buy bread"


def test_a_file_in_place_of_the_folder_is_called_a_file(qa: Run) -> None:
    said = sentence(qa("ask", QUESTION, "--index", "known.jsonl"))
    assert said == "known.jsonl: this is a file, not an index folder; name the folder with --index"


@pytest.mark.parametrize("pointer", ["generation-0777", "", "hello", "../corpus"])
def test_a_pointer_to_nowhere_is_refused_and_mended_by_a_build(qa: Run, place: Path, pointer: str) -> None:
    (place / "index" / "CURRENT").write_text(pointer)
    said = sentence(qa("ask", QUESTION))
    assert said.startswith("index/CURRENT: names ")
    assert said.endswith("; build again with `qa build --index index`")
    assert qa("build").code == 0
    assert qa("ask", QUESTION).code == 0


@pytest.mark.parametrize("name", ["manifest.json", "vectors.faiss", "records.sqlite", "tokens-bounds.npy"])
@pytest.mark.parametrize("left", [0, 10, -1])
def test_a_truncated_file_is_named_and_mended_by_a_build(qa: Run, place: Path, name: str, left: int) -> None:
    path = current(place / "index") / name
    path.write_bytes(path.read_bytes()[:left])
    said = sentence(qa("ask", QUESTION, "--json"))
    assert said.startswith(str(path.relative_to(place)))
    assert said.endswith("; build again with `qa build --index index`")
    assert qa("build").code == 0
    assert qa("ask", QUESTION).code == 0


def test_a_missing_file_is_named(qa: Run, place: Path) -> None:
    (current(place / "index") / "words.sqlite").unlink()
    assert "words.sqlite: is missing or was altered" in sentence(qa("ask", QUESTION))


def test_an_index_of_another_encoder_is_refused_with_both_ways_out(qa: Run) -> None:
    said = sentence(qa("ask", QUESTION, "--model", "other"))
    assert said == (
        "the index was built with other weights of the encoder 'fake', not with these; "
        "build again with `qa build`, or ask with the same --model (or QA_MODEL)"
    )
    assert qa("build", "--model", "other").code == 0
    assert qa("ask", QUESTION, "--model", "other").code == 0
    assert "other weights" in sentence(qa("ask", QUESTION))


def test_an_index_of_another_version_is_refused(qa: Run, place: Path) -> None:
    path = current(place / "index") / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 99}))
    assert "index: built by another version of qa (schema 99)" in sentence(qa("ask", QUESTION))
