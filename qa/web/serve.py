"""Starts the web pages on this machine."""

from __future__ import annotations

import sys
from contextlib import suppress

import uvicorn

from qa.web.application import application
from qa.web.listening import listening
from qa.web.security import check_host
from qa.web.site import Library, Terms


def serve(library: Library, terms: Terms, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the pages until interrupted, and says on stderr where they are.

    Raises ConfigError for a port that is taken, and for a host that other machines can reach when the terms name no
    users.
    """
    check_host(host, authenticated=bool(terms.users))
    with listening(host, port) as listener:
        app = application(library, terms)
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
