"""Which program builds: what was read by another is read again, and nobody has to remember to say so."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match

import qa

_SHOWING = frozenset({"cli", "web", "render"})  # rooms that no index depends on


@cache
def code() -> str:
    """A digest of the program's own files and of the versions of the libraries that it reads with."""
    root = Path(qa.__file__).parent
    digest = hashlib.sha256("\n".join(_libraries()).encode())
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        if path.is_file() and place.parts[0] not in _SHOWING and "__pycache__" not in place.parts:
            digest.update(f"\0{place.as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _libraries() -> list[str]:
    try:
        named = [match(r"[\w.-]+", line) for line in requires("interview-qa") or ()]
    except PackageNotFoundError:  # run from its sources, not installed
        named = []
    return [_version(name.group()) for name in named if name]


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # one that only an extra needs
        return name
