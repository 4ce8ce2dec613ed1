"""The pages as one web application, and beside them what programs use, behind the security headers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import gradio as gr
from fastapi import FastAPI
from gradio.routes import App
from mcp.server.streamable_http_manager import StreamableHTTPASGIApp, StreamableHTTPSessionManager
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route, Router

from qa.web import about, context, statistics
from qa.web.ask import page
from qa.web.desk import AT_ONCE, WAITING, Desk
from qa.web.endpoints import offer
from qa.web.guard import LONGEST_REQUEST, Guarded
from qa.web.mcp import server
from qa.web.programs import Programs
from qa.web.reader import reader
from qa.web.rest import rest
from qa.web.security import SecurityHeaders
from qa.web.site import LanguageChoice, Library, Site, Terms, assets
from qa.web.theme import head, theme

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.types import ASGIApp

_PAGES = (about.routes, context.routes, statistics.routes)
"""What gives the routes of each page but "Ask"."""


def application(library: Library, terms: Terms) -> FastAPI:
    """The application over a library, on these terms. Users open it to other Host names."""
    programs, desk = Programs(library), Desk()
    site = Site(library, terms, desk)
    auth = next(iter(terms.users.items()), None)
    mcp = StreamableHTTPSessionManager(
        server(programs, desk), json_response=True, stateless=True, max_request_body_size=LONGEST_REQUEST
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with mcp.run():
            yield

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    signed_in = _signed_in(_pages(app, library, programs, auth))
    beside: dict[str, ASGIApp] = {
        "/api": rest(programs, desk),
        # Without sessions there is nothing to listen to, hence no GET: a stream kept open would hold up the end.
        "/mcp": Starlette(routes=[Route("/mcp", StreamableHTTPASGIApp(mcp), methods=["POST"])]),
        "/read": reader(library, desk),
    }
    guarded = {path: Guarded(beside[path], auth=auth, signed_in=signed_in) for path in beside}
    # Before the pages, which are mounted at the root and would answer everything.
    app.router.routes[:0] = [
        *(kind(path, guarded[path]) for path in guarded for kind in (Route, Mount)),
        *_guarded_routes(site, auth, signed_in),
        Route("/qa/{digest}/{name}", assets),
    ]
    app.add_middleware(LanguageChoice)
    app.add_middleware(SecurityHeaders, local_only=auth is None)
    return app


def _guarded_routes(
    site: Site, auth: tuple[str, str] | None, signed_in: Callable[[HTTPConnection], bool]
) -> list[BaseRoute]:
    """The routes of the pages, each for those who may come in."""
    found = [route for routes in _PAGES for route in routes(site)] + [Route("/work/{token}", site.work)]
    return [Route(route.path, Guarded(Router([route]), auth=auth, signed_in=signed_in)) for route in found]


def _pages(app: FastAPI, library: Library, programs: Programs, auth: tuple[str, str] | None) -> App:
    """Mounts the pages of Gradio on the application, and gives what was mounted."""
    blocks = page(library)
    offer(blocks, programs)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE, api_open=False)
    gr.mount_gradio_app(
        app, blocks, path="/", auth=auth, show_error=False, footer_links=[], run_history=False,
        enable_monitoring=False, ssr_mode=False, pwa=False, mcp_server=False, max_file_size=1,
        theme=theme(), head=head(),
    )  # fmt: skip
    return next(route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, App))


def _signed_in(pages: App) -> Callable[[HTTPConnection], bool]:
    """Tells whether a browser has given the password on the pages."""
    cookies = [f"access-token-{pages.cookie_id}", f"access-token-unsecure-{pages.cookie_id}"]
    return lambda request: any(request.cookies.get(cookie) in pages.tokens for cookie in cookies)
