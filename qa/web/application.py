"""The pages as one web application: Gradio mounted behind the security headers."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from qa.web.ask import page
from qa.web.interviews import Interviews
from qa.web.security import SecurityHeaders
from qa.web.theme import head, theme

AT_ONCE = 4
"""Questions answered at the same time; further ones wait."""

WAITING = 64
"""Questions that may wait before newcomers are told to come back later."""


def application(interviews: Interviews, auth: tuple[str, str] | None = None) -> FastAPI:
    """The application over these interviews. `auth`, a user name and a password, opens it to other Host names."""
    blocks = page(interviews)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(
        app, blocks, path="/", auth=auth, show_error=False, footer_links=[], run_history=False,
        enable_monitoring=False, ssr_mode=False, pwa=False, mcp_server=False, max_file_size=1,
        theme=theme(), head=head(),
    )  # fmt: skip
    app.add_middleware(SecurityHeaders, local_only=auth is None)
    return app
