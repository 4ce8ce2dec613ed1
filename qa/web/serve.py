"""Starts the web pages on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from qa.web.application import application
from qa.web.hosts import address, check_host
from qa.web.listening import listening
from qa.web.site import Library, Terms

_PATIENCE = 1
"""Seconds that the server waits, once it is told to stop, for answers under way. Gradio's client keeps a stream open as
long as its page is, and who stops the server shall not have to wait for that."""


def serve(opened: Callable[[], Library], terms: Terms, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the pages until interrupted, and says on stderr where they are. The library is opened when it is sure that
    it can be served.

    Raises `ConfigError` for a port that is taken, and for a host that other machines can reach when the terms name no
    users and let the interviews be changed; else as `opened`.
    """
    check_host(host, authenticated=bool(terms.users), read_only=terms.read_only)
    with listening(host, port) as listener:
        library = opened()
        app = application(library, terms, host)
        if library.empty:
            sys.stderr.write(f"{library.index}: nothing is indexed there yet; the pages say so until something is\n")
        where = address(host, listener.getsockname()[1])
        sys.stderr.write(f"The interviews can be asked at {where} (Ctrl+C to stop)\n")
        # Access lines would tell who asked when; nothing of a question is in them, and nobody needs them.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                                timeout_graceful_shutdown=_PATIENCE)  # fmt: skip
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt):  # uvicorn stops in good order, then passes the interrupt on
            server.run(sockets=[listener])
