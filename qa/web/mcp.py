"""The interviews as an MCP server: five tools, over HTTP behind the page or over the standard streams."""

from __future__ import annotations

import json
from typing import Any

import anyio
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

from qa import __version__
from qa.errors import QAError
from qa.web.calling import Checked, checked
from qa.web.desk import Busy, Desk
from qa.web.programs import Programs
from qa.web.shapes import DEFECT
from qa.web.site.defects import log_defect

NAME = "interview-qa"
INSTRUCTIONS = (
    "Search a body of interview transcripts, and check quotes against it. Every `text` is verbatim: quote it exactly, "
    "in the language it is in, with its speaker and its citation, and never put an interviewer's words into the "
    "mouth of the guest. When `answered` is false, say that the interviews do not answer."
)
_READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(programs: Programs, desk: Desk) -> Server[Any]:
    """The server, to be run over any transport. A `QAError` becomes a tool error with its sentence."""
    offered = {function.__name__: checked(function) for function in programs.tools}
    described = [_tool(function) for function in offered.values()]

    async def tools(context: Any, request: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=described)

    async def call(context: Any, request: CallToolRequestParams) -> CallToolResult:
        wanted = offered.get(request.name)
        if wanted is None:
            return _refused(f"There is no tool {request.name[:80]!r}; there are: {', '.join(offered)}.")
        return await _called(desk, wanted, request.arguments or {})

    return Server(NAME, version=__version__, instructions=INSTRUCTIONS, on_list_tools=tools, on_call_tool=call)


def serve_streams(programs: Programs) -> None:
    """Serves one client over stdin and stdout until it goes; anything else that is printed goes to stderr."""

    async def run() -> None:
        running = server(programs, Desk())
        async with stdio_server() as (incoming, outgoing):
            await running.run(incoming, outgoing, running.create_initialization_options())

    anyio.run(run)


def _tool(function: Checked) -> Tool:
    return Tool(
        name=function.name,
        title=function.name.replace("_", " ").capitalize(),
        description=function.description,
        input_schema=function.takes,
        output_schema=function.gives,
        annotations=_READING,
    )


async def _called(desk: Desk, wanted: Checked, arguments: dict[str, Any]) -> CallToolResult:
    try:
        record = await desk.run(lambda: wanted(arguments))
    except (QAError, Busy) as error:
        return _refused(str(error))
    except Exception as error:  # noqa: BLE001, RUF100 - its message might quote what was asked: it is not sent, nor logged
        log_defect(wanted.name, error)
        return _refused(DEFECT)
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=record)


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=why)], is_error=True)
