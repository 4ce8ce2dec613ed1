"""Serves the page over the fake engine on a free port of this machine; its first line on stdout is the address. A user
name and a password may be given as arguments; INDEX names a folder that the fake encoder built, to serve instead.

A process of its own, so that everything it writes can be read as a log would be.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import uvicorn
from fakes import FakeEncoder

from qa.engine import Engine
from qa.web.application import application

from .fake import FakeEngine
from .material import transcripts


class _Announcing(uvicorn.Server):
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        port = self.servers[0].sockets[0].getsockname()[1]
        sys.stdout.write(f"http://127.0.0.1:{port}/\n")
        sys.stdout.flush()


if __name__ == "__main__":
    user, password = [*sys.argv[1:], "", ""][:2]
    folder = os.environ.get("INDEX")
    engine = Engine.open(Path(folder), FakeEncoder()) if folder else FakeEngine(transcripts())
    app = application(engine, auth=(user, password) if user else None)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="warning", access_log=False, timeout_graceful_shutdown=3
    )
    _Announcing(config).run()
