"""What Gradio serves, and only that: left alone it would answer every address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Match, Mount

from qa.web.access.refusals import below

if TYPE_CHECKING:
    from starlette.types import Scope

_PAGE = ("/", "/config", "/theme.css", "/favicon.ico", "/robots.txt")
_BELOW = ("/gradio_api", "/assets", "/static", "/svelte")

# The page takes no files, and nothing is to be read from this machine's disk through it, nor run history or profiles.
_CLOSED = tuple(
    f"/gradio_api/{name}"
    for name in ("upload", "file", "proxy", "stream", "runs", "run-history", "profiling", "process_recording",
                 "vibe", "undo-vibe", "deep_link", "component_server", "dev", "token")
)  # fmt: skip


class GradioMount(Mount):
    """A mount that matches what the page "Ask" and Gradio's own client need, and nothing else."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As every route: whether it is this one's, and what the scope becomes."""
        path = scope.get("path", "")
        wanted = path in _PAGE or below(path, *_BELOW)
        if not wanted or path.startswith(_CLOSED):
            return Match.NONE, {}
        return super().matches(scope)
