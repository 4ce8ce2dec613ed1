"""Where the pages can be reached from, and under which names they answer."""

from __future__ import annotations

import ipaddress
import re
import socket
from contextlib import suppress
from urllib.parse import urlsplit

from qa.config import settings
from qa.errors import ConfigError

_PORT = re.compile(r":\d+$")


def check_host(host: str, *, authenticated: bool, read_only: bool = False) -> None:
    """Raises `ConfigError` when `host` can be reached from other machines, and whoever comes could change the
    interviews without saying who they are."""
    if not (authenticated or read_only or is_loopback(host)):
        raise ConfigError(
            f"{host or 'The empty host'} can be reached from other machines and the page has no password: give users "
            "and passwords (`qa serve --auth-file`), let everybody read and nobody change anything "
            "(`qa serve --read-only`), or serve on 127.0.0.1."
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def known_name(host: str, served_on: str = "") -> bool:
    """Whether the pages answer to this `Host` header where nobody has to sign in: to any number, to this machine's own
    name, to the name that it was told to be served on, and to that of QA_URL.

    A foreign page can reach this server under a name of its own (DNS rebinding), and read here what it likes; it cannot
    do so under a number, nor under a name that is ours.
    """
    name = _PORT.sub("", host).lower().rstrip(".")
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        machine = socket.gethostname().lower()
        stated = (urlsplit(settings().url).hostname or "").lower()
        return name != "" and name in ("localhost", machine, f"{machine}.local", served_on.lower(), stated)
    return True


def address(host: str, port: int) -> str:
    """Where a reader finds the pages that are served on this host and port. One that stands for all addresses of the
    machine is told by the machine's name."""
    bare = host.strip("[]")
    with suppress(ValueError):
        if ipaddress.ip_address(bare).is_unspecified:
            bare = socket.gethostname()
    name = f"[{bare}]" if ":" in bare else bare
    return f"http://{name}:{port}/"
