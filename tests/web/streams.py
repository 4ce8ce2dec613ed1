"""Serves MCP over the fake engine on the standard streams; for tests that start it as a client would. While it serves,
it prints, as a careless library might."""

from __future__ import annotations

import sys

from qa.schema import Speaker
from qa.web.mcp import serve_streams
from qa.web.programs import Programs
from qa.web.site import Library

from .fake import FakeEngine
from .material import transcripts


class _Talkative(FakeEngine):
    def speakers(self) -> tuple[Speaker, ...]:
        sys.stdout.write("this is no message\n")
        sys.stdout.flush()
        return super().speakers()


if __name__ == "__main__":
    serve_streams(Programs(Library.over(_Talkative(transcripts()))))
