"""Wrong usage is status 2 with what is wrong; help is fast and complete."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import typer

from qa import __version__
from qa.cli import app

from .conftest import Loads, Run, usage_error

COMMANDS = (
    "build",
    "ask",
    "chat",
    "parse",
    "eval",
    "serve",
    "add",
    "list",
    "show",
    "check",
    "cite",
    "lint",
    "mcp",
    "remove",
    "rename-speaker",
    "merge-speakers",
    "set",
    "prepare",
    "compare",
    "topics",
    "verify",
)
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "gradio",
    "sklearn",
    "scipy",
    "uvicorn",
    "trafilatura",
    "pypdf",
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "give either a question or --batch FILE"),
        (["ask", "Who?", "--batch", "-"], "give either a question or --batch FILE"),
        (["ask", "Who?", "--conversation"], "--conversation goes with --batch FILE"),
        (["ask", "Who", "rebuilt", "it?"], "put the whole question in quotation marks"),
        (["ask", "Who?", "--bogus"], "No such option: --bogus"),
        (["ask", "Who?", "-k", "many"], "'-k'"),
        (["ask", "Who?", "-k"], "-k"),
        (["ask", "Who?", "--role", "guest"], "'interviewee', 'quoted', 'narrator', 'unknown'"),
        (["ask", "Who?", "--speaker", ""], "'--speaker': nothing is named"),
        (["ask", "Who?", "--source", " "], "'--source': nothing is named"),
        (["ask", "Who?", "--language", ""], "'--language': nothing is named"),
        (["ask", "Who?", "--since", ""], "'--since': nothing is named"),
        (["ask", "Who?", "--until", ""], "'--until': nothing is named"),
        (["build", "corpus"], "unexpected extra argument"),
        (["build", "--jobs", "4"], "No such option: --jobs"),
        (["parse"], "FILE"),
        (["eval"], "FILE"),
        (["serve", "--port", "65536"], "'--port'"),
        (["serve", "--port", "http"], "'--port'"),
        (["serve", "--auth", "me"], "a user name, a colon and a password"),
        (["serve", "--auth", ":secret"], "a user name, a colon and a password"),
        (["nonsense"], "No such command 'nonsense'"),
        (["--bogus"], "No such option: --bogus"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_and_says_what_is_wrong(qa: Run, loads: Loads, arguments: list[str], said: str) -> None:
    assert said in usage_error(qa(*arguments))
    assert loads.models == []


@pytest.mark.parametrize("arguments", [["zebra quagga"], ["zebra", "quagga"], ["zebra quagga", "--batch", "-"]])
def test_wrong_usage_does_not_repeat_the_question(qa: Run, arguments: list[str]) -> None:
    said = usage_error(qa("ask", *arguments, "--conversation"))
    assert "zebra" not in said
    assert "quagga" not in said


def test_a_password_is_not_repeated(qa: Run) -> None:
    assert "secret" not in usage_error(qa("serve", "--auth", ":secret"))


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(qa: Run, flag: str) -> None:
    ran = qa(flag)
    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"^  ([a-z-]+)  ", ran.out.split("Commands:")[1], re.MULTILINE) == list(COMMANDS)


def test_no_command_at_all_shows_the_help(qa: Run) -> None:
    ran = qa()
    assert ran.code in (0, 2)
    assert "Commands:" in ran.out + ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_sentence_in_the_help(qa: Run, command: str) -> None:
    ran = qa(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    for parameter in typer.main.get_command(app).commands[command].params:  # type: ignore[attr-defined]
        assert parameter.help, parameter.name
        assert " ".join(parameter.help.split()) in shown
        assert any(
            name in ran.out
            for name in (*parameter.opts, parameter.name.upper(), parameter.metavar or parameter.name.upper())
        )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_an_index(qa: Run, command: str) -> None:
    assert "--index DIR" in qa(command, "--help").out


def test_the_version_is_the_packages(qa: Run) -> None:
    ran = qa("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"qa {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["add", "--help"], ["serve", "--help"], ["--version"], ["ask"]]
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    loaded = f"' '.join(name for name in {HEAVY!r} if name in sys.modules)"
    script = (
        f"import atexit, sys; from qa.cli import main; sys.argv[1:] = {arguments!r};"
        f"atexit.register(lambda: sys.stderr.write('loaded: ' + {loaded})); main()"
    )
    ran = subprocess.run(  # noqa: S603 - this interpreter, a script of ours
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.stderr.splitlines()[-1] == "loaded: "
