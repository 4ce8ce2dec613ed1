"""The pages as one web application, and beside them what programs use, behind the security headers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

import anyio.to_thread
import gradio as gr
from fastapi import FastAPI
from gradio.routes import App
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route

from qa.web import about, check, check_draft, context, corpus, export, filters, prepare, read, statistics
from qa.web.access import sign_in
from qa.web.access.door import Door
from qa.web.access.guard import Guard
from qa.web.access.hosts import known_name
from qa.web.access.refusals import Refusals
from qa.web.access.security import SecurityHeaders
from qa.web.access.sizes import LONGEST_REQUEST
from qa.web.access.users import Users
from qa.web.ask import page
from qa.web.compressed import CompressedAfar
from qa.web.desk import AT_ONCE, WAITING, Desk
from qa.web.endpoints import offer
from qa.web.frame import Framed
from qa.web.mcp import server
from qa.web.mounted import GradioMount
from qa.web.programs import Programs
from qa.web.rest import rest
from qa.web.site import LanguageChoice, Library, Site, Terms, assets
from qa.web.theme import theme

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_PAGES = (
    about.routes,
    check.routes,
    check_draft.routes,
    context.routes,
    export.routes,
    filters.routes,
    prepare.routes,
    read.routes,
    statistics.routes,
    corpus.routes,
)
"""What gives the routes of each page but "Ask"."""


def application(library: Library, terms: Terms, host: str = "") -> FastAPI:
    """The application over a library, on these terms, served on this host."""
    programs, desk, door = Programs(library), Desk(), Door(Users(terms.users))
    site = Site(library, terms, desk)
    refusals = Refusals(site)
    mcp = StreamableHTTPSessionManager(
        server(programs, desk), json_response=True, stateless=True, max_request_body_size=LONGEST_REQUEST
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            async with mcp.run():
                yield
        finally:
            await anyio.to_thread.run_sync(site.close)

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    beside: dict[str, ASGIApp] = {
        "/api": rest(programs, desk),
        # Without sessions there is nothing to listen to, hence no GET: a stream kept open would hold up the end.
        "/mcp": Starlette(routes=[Route("/mcp", StreamableHTTPASGIApp(mcp), methods=["POST"])]),
    }
    app.router.routes += [kind(path, beside[path]) for path in beside for kind in (Route, Mount)]
    app.router.routes += [route for routes in _PAGES for route in routes(site)]
    app.router.routes += [
        *sign_in.routes(site, door),
        Route("/work/{token}", site.work),
        Route("/qa/{digest}/{name}", assets),
        _asking(app, library, programs),
    ]
    app.add_exception_handler(HTTPException, refusals.raised)
    # Each stands around those before it.
    app.add_middleware(Framed, site=site)
    app.add_middleware(Guard, door=door, terms=terms, refusals=refusals)
    app.add_middleware(LanguageChoice)
    app.add_middleware(SecurityHeaders, answers_to=None if terms.users else partial(known_name, served_on=host))
    app.add_middleware(CompressedAfar)
    return app


def _asking(app: FastAPI, library: Library, programs: Programs) -> GradioMount:
    """The page "Ask", which Gradio makes: its own mount answers every address, and is taken out for one that does
    not."""
    blocks = page(library)
    offer(blocks, programs)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    gr.mount_gradio_app(
        app, blocks, path="/", show_error=False, footer_links=[], run_history=False, enable_monitoring=False,
        ssr_mode=False, pwa=False, mcp_server=False, max_file_size=1, theme=theme(),
    )  # fmt: skip
    mounted = next(route for route in app.routes if isinstance(route, Mount) and isinstance(route.app, App))
    app.router.routes.remove(mounted)
    return GradioMount("/", mounted.app)
