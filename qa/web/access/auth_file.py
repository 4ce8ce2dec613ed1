"""The file of users: a line each, `user:password`, the password plain or hashed; `#` opens a comment line."""

from __future__ import annotations

import stat
import unicodedata
from pathlib import Path

from qa.errors import ConfigError
from qa.web.access.passwords import is_hash, readable_hash

HOW = "give lines of user:password, as `qa serve --hash-password USER` makes them"


def read_users(path: Path) -> dict[str, str]:
    """The users of a file, in its order, with their passwords as they are kept.

    Raises `ConfigError`, with file and line, for a file that cannot be read, a line that names no user or no password,
    a user named twice, a hash that is not whole, and a file without users.
    """
    users: dict[str, str] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        user, password = _user(line, f"{path}:{number}")
        if user in users:
            raise ConfigError(f"{path}:{number}: {user!r} stands in a line before; keep one of them")
        users[user] = password
    if not users:
        raise ConfigError(f"{path}: there is no user in it; {HOW}")
    return users


def exposed(path: Path) -> bool:
    """Whether others than the file's owner may read it."""
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def _lines(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
        # Not `splitlines`: a password may hold what only some call an end of line.
        return raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: this is not UTF-8 text; save the file as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); {HOW}") from None


def _user(line: str, where: str) -> tuple[str, str]:
    user, colon, password = line.partition(":")
    user = unicodedata.normalize("NFC", user.strip())
    if not (colon and user and password):
        missing = "no colon" if not colon else "no user name" if not user else "no password"
        raise ConfigError(f"{where}: there is {missing} in this line; {HOW}")
    if is_hash(password) and not readable_hash(password.strip()):
        raise ConfigError(f"{where}: this is no whole hash; make it again with `qa serve --hash-password {user}`")
    return user, password.strip() if is_hash(password) else password
