"""What the pages may reach: nothing but this server. And under which names it answers."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)

# Pages of documents: scripts and style sheets are files of ours. A picture may place its parts by `style` attributes,
# which can do no harm where no script can be put in and nothing can be fetched from elsewhere.
_DOCUMENTS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

# Gradio compiles its component templates with `Function`, hence unsafe-eval, and Svelte writes style elements, hence
# unsafe-inline for styles. Its inline scripts are allowed one by one, by their digests.
_GRADIO = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' {digests}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_GRADIO_PAGE = "/"

# With no referrer at all, a browser would not say of a form where it was sent from.
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class SecurityHeaders:
    """ASGI middleware: security headers on every answer. Where `answers_to` is given, a `Host` header that it does not
    accept is refused."""

    def __init__(self, app: ASGIApp, *, answers_to: Callable[[str], bool] | None = None) -> None:
        self._app, self._answers_to = app, answers_to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        patched = _WithDigests(send) if scope["path"] == _GRADIO_PAGE else _with_headers(send)
        host = Headers(scope=scope).get("host", "")
        if self._answers_to is None or self._answers_to(host):
            await self._app(scope, receive, patched)
        else:
            await _MISDIRECTED(scope, receive, patched)


_MISDIRECTED = PlainTextResponse(
    "This server does not go by that name. Whoever runs it can tell it its name: QA_URL=https://… qa serve",
    status_code=421,
)


def _with_headers(send: Send) -> Send:
    """A `send` that adds the headers of a document."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add(MutableHeaders(scope=message), _DOCUMENTS)
        await send(message)

    return sending


class _WithDigests:
    """A `send` that adds the headers of Gradio's page; it holds it back until its end is known, to name its scripts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._page: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._page = message
            return
        self._body += message.get("body", b"")
        if self._page is None or message.get("more_body"):
            return
        _add(MutableHeaders(scope=self._page), _GRADIO.format(digests=_digests(_INLINE_SCRIPT.findall(self._body))))
        await self._send(self._page)
        await self._send({"type": "http.response.body", "body": self._body})


def _digests(scripts: Iterable[bytes]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts)


def _add(headers: MutableHeaders, policy: str) -> None:
    headers["content-security-policy"] = policy
    for name, value in _HEADERS.items():
        headers[name] = value
