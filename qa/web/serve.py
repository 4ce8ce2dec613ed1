"""Starts the web pages on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from qa.web.access.hosts import address, check_host
from qa.web.application import application
from qa.web.ending import Ending
from qa.web.listening import listening
from qa.web.site import Library, Terms

if TYPE_CHECKING:
    import socket

_PATIENCE = 2
"""Seconds that the server waits, once it is told to stop, for answers under way."""


class _Server(uvicorn.Server):
    """A server that lets go of whoever is connected, when it is told to stop."""

    def __init__(self, config: uvicorn.Config, ending: Ending) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops in good order."""
        self._ending.end()
        await super().shutdown(sockets)


def serve(opened: Callable[[], Library], terms: Terms, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serves the pages until interrupted, and says on stderr where they are. The library is opened when it is sure that
    it can be served.

    Raises `ConfigError` for a port that is taken, and for a host that other machines can reach when the terms name no
    users and let the interviews be changed; else as `opened`.
    """
    check_host(host, authenticated=bool(terms.users), read_only=terms.read_only)
    with listening(host, port) as listener:
        library = opened()
        ending = Ending(application(library, terms, host))
        if library.empty:
            sys.stderr.write(f"{library.index}: nothing is indexed there yet; the pages say so until something is\n")
        where = address(host, listener.getsockname()[1])
        sys.stderr.write(f"The interviews can be asked at {where} (Ctrl+C to stop)\n")
        # Access lines would tell who asked when; nothing of a question is in them, and nobody needs them.
        config = uvicorn.Config(ending, log_level="warning", access_log=False, server_header=False,
                                timeout_graceful_shutdown=_PATIENCE)  # fmt: skip
        with suppress(KeyboardInterrupt):  # uvicorn stops in good order, then passes the interrupt on
            _Server(config, ending).run(sockets=[listener])
