"""Who is far gets answers compressed; who is near, and streams of events, do not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.routing import Route

from qa.web.compressed import CompressedAfar

PAGE = "<p>word</p>" * 1000


def _answered(path: str, client: str) -> httpx.Response:
    app = CompressedAfar(Starlette(routes=[
        Route("/page", lambda request: HTMLResponse(PAGE)),
        Route("/short", lambda request: HTMLResponse("<p>")),
        Route("/stream", lambda request: StreamingResponse(iter([PAGE]), media_type="text/event-stream")),
    ]))  # fmt: skip

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app, client=(client, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as asking:
            return await asking.get(path)

    with ThreadPoolExecutor(1) as pool:  # the browser's loop may run in this thread
        return pool.submit(anyio.run, ask).result()


@pytest.mark.parametrize(
    ("path", "client", "compressed"),
    [
        ("/page", "192.168.1.4", True),
        ("/page", "127.0.0.1", False),
        ("/page", "::1", False),
        ("/short", "192.168.1.4", False),
        ("/stream", "192.168.1.4", False),
    ],
)
def test_pages_are_compressed_for_other_machines_only(path: str, client: str, compressed: bool) -> None:
    answer = _answered(path, client)
    assert (answer.headers.get("content-encoding") == "gzip") is compressed
    assert answer.text in (PAGE, "<p>")
