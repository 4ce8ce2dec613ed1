"""The end of the server: streams are closed, work is told, and nobody is cut off without an end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.types import Message

from qa.web.ending import Ending

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

SCOPE = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}


async def _open_for_ever(scope: Scope, receive: Receive, send: Send) -> None:
    async def beats() -> AsyncIterator[str]:
        yield "data: alive\n\n"
        await anyio.sleep_forever()

    await StreamingResponse(beats(), media_type="text/event-stream")(scope, receive, send)


async def _work(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    while not await request.is_disconnected():
        await anyio.sleep(0.01)
    await PlainTextResponse("stopped")(scope, receive, send)


async def _until_the_end(app: object) -> list[Message]:
    """What is sent by an application that is told to end after a moment."""
    ending, sent, begun = Ending(app), list[Message](), anyio.Event()  # type: ignore[arg-type]

    async def receive() -> Message:
        begun.set()
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ending, SCOPE, receive, send)
        await begun.wait()
        await anyio.sleep(0.05)
        ending.end()
    return sent


@pytest.mark.parametrize(("app", "body"), [(_open_for_ever, b"data: alive\n\n"), (_work, b"stopped")])
def test_whoever_waits_is_let_go(app: object, body: bytes) -> None:
    async def bounded() -> list[Message]:
        with anyio.fail_after(20):
            return await _until_the_end(app)

    with ThreadPoolExecutor(1) as pool:  # the browser's loop may run in this thread
        sent = pool.submit(anyio.run, bounded).result()
    assert sent[0]["type"] == "http.response.start"
    assert b"".join(message.get("body", b"") for message in sent[1:]) == body
    assert not sent[-1].get("more_body", False)
