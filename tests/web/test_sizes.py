"""How long requests may be: uploads stream and are counted, all else is held and bounded."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from qa.web.access.door import Door
from qa.web.access.guard import Guard
from qa.web.access.refusals import Refusals
from qa.web.access.sizes import LONGEST_REQUEST, TooLong, counted, held, longest
from qa.web.access.users import Users
from qa.web.desk import Desk
from qa.web.site import Library, Site, Terms

from .fake import FakeEngine
from .material import transcripts

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message

MB = 1 << 20
BOUNDARY = "----cut-here"
OPENING = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="long.txt"\r\n'
    "Content-Type: text/plain\r\n\r\n"
).encode()
CLOSING = f"\r\n--{BOUNDARY}--\r\n".encode()
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Accept": "text/html"}

Call = Callable[..., httpx.Response]
_Given = TypeVar("_Given")


def _run(function: Callable[..., Awaitable[_Given]], *arguments: Any) -> _Given:
    """What an asynchronous function gives; in a thread of its own, since the browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, function, *arguments).result()


async def _sizes(request: Request) -> JSONResponse:
    async with request.form() as form:
        return JSONResponse([getattr(file, "size", 0) for file in form.getlist("files")])


def _file(megabytes: int) -> Iterator[bytes]:
    yield OPENING
    for _ in range(megabytes * 16):
        yield b"x" * (MB // 16)
    yield CLOSING


@pytest.fixture
def post() -> Call:
    """Posts to an application behind the guard, which takes uploads of 8 MB."""
    terms = Terms(max_upload=8 * MB)
    library = Library.over(FakeEngine(transcripts()))
    paths = ("/corpus/add", "/corpus/set", "/check/draft")
    guard = Middleware(Guard, door=Door(Users({})), terms=terms, refusals=Refusals(Site(library, terms, Desk())))
    app = Starlette(routes=[Route(path, _sizes, methods=["POST"]) for path in paths], middleware=[guard])

    def call(path: str, content: Iterator[bytes] | bytes, headers: dict[str, str]) -> httpx.Response:
        async def body() -> AsyncIterator[bytes]:
            for part in [content] if isinstance(content, bytes) else content:
                yield part

        async def done() -> httpx.Response:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                stated = {"Content-Length": str(len(content))} if isinstance(content, bytes) else {}
                return await client.post(path, content=body(), headers=FORM | stated | headers)

        return _run(done)

    return call


@pytest.mark.parametrize("path", ["/corpus/add", "/check/draft"])
def test_files_may_be_as_large_as_the_terms_allow(post: Call, path: str) -> None:
    assert post(path, _file(7), {}).json() == [7 * MB]


def test_a_file_is_not_held_in_memory_while_it_comes(post: Call) -> None:
    tracemalloc.start()
    post("/corpus/add", _file(7), {}).raise_for_status()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * MB


@pytest.mark.parametrize(("language", "said"), [("en", "larger than 8 MB together"), ("fr", "dépassent 8 Mo au total")])
@pytest.mark.parametrize("stated", [False, True], ids=["counted while it comes", "told by its header"])
def test_files_that_are_too_large_are_refused_on_a_page_in_its_language(
    post: Call, language: str, said: str, stated: bool
) -> None:
    content = b"".join(_file(9)) if stated else _file(9)
    refused = post("/corpus/add", content, {"Accept-Language": language})
    assert (refused.status_code, refused.headers["content-type"]) == (413, "text/html; charset=utf-8")
    assert said in refused.text
    assert '<nav class="qa-nav"' in refused.text


def test_a_draft_that_is_too_large_is_called_a_draft(post: Call) -> None:
    assert "This draft is larger than 8 MB" in post("/check/draft", _file(9), {}).text


def test_a_script_is_told_in_one_sentence(post: Call) -> None:
    refused = post("/corpus/add", _file(9), {"Accept": "application/json", "Accept-Language": "fr"})
    assert refused.status_code == 413
    assert json.loads(refused.text)["error"].startswith("Ces fichiers dépassent 8 Mo au total")


def test_elsewhere_nothing_long_is_taken(post: Call) -> None:
    refused = post("/corpus/set", _file(1), {})
    assert refused.status_code == 413
    assert "262,144 bytes" in refused.text
    short = OPENING + b"x" * 1000 + CLOSING
    assert post("/corpus/set", short, {}).json() == [1000]


def test_the_limit_itself_is_not_too_long() -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"12345", "more_body": False}

    async def read(limit: int) -> Message:
        return await (await held(receive, limit))()

    assert _run(read, 5)["body"] == b"12345"
    for limit in (4, 0):
        with pytest.raises(TooLong):
            _run(read, limit)
        with pytest.raises(TooLong):
            _run(counted(receive, limit))


def test_only_where_files_are_sent_may_requests_be_long() -> None:
    assert longest("/corpus/add", 9 * MB) == longest("/check/draft", 9 * MB) == 9 * MB
    for path in ("/", "/corpus", "/corpus/add/", "/corpus/added", "/api/ask", "/login"):
        assert longest(path, 9 * MB) == LONGEST_REQUEST
