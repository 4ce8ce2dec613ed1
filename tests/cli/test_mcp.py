"""`qa mcp` as a desktop client starts it: the real command and the official client."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from fakes import HARBOUR, FakeEncoder, apart, write_corpus
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from qa.build import build
from qa.config import DEFAULT_MODEL
from qa.encode.unpack import FINGERPRINT

from .conftest import Run, sentence

SCRIPT = Path(sys.executable).with_name("qa")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that claims the default encoder, so that what needs no encoder can be asked of the real command."""
    folder = tmp_path_factory.mktemp("harbour")
    corpus = write_corpus(folder, {"harbour.txt": HARBOUR})
    build(corpus, folder / "index", FakeEncoder(name=DEFAULT_MODEL, fingerprint=FINGERPRINT))
    return folder


def test_the_command_serves_a_client_at_once_and_loads_no_model_before_it_must(harbour: Path, tmp_path: Path) -> None:
    started = StdioServerParameters(
        command=str(SCRIPT), args=["mcp", "--index", str(harbour / "index")],
        env={"QA_CACHE": str(tmp_path / "none"), "PATH": os.environ["PATH"]},
    )  # fmt: skip

    async def talk() -> float:
        before = time.monotonic()
        with (tmp_path / "stderr").open("w") as errors:
            async with Client(stdio_client(started, errors)) as client:
                speakers = await client.call_tool("list_speakers", {})
                took = time.monotonic() - before
                assert speakers.structured_content is not None
                assert [one["name"] for one in speakers.structured_content["speakers"]] == ["Anna Lowe", "Bert Moss"]
                read = await client.call_tool("read_turns", {"source": "harbour", "first": 1, "last": 1})
                assert read.structured_content is not None
                assert "1921" in read.structured_content["turns"][0]["text"]
        return took

    assert apart(talk) < 20
    assert (tmp_path / "stderr").read_text() == ""
    assert not (tmp_path / "none").exists()


def test_without_an_index_the_command_says_so_on_stderr_only(qa: Run, tmp_path: Path) -> None:
    assert "qa build" in sentence(qa("mcp", "--index", tmp_path / "nowhere"))
