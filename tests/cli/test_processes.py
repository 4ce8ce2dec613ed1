"""What only a process of its own can show: interrupts, closed pipes, full disks, foreign locales."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from fakes import CHEESE, write_corpus

from qa.store import current

from .process import ran, started

QUESTION = "Le mélèze résiste-t-il à la pluie ?"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
CLOSING = ("sh", "-c", 'exec "$@" 0<&- 1>&- 2>&-', "sh")
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and devices")


@posix
def test_ctrl_c_during_a_build_leaves_the_old_index_alone_and_nothing_half_written(place: Path) -> None:
    write_corpus(place, {"goats.txt": CHEESE})
    before = current(place / "index")
    with started("build", cwd=place, SLOW="1") as build:
        assert build.stderr
        assert build.stderr.readline() == b"embedding\n"
        assert len(list((place / "index").glob("generation-*"))) == 2
        build.send_signal(signal.SIGINT)
        out, err = build.communicate(timeout=30)
    assert (build.returncode, out) == (130, b"")
    assert err == b"qa: the build was stopped; the old index, if there was one, still answers\n"
    assert list((place / "index").glob("generation-*")) == [before]
    assert not (place / "index" / "CURRENT.new").exists()
    status, out, _ = ran("ask", QUESTION, "--json", cwd=place)
    assert (status, json.loads(out)["passages"][0]["id"]) == (0, "bridge#t1-p0")


@posix
def test_a_reader_that_has_gone_ends_the_command_in_silence(place: Path) -> None:
    for options in ([], ["--json"]):
        reader, writer = os.pipe()
        os.close(reader)
        status, _, err = ran("ask", QUESTION, *options, cwd=place, stdout=writer)
        os.close(writer)
        assert (status, err) == (1, b"")


@posix
def test_a_reader_of_the_first_line_of_a_long_batch_gets_it_in_peace(place: Path) -> None:
    (place / "batch.txt").write_text(f"{QUESTION}\n" * 400, encoding="utf-8")
    with started("ask", "--batch", "batch.txt", "--json", "-k", "8", cwd=place) as asking:
        assert asking.stdout
        assert asking.stderr
        assert json.loads(asking.stdout.readline())["question"] == QUESTION
        asking.stdout.close()
        assert asking.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_full_disk_behind_stdout_is_one_sentence(place: Path, options: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        status, _, err = ran("ask", QUESTION, *options, cwd=place, stdout=full)
    said = "qa: the answer cannot be written to standard output (No space left on device); write elsewhere\n"
    assert (status, err.decode()) == (1, said)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_output_is_utf_8_whatever_the_locale(place: Path, options: list[str]) -> None:
    status, out, err = ran("ask", QUESTION, *options, cwd=place, PYTHONUTF8="1")
    assert (status, err) == (0, b"")
    assert "mélèze résiste".encode() in out
    batch = ["ask", "--batch", "-", *options]
    assert ran(*batch, cwd=place, stdin=QUESTION.encode(), **ASCII) == (0, out, b"")


@posix
def test_bytes_that_are_no_text_in_a_question_do_no_harm(place: Path) -> None:
    status, out, err = ran("ask", "caf\udce9 et pluie", "--json", cwd=place)
    assert (status, err) == (0, b"")
    assert json.loads(out.decode("utf-8"))["question"] == "caf\udce9 et pluie"


@posix
def test_streams_that_were_closed_before_it_began_do_no_harm(place: Path) -> None:
    for arguments in (["ask", QUESTION], ["ask", QUESTION, "--json"], ["chat"], ["build"]):
        assert ran(*arguments, cwd=place, before=CLOSING) == (0, b"", b"")
    assert ran("ask", "?!", cwd=place, before=CLOSING) == (1, b"", b"")
