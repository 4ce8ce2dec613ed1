"""Who may come in: users with their passwords, and the sessions of those who have given one.

A session is a signed note that the browser keeps: `<user>.<expiry>.<signature>`. Nothing is kept of it here, so that
it outlives a restart. Its key comes from the user's password as it is kept, so that a changed one ends it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
import time
import unicodedata
from collections.abc import Mapping

from qa.web.access.passwords import hashed, is_hash, matches

SESSION = 7 * 24 * 60 * 60
"""Seconds for which a session lasts."""

_ROUNDS = 2**14


class Users:
    """The users by name, with their passwords, plain or hashed. Several threads may share it."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        self._kept = {_composed(user): password for user, password in kept.items()}
        self._keys: dict[str, bytes] = {}
        self._lock = threading.Lock()
        # What was right once is known again without the work of a hash; a stranger costs the same as a user.
        self._known: dict[str, bytes] = {}
        self._secret = secrets.token_bytes(32)
        slow = any(is_hash(password) for password in self._kept.values())
        self._stranger = hashed(secrets.token_hex()) if slow else secrets.token_hex()

    def __bool__(self) -> bool:
        """Whether there are any; where there are none, everybody may come in."""
        return bool(self._kept)

    def named(self, user: str, password: str) -> str | None:
        """The user of this name, when this is the password. May take a tenth of a second."""
        user = _composed(user)
        digest = hmac.digest(self._secret, f"{user}\0{password}".encode("utf-8", "surrogatepass"), "sha256")
        if hmac.compare_digest(self._known.get(user, b""), digest):
            return user
        if not matches(self._kept.get(user, self._stranger), password) or user not in self._kept:
            return None
        self._known[user] = digest
        return user

    def session(self, user: str, now: float | None = None) -> str:
        """A note that says who this is, for `SESSION` seconds from now."""
        until = int((time.time() if now is None else now) + SESSION)
        claim = f"{_text(user.encode())}.{until}"
        return f"{claim}.{self._signature(user, claim)}"

    def of_session(self, note: str, now: float | None = None) -> str | None:
        """The user whom a note names; None when it is not ours, too old, or of a password that has changed."""
        claim, _, signature = note.rpartition(".")
        name, _, until = claim.partition(".")
        try:
            user = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
        except (binascii.Error, ValueError):
            return None
        if user not in self._kept or not until.isdecimal():
            return None
        if not hmac.compare_digest(self._signature(user, claim).encode(), signature.encode("utf-8", "replace")):
            return None
        return user if (time.time() if now is None else now) < int(until) else None

    def _signature(self, user: str, claim: str) -> str:
        return _text(hmac.digest(self._key(user), claim.encode(), "sha256"))

    def _key(self, user: str) -> bytes:
        """Made slowly, and once: whoever steals a session shall not guess the password from it."""
        with self._lock:
            if user not in self._keys:
                kept = unicodedata.normalize("NFC", self._kept[user]).encode("utf-8", "surrogatepass")
                salt = b"session of " + user.encode()
                self._keys[user] = hashlib.scrypt(kept, salt=salt, n=_ROUNDS, r=8, p=1, dklen=32)
            return self._keys[user]


def _composed(user: str) -> str:
    return unicodedata.normalize("NFC", user)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
