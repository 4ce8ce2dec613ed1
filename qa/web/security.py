"""Who may reach the pages, and what the pages may reach: nothing but this server."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from qa.errors import ConfigError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")

# The pages take no files, and nothing is to be read from this machine's disk through them.
_CLOSED = ("/gradio_api/upload", "/gradio_api/file", "/gradio_api/proxy", "/gradio_api/stream")

# Gradio compiles its component templates with `Function`, hence unsafe-eval, and Svelte writes style attributes, hence
# unsafe-inline for styles. Its inline scripts are allowed one by one, by their digests.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' {digests}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
    "media-src 'none'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def check_host(host: str, *, authenticated: bool) -> None:
    """Raises ConfigError when `host` can be reached from other machines and nobody would be asked who they are."""
    if not (authenticated or is_loopback(host)):
        raise ConfigError(
            f"{host} can be reached from other machines and the page has no password: "
            "serve on 127.0.0.1, or give a user name and a password (`qa serve --auth`)."
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class SecurityHeaders:
    """ASGI middleware: security headers on every answer; with `local_only`, other Host names are refused, so that no
    foreign page can reach this server under a name of its own (DNS rebinding)."""

    def __init__(self, app: ASGIApp, *, local_only: bool) -> None:
        self._app, self._local_only = app, local_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        patched = _Patched(send)
        if refusal := self._refusal(scope):
            await refusal(scope, receive, patched)
        else:
            await self._app(scope, receive, patched)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        host = re.sub(r":\d+$", "", Headers(scope=scope).get("host", "")).lower()
        if self._local_only and host not in _LOCAL_NAMES:
            return PlainTextResponse("This server answers to its own machine only.", status_code=421)
        if scope["path"].startswith(_CLOSED):
            return PlainTextResponse("Not here.", status_code=404)
        return None


class _Patched:
    """A `send` that adds the headers; it holds an HTML page back until its end is known, to name its scripts."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._page: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                self._page = message
                return
            _add(headers, ())
        elif self._page is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            _add(MutableHeaders(scope=self._page), _INLINE_SCRIPT.findall(self._body))
            await self._send(self._page)
            message, self._page = {"type": "http.response.body", "body": self._body}, None
        await self._send(message)


def _add(headers: MutableHeaders, scripts: Iterable[bytes]) -> None:
    digests = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts)
    headers["content-security-policy"] = _POLICY.format(digests=digests)
    for name, value in _HEADERS.items():
        headers[name] = value
