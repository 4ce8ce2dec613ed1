"""Stands before everything that is served: nobody without the password, no foreign page, no request too long, and
nothing changed where the interviews may only be read. What is not let through on purpose is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from qa.config import settings
from qa.web.access.door import Door, Waiting, remember
from qa.web.access.refusals import Refusals, below, leads_here
from qa.web.access.sizes import UPLOADS, TooLong, counted, held, longest

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from qa.web.site import Terms, Words

_READING = ("GET", "HEAD", "OPTIONS")
_FREE = ("/login", "/logout", "/qa")
# What is sent here asks something, or is refused there (the names of topics).
_ASKED = ("/login", "/logout", "/check", "/conversation", "/prepare", "/api", "/mcp", "/gradio_api")
_CHALLENGED = ("/api", "/mcp")
_WHO = {"WWW-Authenticate": 'Basic realm="Interviews", charset="UTF-8"'}


class Guard:
    """ASGI middleware: passes on what may come in.

    Where there are users, a request must come from one: readers are led to the page where they sign in, programs
    refused. A request that a page of another origin makes is refused, one of more bytes than it may have, and one that
    would change the corpus where the terms forbid it.
    """

    def __init__(self, app: ASGIApp, *, door: Door, terms: Terms, refusals: Refusals) -> None:
        self._app, self._door, self._terms, self._refused = app, door, terms, refusals

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":  # nothing is offered over websockets
            request = HTTPConnection(scope)
            refusal = self._misplaced(request) or await self._unknown(request)
            if refusal is None:
                refusal = await self._measured(request, receive, send)
            if refusal is not None:
                await refusal(scope, receive, send)

    def _misplaced(self, request: HTTPConnection) -> Response | None:
        """The refusal of what comes from another site, or would change what may only be read."""
        if not _same_site(request):
            return self._refused(request, 403, lambda words: words.other_site)
        reads = request.scope["method"] in _READING or below(request.url.path, *_ASKED)
        if self._terms.read_only and not reads:
            return self._refused(request, 403, lambda words: words.read_only)
        return None

    async def _unknown(self, request: HTTPConnection) -> Response | None:
        """The refusal of a stranger; notes who asks."""
        if not self._door.users:
            return None
        path = request.url.path
        try:
            user = await self._door.who(request)
        except Waiting as waiting:
            seconds = waiting.seconds
            return self._refused(request, 429, lambda words: words.wait(n=seconds), {"Retry-After": str(seconds)})
        remember(request, user)
        if user or below(path, *_FREE):
            return None
        if leads_here(request):
            return RedirectResponse(f"/login?next={quote(_way_back(request))}", 303, {"Cache-Control": "no-store"})
        # Elsewhere a browser would open a window of its own for the password.
        challenge = _WHO if below(path, *_CHALLENGED) else None
        return self._refused(request, 401, lambda words: words.who, challenge)

    async def _measured(self, request: HTTPConnection, receive: Receive, send: Send) -> Response | None:
        """Passes the request on; the refusal when it is too long."""
        path = request.url.path
        limit = longest(path, self._terms.max_upload)
        try:
            if int(request.headers.get("content-length", 0)) > limit:
                raise TooLong
            streamed = counted(receive, limit) if path in UPLOADS else await held(receive, limit)
            await self._app(request.scope, streamed, send)
        except TooLong:
            return self._refused(request, 413, lambda words: _too_long(words, path, limit))
        return None


def _too_long(words: Words, path: str, limit: int) -> str:
    if path not in UPLOADS:
        return words.too_long(n=limit)
    return (words.draft_too_large if below(path, "/check") else words.upload_too_large)(n=limit >> 20)


def _same_site(request: HTTPConnection) -> bool:
    """Whether no page of another site makes this request. A browser says of every one that sends something, or that a
    script makes elsewhere, where it comes from; what says nothing is a program, or a link that was followed."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and (request.scope["method"] in _READING or site is None):
        return True
    if site is not None:
        return site in ("same-origin", "none")
    return urlsplit(origin or "").netloc in (request.headers.get("host"), urlsplit(settings().url).netloc)


def _way_back(request: HTTPConnection) -> str:
    """Where to go on after signing in: what was asked for; of what was sent, the page it was sent from."""
    path, query = request.url.path, request.url.query
    if request.scope["method"] not in _READING:
        return "/" + path.split("/")[1]
    return f"{path}?{query}" if query else path
