"""The socket that the pages are served on."""

from __future__ import annotations

import socket

from qa.errors import ConfigError


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to host and port (0: any free one). Raises ConfigError when that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Stated, since asyncio lets answers leave at once (TCP_NODELAY) only from a socket that says it is TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
        listener.listen()  # who comes before the server runs waits instead of being refused
    except OSError as error:
        listener.close()
        reason = error.strerror or type(error).__name__
        message = f"Port {port} of {host} cannot be used ({reason}): stop what uses it, or choose another with --port."
        raise ConfigError(message) from error
    return listener
