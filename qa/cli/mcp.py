"""`qa mcp`: the interviews as tools for a program that starts this command, such as a desktop client."""

from __future__ import annotations

from qa.cli.options import INDEX, IndexFolder, Model, app
from qa.config import settings
from qa.encode import encoder_when_needed
from qa.engine import Engine


@app.command("mcp")
def mcp(index: IndexFolder = INDEX, model: Model = None) -> None:
    """Serve the interviews to an MCP client over stdin and stdout."""
    engine = Engine.open(index, encoder_when_needed(settings(model)))
    from qa.web.mcp import serve_streams  # noqa: PLC0415 - the protocol's library takes half a second to import
    from qa.web.programs import Programs  # noqa: PLC0415 - the same
    from qa.web.site import Library  # noqa: PLC0415 - the same

    serve_streams(Programs(Library.over(engine)))
