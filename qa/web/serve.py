"""Starts the web page on this machine."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from qa.engine import Engine
from qa.web.application import application
from qa.web.interviews import Interviews
from qa.web.listening import listening
from qa.web.security import check_host


def serve(
    engine_or_folder: Interviews | Path, host: str = "127.0.0.1", port: int = 7860, auth: tuple[str, str] | None = None
) -> None:
    """Serves the page until interrupted, and says on stderr where it is.

    Takes an engine, or the index folder to open. Raises ConfigError for a port that is taken, and for a host that other
    machines can reach when `auth`, a user name and a password, is not given; what `Engine.open` raises besides.
    """
    check_host(host, authenticated=auth is not None)
    interviews = Engine.open(engine_or_folder) if isinstance(engine_or_folder, Path) else engine_or_folder
    with listening(host, port) as listener:
        app = application(interviews, auth)
        name = f"[{host}]" if ":" in host else host
        sys.stderr.write(
            f"The interviews can be asked at http://{name}:{listener.getsockname()[1]}/ (Ctrl+C to stop)\n"
        )
        # Access lines would tell who asked when; nothing of a question is in them, and nobody needs them.
        # Gradio's client keeps a stream open: who stops the server shall not have to wait for it.
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt):  # uvicorn stops in good order, then passes the interrupt on
            server.run(sockets=[listener])
