"""Answers to other machines are compressed; on this one that would only cost time.

No page holds a secret of its visitor's (no token in a form, no session in a text), so that nothing can be learned from
how well what somebody sends compresses with it. Streams of events are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware.gzip import GZipMiddleware

from qa.web.access.hosts import is_loopback

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_SHORT = 1000  # bytes that fit into one packet anyway
_LEVEL = 5


class CompressedAfar:
    """ASGI middleware: gzip for those who ask from another machine and can read it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._compressed = app, GZipMiddleware(app, minimum_size=_SHORT, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        client = scope.get("client")
        near = client is None or is_loopback(client[0])
        await (self._app if near else self._compressed)(scope, receive, send)
