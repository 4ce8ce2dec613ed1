"""The official client against the server, over each transport and in both generations of the protocol."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import jsonschema
import pytest
from fakes import apart
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from qa.render import answer_record
from qa.web.access.sizes import LONGEST_REQUEST

from .conftest import PASSWORD, TESTS, Served
from .fake import FakeEngine
from .material import transcripts

WIMI = "How many organizations use the Wimi solution?"
SAID = "Il s’agit d’un aveu d’échec pour moi"
CALLS: dict[str, dict[str, Any]] = {
    "ask": {"question": WIMI, "k": 2},
    "verify_quote": {"quote": SAID, "speaker": "Thomas Fauré"},
    "who_said": {"quote": SAID},
    "list_speakers": {},
    "read_turns": {"source": "wimi-lionel-roux", "first": 1, "last": 2},
}
Test = Callable[[Client], Awaitable[None]]
Talk = Callable[[Test], None]


@pytest.fixture(params=["http", "http, handshake", "streams", "streams, handshake"])
def talk(request: pytest.FixtureRequest, tmp_path: Path) -> Talk:
    """Runs a conversation of the client with a server over one transport, in one generation of the protocol."""
    transport, _, handshake = request.param.partition(", ")
    served: Served | None = request.getfixturevalue("served") if transport == "http" else None

    async def run(test: Test) -> None:
        with (tmp_path / "stderr").open("w") as errors:
            transport = streamable_http_client(f"{served.url}mcp") if served else stdio_client(_streams(), errors)
            async with Client(transport, mode="legacy" if handshake else "auto") as client:
                await test(client)

    return lambda test: apart(run, test)


def _streams() -> StdioServerParameters:
    paths = {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}
    return StdioServerParameters(command=sys.executable, args=["-m", "web.streams"], env=paths)


def text(result: CallToolResult) -> str:
    """The one piece of text of a result."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_the_tools_are_listed_with_what_they_take(talk: Talk) -> None:
    async def test(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert list(tools) == list(CALLS)
        for name, tool in tools.items():
            assert len(tool.description or "") > 100
            assert "\n" not in (tool.description or "")
            assert tool.annotations is not None
            assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
            jsonschema.validate(CALLS[name], tool.input_schema)
            assert all("description" in field for field in tool.input_schema["properties"].values())
        assert tools["ask"].input_schema["required"] == ["question"]
        assert tools["ask"].input_schema["properties"]["k"]["maximum"] == 50
        assert "self" not in tools["ask"].input_schema["properties"]

    talk(test)


def test_every_tool_gives_what_it_says_as_text_and_as_a_record(talk: Talk) -> None:
    async def test(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        for name, arguments in CALLS.items():
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result
            assert json.loads(text(result)) == result.structured_content
            schema = tools[name].output_schema
            assert schema is not None
            jsonschema.validate(result.structured_content, schema)

    talk(test)


def test_an_answer_is_the_record_of_the_command_line(talk: Talk) -> None:
    async def test(client: Client) -> None:
        result = await client.call_tool("ask", {"question": WIMI, "k": 2})
        answer = FakeEngine(transcripts()).ask(WIMI, k=2)
        assert result.structured_content == json.loads(json.dumps(answer_record(answer)))

    talk(test)


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {"question": " "}, "The question is empty: type what you would like to know."),
        ("ask", {}, "question: missing required argument"),
        ("ask", {"question": WIMI, "k": 0}, "k: input should be greater than or equal to 1"),
        ("ask", {"question": WIMI, "speeker": "A"}, "speeker: unexpected keyword argument"),
        ("ask", {"question": "explode, zeppelin"}, "Something went wrong on our side"),
        ("verify_quote", {"quote": ""}, "The quote is empty: paste the words to check."),
        ("who_said", {"quote": "explode, zeppelin"}, "Something went wrong on our side"),
        (
            "read_turns",
            {"source": "wimi-lionel-ruox"},
            "no source 'wimi-lionel-ruox' in these interviews; did you mean",
        ),
        ("read_turns", {"source": "flaminem", "first": 2, "last": 1}, "first is 2 and last 1"),
        ("tell_lies", {}, "There is no tool 'tell_lies'; there are: ask, verify_quote, who_said"),
    ],
)
def test_a_mistake_is_a_tool_error_with_our_sentence(
    talk: Talk, tmp_path: Path, tool: str, arguments: dict[str, Any], said: str
) -> None:
    async def test(client: Client) -> None:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert text(result).startswith(said)
        assert "zeppelin" not in text(result)

    talk(test)
    assert "zeppelin" not in (tmp_path / "stderr").read_text()


def test_the_client_is_told_how_to_quote(talk: Talk) -> None:
    async def test(client: Client) -> None:
        assert "verbatim" in (client.instructions or "")

    talk(test)


# Over HTTP


@asynccontextmanager
async def _signed(url: str, **options: Any) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(**options) as http,
        Client(streamable_http_client(f"{url}mcp", http_client=http)) as client,
    ):
        yield client


def test_with_a_password_only_who_has_it_may_call(locked: Served) -> None:
    statuses: list[int] = []

    async def noted(response: httpx2.Response) -> None:
        statuses.append(response.status_code)

    async def test() -> None:
        async with _signed(locked.url, auth=PASSWORD) as client:
            assert len((await client.list_tools()).tools) == 5
        wrong: dict[str, Any] = {"auth": ("reader", "wrong"), "event_hooks": {"response": [noted]}}
        with pytest.raises(ExceptionGroup):
            async with _signed(locked.url, **wrong) as client:
                await client.list_tools()

    apart(test)
    assert set(statuses) == {401}


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Host": "evil.example"}, b"{}", 421),
        ({"Origin": "http://evil.example"}, b"{}", 403),
        ({"Origin": "null"}, b"{}", 403),
        ({}, b"x" * (LONGEST_REQUEST + 1), 413),
        ({"Content-Type": "text/plain"}, b"{}", 400),
    ],
)
def test_what_no_client_sends_is_refused(served: Served, headers: dict[str, str], body: bytes, status: int) -> None:
    given = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"} | headers
    assert httpx2.post(f"{served.url}mcp", content=body, headers=given).status_code == status


def test_there_is_no_stream_to_keep_open(served: Served) -> None:
    refused = httpx2.get(f"{served.url}mcp", headers={"Accept": "text/event-stream"})
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
