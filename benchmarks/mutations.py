"""Inputs that nobody means to write: fixtures cut, doubled, spliced, repeated, sprinkled with signs of formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from random import Random

LARGEST = 1_000_000
"""Bytes of a mutated input at most."""
TOKENS = tuple(
    token.encode()
    for token in (
        *("\n", "\r\n", "\r", "\x00", "\ufeff", "\u2028", "\u00a0", "\u202f:", " : ", "::", "—", "– ", "« ", " »"),
        *("**", "[", "]", "(", ")", "{", "}", "<", ">", "</v>", "<v ", "&amp;", "&#x0;", "<!DOCTYPE a [", "<!--"),
        *("-->", "00:00:01,000 --> 00:00:02,000", "99:99:99.999", "-1", "1e999", "NaN", "null", '"', "\\u0000"),
        *("WEBVTT", "{\\rtf1", "%PDF-1.7", "PK\x03\x04", "@Begin", "*INV:\t", "#", "## ", "---", "Q: ", "A: "),
        *("Ann Low: ", "𝒜", "é", "ß", "İ", "안녕", "。", "：", "\ud7ff", "9" * 400, "," * 50, "\t", "\\par ", "\x15"),
    )
)  # fmt: skip


def mutated(seed: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """One mutation or several of an input; of a zip file, mostly of one of its members, packed again."""
    if zipfile.is_zipfile(io.BytesIO(seed)) and chance.random() < 0.8:
        return _member_mutated(seed, others, chance)
    found = seed
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        found = chance.choice(_KINDS)(found, others, chance)
    return found[:LARGEST]


def _member_mutated(seed: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        # The part that holds the words is met more often than the dozen that do not.
        chosen = max(names, key=lambda name: old.getinfo(name).file_size) if chance.random() < 0.5 else None
        chosen = chosen or chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, others, chance) if name == chosen else content)
    return packed.getvalue()


def _span(found: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(found) + 1)
    return start, min(len(found), start + chance.choice((1, 2, 5, 20, 100, 1000)))


def _cut(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(found, chance)
    return found[:start] + found[end:]


def _doubled(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(found, chance)
    return found[:end] + found[start:]


def _repeated(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(found, chance)
    times = min(chance.choice((3, 50, 5000, 200_000)), LARGEST // max(1, end - start))
    return found[:start] + found[start:end] * times + found[end:]


def _sprinkled(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chance.choice(TOKENS) + found[at:]


def _flipped(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(found) + 1)
    return found[:at] + bytes([chance.randrange(256)]) + found[at + 1 :]


def _spliced(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    return found[: chance.randrange(len(found) + 1)] + other[chance.randrange(len(other) + 1) :]


def _truncated(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    return found[: chance.randrange(len(found) + 1)]


def _swapped(found: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Every occurrence of one word of the input becomes a token."""
    words = found[: 1 << 16].split()
    return found.replace(chance.choice(words), chance.choice(TOKENS)) if words else found


_KINDS = (_cut, _doubled, _repeated, _sprinkled, _flipped, _spliced, _truncated, _swapped)
