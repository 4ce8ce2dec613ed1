"""Serves the page over the fake engine on a free port of this machine; its first line on stdout is the address. A user
name and a password may be given as arguments.

A process of its own, so that everything it writes can be read as a log would be.
"""

from __future__ import annotations

import sys

import uvicorn

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
    app = application(FakeEngine(transcripts()), auth=(user, password) if user else None)
    _Announcing(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", access_log=False)).run()
