"""Where calls of programs are worked on: in threads, a few at a time, and not more than can be kept waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

AT_ONCE = 4
"""Questions answered at the same time; further ones wait."""
WAITING = 64
"""Questions that may wait before newcomers are told to come back later."""

_Result = TypeVar("_Result")


class Busy(Exception):
    """Too many wait already; the message asks to come back."""


class Desk:
    """Runs calls in threads, `at_once` at a time; when `waiting` more wait, newcomers are turned away with `Busy`."""

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._limiter = anyio.CapacityLimiter(at_once)
        self._places = at_once + waiting
        self._taken = 0

    async def run(self, call: Callable[[], _Result]) -> _Result:
        """What the call gives, or raises, from a thread; the event loop goes on meanwhile."""
        if self._taken >= self._places:
            raise Busy("Too many questions at once: ask again in a moment.")
        self._taken += 1
        try:
            return await anyio.to_thread.run_sync(call, limiter=self._limiter)
        finally:
            self._taken -= 1
