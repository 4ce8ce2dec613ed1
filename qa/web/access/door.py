"""Who asks: told by a session that the browser keeps, or by a user name and a password sent along (HTTP basic)."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

import anyio.to_thread

from qa.web.access.attempts import Attempts
from qa.web.access.users import Users

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

COOKIE = "qa-session"
_WHO = "qa.user"


class Waiting(Exception):
    """Too many wrong passwords came from there; `seconds` until another is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Door:
    """Lets users in. For the thread of the event loop."""

    def __init__(self, users: Users) -> None:
        self.users = users
        self._attempts = Attempts()

    async def who(self, request: HTTPConnection) -> str | None:
        """The user who asks; None for a stranger. Raises `Waiting`."""
        if user := self.users.of_session(request.cookies.get(COOKIE, "")):
            return user
        given = _credentials(request.headers.get("authorization", ""))
        return await self.named(request, *given) if given else None

    async def named(self, request: HTTPConnection, user: str, password: str) -> str | None:
        """The user of this name, when this is the password. Raises `Waiting`."""
        address = request.client.host if request.client else ""
        if seconds := self._attempts.wait(address):
            raise Waiting(seconds)
        known = await anyio.to_thread.run_sync(self.users.named, user, password)
        if known is None:
            self._attempts.failed(address)
        return known


def remember(request: HTTPConnection, user: str | None) -> None:
    """Notes who asks, for whatever answers."""
    request.scope[_WHO] = user


def signed_in(request: HTTPConnection) -> str | None:
    """The user who asks; None where nobody has to say who they are."""
    user: str | None = request.scope.get(_WHO)
    return user


def _credentials(header: str) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (user, password) if colon else None
