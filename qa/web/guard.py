"""Who may reach what stands beside the pages: nobody without the password, no foreign page, no request too long."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_REQUEST = 256 * 1024
"""Bytes. A quote of 50,000 characters, escaped, is shorter."""

_WHO = {"WWW-Authenticate": 'Basic realm="Interviews", charset="UTF-8"'}


class Guarded:
    """ASGI: passes on what may come in, and answers the rest with a JSON `{"error": sentence}`.

    With `auth`, a user name and a password, a request must bring them (HTTP basic) or be `signed_in` on the pages. A
    request that a page of another origin makes is refused, and one of more than `LONGEST_REQUEST` bytes.
    """

    def __init__(
        self, app: ASGIApp, *, auth: tuple[str, str] | None, signed_in: Callable[[HTTPConnection], bool]
    ) -> None:
        self._app, self._auth, self._signed_in = app, auth, signed_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        refusal = self._refusal(HTTPConnection(scope))
        if refusal is None:
            body = await _whole(receive)
            if body is not None:
                await self._app(scope, _again(body, receive), send)
                return
            refusal = _refused(413, f"The request is longer than {LONGEST_REQUEST:,} bytes: send less at a time.")
        await refusal(scope, receive, send)

    def _refusal(self, request: HTTPConnection) -> JSONResponse | None:
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return _refused(403, "Pages of other sites may not ask here.")
        if self._auth and not self._known(request):
            return _refused(401, "A user name and a password are needed here (HTTP basic).", _WHO)
        return None

    def _known(self, request: HTTPConnection) -> bool:
        return self._signed_in(request) or _same(self._auth, _credentials(request.headers.get("authorization", "")))


def _credentials(header: str) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (user, password) if colon else None


def _same(wanted: tuple[str, str] | None, given: tuple[str, str] | None) -> bool:
    """Whether these are the same; takes as long wherever they differ, so that nothing is learned from how long."""
    if wanted is None or given is None:
        return False
    return secrets.compare_digest("\0".join(wanted).encode(), "\0".join(given).encode())


async def _whole(receive: Receive) -> bytes | None:
    """The request's body; None when it is too long, as soon as that is known."""
    body = b""
    while len(body) <= LONGEST_REQUEST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            return body if len(body) <= LONGEST_REQUEST else None
    return None


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body, then whatever else there is."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def _refused(status: int, sentence: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": sentence}, status, headers)
