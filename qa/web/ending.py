"""The end of the server: who waits for an answer is let go, so that nobody who stops it has to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from starlette.datastructures import Headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Ending:
    """ASGI middleware: once it is told to `end`, streams of events are closed (Gradio's client keeps one open as long
    as its page is), and work under way is told that nobody waits for it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._ended = False
        self._streams: set[anyio.CancelScope] = set()

    def end(self) -> None:
        """Lets everybody go, from now on. For the thread of the event loop."""
        self._ended = True
        for stream in self._streams:
            stream.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        streaming, complete = anyio.CancelScope(), False

        async def receiving() -> Message:
            return {"type": "http.disconnect"} if self._ended else await receive()

        async def sending(message: Message) -> None:
            nonlocal complete
            if message["type"] == "http.response.start" and _is_stream(message):
                self._streams.add(streaming)
            complete = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        with streaming:
            await self._app(scope, receiving, sending)
        self._streams.discard(streaming)
        if streaming.cancelled_caught and not complete:
            await send({"type": "http.response.body", "body": b""})


def _is_stream(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/event-stream")
