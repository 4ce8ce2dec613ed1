"""The console script itself with the default encoder, on a machine whose model is unpacked where QA_CACHE says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fakes import HARBOUR, write_corpus

pytestmark = pytest.mark.encoder
SCRIPT = Path(sys.executable).with_name("qa")


def qa(*arguments: str, cwd: Path, stdin: str = "", **environment: str) -> tuple[int, str, str]:
    """(status, stdout, stderr) of the command."""
    done = subprocess.run(  # noqa: S603 - our own command
        [SCRIPT, *arguments], cwd=cwd, env=os.environ | environment, input=stdin, capture_output=True,
        encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A QA_CACHE for these tests, whether or not the environment names one."""
    return os.environ.get("QA_CACHE") or str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def folder(cache: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of one talk, its index built by the command."""
    place = tmp_path_factory.mktemp("real")
    write_corpus(place, {"harbour.txt": HARBOUR})
    status, out, err = qa("build", cwd=place, QA_CACHE=cache)
    assert (status, out) == (0, "")
    assert err == "index: 1 embedded, 0 kept (1 transcript, 6 turns, 2 speakers, 6 passages, 15 vectors)\n"
    return place


def test_a_french_question_finds_the_english_passage_and_stdout_holds_json_only(folder: Path, cache: str) -> None:
    status, out, err = qa("ask", "Qui a reconstruit le phare ?", "--json", cwd=folder, QA_CACHE=cache)
    assert (status, err, out.count("\n")) == (0, "", 1)
    answer = json.loads(out)
    assert answer["language"] == "fr"
    assert "granite" in answer["passages"][0]["text"]


def test_a_batch_is_answered_in_order_with_one_load(folder: Path, cache: str) -> None:
    questions = ["When was the first basin dug?", "What is unloaded there?"] * 10
    status, out, err = qa("ask", "--batch", "-", "--json", cwd=folder, stdin="\n".join(questions), QA_CACHE=cache)
    assert (status, err) == (0, "")
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["question"] for record in records] == questions
    assert "1921" in records[0]["passages"][0]["text"]
    assert "oranges" in records[1]["passages"][0]["text"]


def test_a_model_that_is_not_there_is_one_sentence_without_the_network(folder: Path, cache: str) -> None:
    status, out, err = qa("ask", "Who?", "--model", "nobody/nothing", cwd=folder, QA_CACHE=cache)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("qa: the encoder 'nobody/nothing' cannot be loaded")
    assert "--model (or QA_MODEL)" in err


def test_a_cache_that_cannot_be_written_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    status, out, err = qa("ask", "Who?", cwd=folder, QA_CACHE=str(tmp_path / "taken"))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"qa: {tmp_path / 'taken'}: ")
    assert "QA_CACHE" in err
