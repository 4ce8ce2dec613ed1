"""Coroutines run in a thread of their own: where a browser is open, the main thread's event loop is taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

Result = TypeVar("Result")


def apart(function: Callable[..., Awaitable[Result]], *arguments: object) -> Result:
    """What the coroutine function gives for these arguments, or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, function, *arguments).result()
