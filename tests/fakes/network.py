"""A machine without a network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest


class NetworkUsedError(AssertionError):
    """Something tried to leave the machine."""


@contextmanager
def no_network() -> Iterator[None]:
    """Until the block ends, every connection, every look-up of a name and every datagram raises `NetworkUsedError`; at
    its end too, where somebody swallowed the first."""
    attempts: list[str] = []

    def refuse(*whereto: Any, **options: Any) -> NoReturn:
        attempts.append(f"{whereto} {options}")
        raise NetworkUsedError(attempts[-1])

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, refuse)
        yield
    if attempts:
        raise NetworkUsedError("; ".join(attempts))
