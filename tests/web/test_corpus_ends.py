"""The corpus at its beginning, and what is left at the end of a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from .conftest import serving
from .uploads import about, ended, upload

if TYPE_CHECKING:
    import pytest


def test_a_server_that_is_ended_leaves_nothing_of_what_waited(
    tmp_path: Path, starter_corpus: Path, starter_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(tmp_path / "log", index=starter_index, corpus=starter_corpus) as server:
        httpx.post(f"{server.url}corpus/add", files={"files": ("secret.txt", about("crypt"))}, timeout=60)
        assert list(tmp_path.rglob("qa-uploads-*/*/1"))
    assert not list(tmp_path.rglob("qa-uploads-*"))


def test_the_first_transcript_of_all_makes_the_corpus_and_its_index(tmp_path: Path) -> None:
    with (
        serving(tmp_path / "log", index=tmp_path / "index", corpus=tmp_path / "corpus") as server,
        httpx.Client(base_url=server.url, timeout=60, headers={"Accept-Language": "en"}) as client,
    ):
        assert "No transcripts yet" in client.get("/corpus").text
        upload(client, ("talk.txt", about("abbey")))
        job = client.post("/corpus/add", data={"do": "add"}).headers["location"]
        assert "The index now holds 1 transcript" in ended(client, job)
        assert "Bo Marsh" in client.get("/read/talk").text
        gone = client.post("/corpus/talk/remove").headers["location"]
        assert "not a word of it is left" in ended(client, gone)
        assert "No transcripts yet" in client.get("/corpus").text
