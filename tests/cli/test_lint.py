"""`qa lint`: several drafts, every format, stdin, what cannot be read, and what CI and pre-commit read of it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from pre_commit.clientlib import load_manifest

from qa.drafts import FORMATS

from .conftest import Loads, Ran, Run, sentence, usage_error

ROOT = Path(__file__).parents[2]
SAID = "A wheel ripens nineteen months in the cellar."
RIGHT = f"“{SAID}” said Clara Dunn.\n"
ALTERED = RIGHT.replace("nineteen", "twenty")
WRONG = RIGHT.replace("Clara Dunn", "Bert Moss")


@pytest.fixture
def linted(qa: Run, place: Path, loads: Loads, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`linted(*arguments)` is `qa lint *arguments` where the talks, their index and drafts are: right.md, altered.md,
    wrong.txt."""
    monkeypatch.setattr("qa.cli.lint.encoder_when_needed", loads)
    for name, text in (("right.md", RIGHT), ("altered.md", f"# A title\n\n{ALTERED}"), ("wrong.txt", WRONG)):
        (place / name).write_text(text, encoding="utf-8")

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        return qa("lint", *arguments, stdin=stdin)

    return run


def test_a_draft_in_order_is_one_line_and_status_0(linted: Run) -> None:
    ran = linted("right.md")
    assert (ran.code, ran.out, ran.err) == (0, "1 quote checked: 0 errors, 0 warnings\n", "")


def test_an_altered_quote_is_shown_where_it_stands_with_status_1(linted: Run) -> None:
    ran = linted("altered.md")
    first, compared, summary = ran.out.splitlines()
    assert ran.code == 1
    assert first.startswith("altered.md:3:1: error altered: ")
    assert "“twenty” was “nineteen”" in first
    assert "[-nineteen-]{+twenty+}" in compared
    assert summary == "1 quote checked: 1 error, 0 warnings"


def test_a_misattributed_quote_names_who_said_it(linted: Run) -> None:
    ran = linted("wrong.txt")
    assert ran.code == 1
    assert ran.out.startswith("wrong.txt:1:1: error misattributed: not Bert Moss: Clara Dunn said it")


def test_what_nobody_said_is_an_error_unless_it_is_of_somebody_else_and_those_are_passed_over(linted: Run) -> None:
    other = "“Xylophones quarrel behind yellow turnips,” said Carl Lind."
    assert linted("-", stdin=other).code == 1
    ran = linted("-", "--only-known", stdin=other)
    assert (ran.code, ran.out) == (0, "1 quote checked: 0 errors, 0 warnings\n")
    assert linted("-", "--only-known", stdin=other.replace("Carl Lind", "Clara Dunn")).code == 1
    assert "ok elsewhere: not found" in linted("-", "--only-known", "-v", stdin=other).out


def test_a_quote_that_the_draft_marks_is_left_alone(linted: Run) -> None:
    ran = linted("-", stdin=f"<!-- qa: ignore -->\n{ALTERED}")
    assert (ran.code, ran.out) == (0, "0 quotes checked: 0 errors, 0 warnings, 1 ignored\n")


def test_stdin_is_markdown_or_what_is_said(linted: Run) -> None:
    assert linted("-", stdin=f"> {SAID}\n\n— Clara Dunn\n").out.startswith("1 quote checked")
    html = f"<blockquote>{SAID}</blockquote>"
    assert linted("-", "--as", "txt", stdin=html).out.startswith("0 quotes checked")
    assert linted("-", "--as", "html", stdin=html).out.startswith("stdin:1:13: warning no-attribution")


def test_several_drafts_and_those_that_cannot_be_read(linted: Run, place: Path) -> None:
    (place / "empty.md").touch()
    ran = linted("right.md", "missing.md", "empty.md", "altered.md", "notes.doc")
    assert ran.code == 1
    assert [line.split(":")[1].strip() for line in ran.err.splitlines()] == ["missing.md", "empty.md", "notes.doc"]
    assert ran.out.splitlines()[-1] == "2 quotes checked in 2 drafts: 1 error, 0 warnings"


@pytest.mark.parametrize("name", ["missing.md", "empty.md", "broken.docx", "binary.txt", "old.doc", "a.odt", "corpus"])
def test_a_draft_that_cannot_be_read_is_one_sentence(linted: Run, place: Path, name: str) -> None:
    for file, raw in (("empty.md", b""), ("broken.docx", b"PK\x03\x04"), ("binary.txt", b"\0"), ("old.doc", b"x")):
        (place / file).write_bytes(raw)
    assert sentence(linted(name)).startswith(f"{name}: ")


def test_a_draft_that_cannot_be_read_makes_the_status_1_though_the_others_are_in_order(linted: Run) -> None:
    assert linted("right.md", "missing.md").code == 1


def test_json(linted: Run) -> None:
    for arguments in (("--json",), ("--format", "json")):
        ran = linted("right.md", "altered.md", "missing.md", *arguments)
        record = ran.record
        assert (ran.code, record["errors"], record["warnings"]) == (1, 1, 0)
        assert [draft["file"] for draft in record["drafts"]] == ["right.md", "altered.md"]
        assert record["refused"][0]["file"] == "missing.md"
        (finding,) = record["drafts"][1]["findings"]
        assert (finding["line"], finding["verdict"], finding["attribution"]) == (3, "altered", "Clara Dunn")


def test_sarif(linted: Run) -> None:
    ran = linted("altered.md", "--format", "sarif")
    assert ran.code == 1
    (run,) = json.loads(ran.out)["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == "altered"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "altered.md"


def test_html(linted: Run) -> None:
    ran = linted("altered.md", "--format", "html")
    assert ran.code == 1
    assert ran.out.startswith("<!DOCTYPE html>")
    assert "+</span><mark>twenty</mark>" in ran.out


def test_wrong_usage(linted: Run) -> None:
    assert "DRAFT" in usage_error(linted())
    assert "xml" in usage_error(linted("right.md", "--format", "xml"))
    assert "pdf" in usage_error(linted("-", "--as", "pdf"))


def test_without_an_index_the_way_to_one_is_told(linted: Run) -> None:
    assert "qa build" in sentence(linted("right.md", "--index", "nowhere"))


# pre-commit


def test_the_hook_runs_this_command_on_drafts() -> None:
    (hook,) = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert hook["id"] == "qa-lint"
    assert hook["entry"].split() == ["qa", "lint"]
    assert hook["language"] == "python"
    assert all(re.search(hook["files"], f"a/draft{extension}") for extension in FORMATS)
    assert not re.search(hook["files"], "a/draft.py")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert "qa" in scripts
