"""How long a request may be: short ones are held whole, uploads are counted while they stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Message, Receive

LONGEST_REQUEST = 256 * 1024
"""Bytes of an ordinary request. A quote of 50,000 characters, escaped, is shorter."""

UPLOADS = ("/corpus/add", "/check/draft")
"""The addresses that files are sent to: up to `Terms.max_upload` bytes at a time."""


class TooLong(Exception):
    """More was sent than may be; told while the request is being read."""


def longest(path: str, max_upload: int) -> int:
    """How many bytes a request to this address may have."""
    return max_upload if path in UPLOADS else LONGEST_REQUEST


def counted(receive: Receive, limit: int) -> Receive:
    """A `receive` that passes the body on as it comes, and raises `TooLong` after `limit` bytes of it."""
    left = limit

    async def passing() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLong
        return message

    return passing


async def held(receive: Receive, limit: int) -> Receive:
    """A `receive` that gives the whole body at once, then whatever else there is. Raises `TooLong` as soon as there are
    more than `limit` bytes, before anybody has begun to work on them."""
    passing, body, more = counted(receive, limit), b"", True
    while more:
        message = await passing()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
