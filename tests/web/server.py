"""Serves the pages on a free port of this machine; its first line on stdout is the address. What it serves is told by
one JSON object as the argument: `users`, `read_only`, `max_upload` as in `Terms`; `index` and `corpus`, folders that
the fake encoder built, or with `real` the default one; else the fake engine answers; `port`, if it
is not to be any; `tarries`, the seconds that the fake engine takes for what it is asked to take time for.

A process of its own, so that everything it writes can be read as a log would be.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uvicorn
from fakes import FakeEncoder

from qa.config import settings
from qa.encode import load_encoder
from qa.web.application import application
from qa.web.site import Library, Terms

from .fake import FakeEngine
from .material import transcripts


class _Announcing(uvicorn.Server):
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        port = self.servers[0].sockets[0].getsockname()[1]
        sys.stdout.write(f"http://127.0.0.1:{port}/\n")
        sys.stdout.flush()


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    folder, corpus = told.pop("index", None), told.pop("corpus", "")
    encoder = load_encoder(settings()) if told.pop("real", False) else FakeEncoder()
    fake = FakeEngine(transcripts(), told.pop("tarries", 1))
    library = Library(Path(folder), Path(corpus), encoder) if folder else Library.over(fake)
    port = told.pop("port", 0)
    app = application(library, Terms(**told))
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=3
    )
    _Announcing(config).run()
