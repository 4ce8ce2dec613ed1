"""Passwords as they are kept: plain, or hashed with scrypt and a salt of their own.

    $scrypt$ln=15,r=8,p=1$<salt>$<hash>      salt and hash in base64 without padding, 2^ln rounds

Passwords are compared in Unicode's composed form (NFC), since keyboards differ in how they send an accent.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import unicodedata

_HASHED = re.compile(r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)")
_ROUNDS, _BLOCK, _LANES = 15, 8, 1
_MEMORY = 128 * 1024 * 1024  # what scrypt may take: four times what these numbers need


def hashed(password: str) -> str:
    """The password as a hash to be kept in its place; another one each time, since the salt is drawn."""
    salt = secrets.token_bytes(16)
    return f"$scrypt$ln={_ROUNDS},r={_BLOCK},p={_LANES}${_text(salt)}${_text(_scrypt(password, salt))}"


def is_hash(kept: str) -> bool:
    """Whether it was meant as a hash."""
    return kept.startswith("$scrypt$")


def readable_hash(kept: str) -> bool:
    """Whether it is a hash that `matches` can compare with, at a cost that a server can bear."""
    found = _HASHED.fullmatch(kept)
    if not found:
        return False
    rounds, block, lanes = (int(number) for number in found.groups()[:3])
    try:
        costs = 10 <= rounds <= 20 and 0 < 128 * block * lanes * 2**rounds < _MEMORY
        return costs and len(_bytes(found[5])) >= 16
    except binascii.Error:
        return False


def matches(kept: str, given: str) -> bool:
    """Whether the password given is the one kept; where they differ is not told by how long it takes."""
    found = _HASHED.fullmatch(kept)
    if not found:
        return hmac.compare_digest(_composed(kept), _composed(given))
    rounds, block, lanes = (int(number) for number in found.groups()[:3])
    wanted = _bytes(found[5])
    return hmac.compare_digest(wanted, _scrypt(given, _bytes(found[4]), rounds, block, lanes, len(wanted)))


def _scrypt(password: str, salt: bytes, rounds: int = _ROUNDS, block: int = _BLOCK, lanes: int = _LANES,
            length: int = 32) -> bytes:  # fmt: skip
    return hashlib.scrypt(
        _composed(password), salt=salt, n=2**rounds, r=block, p=lanes, maxmem=2 * _MEMORY, dklen=length
    )


def _composed(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
