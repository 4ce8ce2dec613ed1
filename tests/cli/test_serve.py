"""`qa serve`: what it refuses, and what it hands to the page."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from qa.engine import Engine

from .conftest import Loads, Run, sentence


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, talks: object) -> list[dict[str, Any]]:
    """What the page would have been served with, in place of serving it."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "qa.web.serve.serve", lambda engine, **options: calls.append({"engine": type(engine)} | options)
    )
    monkeypatch.delenv("QA_AUTH", raising=False)
    return calls


def serve(qa: Run, asked: Run, *options: str) -> Any:
    """`qa serve` where the talks are: `asked` has gone there."""
    return qa("serve", *options)


def test_it_serves_this_machine_only_unless_told_otherwise(qa: Run, asked: Run, served: list[dict[str, Any]]) -> None:
    ran = serve(qa, asked)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert served == [{"engine": Engine, "host": "127.0.0.1", "port": 7860, "auth": None}]


def test_host_port_model_and_password_are_passed_on(
    qa: Run, asked: Run, served: list[dict[str, Any]], loads: Loads
) -> None:
    serve(qa, asked, "--host", "::1", "--port", "0", "--model", "mine", "--auth", "me:se:cret")
    assert served == [{"engine": Engine, "host": "::1", "port": 0, "auth": ("me", "se:cret")}]
    assert loads.models == ["mine"]


def test_the_password_may_stand_in_the_environment(
    qa: Run, asked: Run, served: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_AUTH", "me:secret")
    serve(qa, asked, "--host", "0.0.0.0")  # noqa: S104
    assert served[0]["auth"] == ("me", "secret")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "interviews.example"])  # noqa: S104
def test_other_machines_are_not_served_without_a_password(qa: Run, asked: Run, host: str) -> None:
    said = sentence(serve(qa, asked, "--host", host))
    assert said.startswith(f"{host} can be reached from other machines and the page has no password: ")
    assert "--auth" in said


def test_a_port_that_is_taken_is_refused(qa: Run, asked: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = sentence(serve(qa, asked, "--port", str(port)))
    assert said.startswith(f"Port {port} of 127.0.0.1 cannot be used (")
    assert "--port" in said
