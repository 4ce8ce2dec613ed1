"""Settings: read when asked for; offline before any library can ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fakes import refused

from qa.config import DEFAULT_MODEL, go_offline, settings
from qa.errors import ConfigError

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
}
ROOT = Path(__file__).parents[2]


def test_without_any_setting_the_default_model_lives_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QA_MODEL", raising=False)
    monkeypatch.delenv("QA_CACHE", raising=False)
    assert settings().model == DEFAULT_MODEL == "multilingual-e5-small"
    assert settings().cache.name == "interview-qa"
    assert settings().cache.is_absolute()


def test_the_environment_is_read_when_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QA_MODEL", "a/model")
    monkeypatch.setenv("QA_CACHE", str(tmp_path))
    assert (settings().model, settings().cache) == ("a/model", tmp_path)
    monkeypatch.setenv("QA_MODEL", "another")
    assert settings().model == "another"


def test_what_is_given_goes_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_MODEL", "a/model")
    assert settings("b/model").model == "b/model"


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_MODEL", "")
    monkeypatch.setenv("QA_CACHE", "")
    assert settings().model == DEFAULT_MODEL
    assert settings().cache.name == "interview-qa"


def test_the_home_folder_can_be_written_as_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QA_CACHE", "~/models")
    assert settings().cache == tmp_path / "models"


def test_going_offline_goes_over_whatever_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*OFFLINE, "TOKENIZERS_PARALLELISM"]:
        monkeypatch.setenv(name, "contrary")
    go_offline()
    assert {name: os.environ[name] for name in OFFLINE} == OFFLINE


PROGRAM = """
import os, sys
before = dict(os.environ)
import {room}
print(sorted({{"torch", "transformers", "sentence_transformers", "gradio"}} & set(sys.modules)), os.environ == before)
"""


@pytest.mark.parametrize("room", ["qa.config", "qa.engine", "qa.build"])
def test_importing_reads_no_setting_and_loads_no_model(room: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QA_MODEL": "no/such/model"}
    command = [sys.executable, "-c", PROGRAM.format(room=room)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "[] True"


def test_readers_reach_the_page_where_it_is_served_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QA_URL", raising=False)
    assert settings().url == "http://127.0.0.1:7860"
    monkeypatch.setenv("QA_URL", "https://interviews.example.org/qa/")
    assert settings().url == "https://interviews.example.org/qa"


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "https://a b", "https://example.org/?x", "#"])
def test_an_address_that_cannot_be_opened_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("QA_URL", url)
    with refused(ConfigError, "QA_URL"):
        settings()
