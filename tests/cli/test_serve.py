"""`qa serve`: what it refuses, and what it hands to the pages."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from qa.web.access.passwords import matches
from qa.web.site import Library, Terms

from .conftest import Loads, Run, sentence, usage_error

EVERYBODY = "0.0.0.0"  # noqa: S104 - what it means is what is tested


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, place: Path, loads: Loads) -> list[dict[str, Any]]:
    """What the pages would have been served with, in place of serving them."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr("qa.web.serve.serve", lambda opened, terms, **where: calls.append({"terms": terms} | where))
    monkeypatch.delenv("QA_AUTH", raising=False)
    return calls


def test_it_serves_this_machine_only_unless_told_otherwise(qa: Run, served: list[dict[str, Any]]) -> None:
    ran = qa("serve")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert served == [{"terms": Terms(), "host": "127.0.0.1", "port": 7860}]


def test_what_it_is_told_is_passed_on(qa: Run, served: list[dict[str, Any]]) -> None:
    qa("serve", "--host", "::1", "--port", "0", "--auth", "me:se:cret", "--read-only", "--max-upload-mb", "3")
    terms = Terms(users={"me": "se:cret"}, read_only=True, max_upload=3 * 1024 * 1024)
    assert served == [{"terms": terms, "host": "::1", "port": 0}]


def test_the_library_is_of_these_folders_and_this_model(
    qa: Run, loads: Loads, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Library] = []
    monkeypatch.setattr("qa.web.serve.serve", lambda opened, terms, **where: found.append(opened()))
    monkeypatch.setattr("qa.web.site.library.load_encoder", loads)
    (place / "index").rename(place / "other")
    qa("serve", "--index", "other", "--corpus", "corpus", "--model", "mine")
    assert (found[0].index, found[0].corpus, loads.models) == (Path("other"), Path("corpus"), ["mine"])
    assert len(found[0].engine.sources) == 3


def test_a_user_may_stand_in_the_environment_and_many_in_a_file(
    qa: Run, served: list[dict[str, Any]], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "users").write_text("# the team\nreader:pâte à choux\n")
    (place / "users").chmod(0o600)
    assert qa("serve", "--auth-file", "users").err == ""
    monkeypatch.setenv("QA_AUTH", "me:secret")
    qa("serve", "--host", EVERYBODY)
    assert [call["terms"].users for call in served] == [{"reader": "pâte à choux"}, {"me": "secret"}]
    assert "either" in usage_error(qa("serve", "--auth-file", "users"))


@pytest.mark.parametrize("given", ["me", "me:", ":secret", "", " :x"])
def test_a_user_without_a_password_is_wrong_usage(qa: Run, served: list[dict[str, Any]], given: str) -> None:
    assert "a user name, a colon and a password" in usage_error(qa("serve", "--auth", given))


def test_a_file_of_passwords_that_others_can_read_is_warned_about(
    qa: Run, served: list[dict[str, Any]], place: Path
) -> None:
    (place / "users").write_text("me:secret\n")
    (place / "users").chmod(0o644)
    ran = qa("serve", "--auth-file", "users")
    assert ran.err.startswith("warning: users: others on this machine can read it; `chmod 600 users`")
    assert served[0]["terms"].users == {"me": "secret"}


def test_what_is_wrong_in_the_file_is_told_with_its_line(qa: Run, served: list[dict[str, Any]], place: Path) -> None:
    (place / "users").write_text("me:secret\nyou\n")
    assert sentence(qa("serve", "--auth-file", "users")).startswith("users:2: there is no colon in this line")
    assert "cannot be read (No such file or directory)" in sentence(qa("serve", "--auth-file", "nowhere"))


def test_a_password_is_hashed_to_a_line_for_the_file(qa: Run, served: list[dict[str, Any]], place: Path) -> None:
    made = qa("serve", "--hash-password", "Zoé", stdin="pâte à choux\n")
    user, _, kept = made.out.strip().partition(":")
    assert (made.code, made.err, user) == (0, "", "Zoé")
    assert matches(kept, "pâte à choux")
    (place / "users").write_text(made.out)
    (place / "users").chmod(0o600)
    assert qa("serve", "--auth-file", "users").code == 0
    assert served[0]["terms"].users == {"Zoé": kept}


def test_no_password_and_a_name_with_a_colon_are_refused(qa: Run, served: list[dict[str, Any]]) -> None:
    assert sentence(qa("serve", "--hash-password", "me", stdin="")) == "no password was given; nothing was written"
    for name in ("a:b", " ", "#me", "a\nb"):
        assert "no colon" in usage_error(qa("serve", "--hash-password", name, stdin="x\n"))


@pytest.mark.parametrize("host", [EVERYBODY, "::", "192.168.1.7", "interviews.example"])
def test_other_machines_may_not_change_what_they_need_no_password_for(qa: Run, place: Path, host: str) -> None:
    said = sentence(qa("serve", "--host", host))
    assert said.startswith(f"{host} can be reached from other machines and the page has no password: ")
    assert "--auth-file" in said
    assert "--read-only" in said


def test_a_port_that_is_taken_is_refused_before_anything_is_loaded(qa: Run, loads: Loads, place: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = sentence(qa("serve", "--port", str(port)))
    assert said.startswith(f"Port {port} of 127.0.0.1 cannot be used (")
    assert "--port" in said
    assert loads.models == []


def test_a_folder_that_is_not_there_is_no_empty_library(qa: Run, loads: Loads, place: Path) -> None:
    said = sentence(qa("serve", "--port", "0", "--index", "idnex"))
    assert said.startswith("idnex: no index was built here; build one with `qa build")
