"""Bytes → text: a byte-order mark, then UTF-8, then the likeliest of the older encodings.

Western encodings are told by what their letters and marks stand between ("é" inside a word, "«" before one): a dozen of
them suffice, where statistics need pages. Other alphabets are chardet's.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

import chardet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")
_OTHERS = (
    *("windows-1250", "iso-8859-2", "windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "cp866", "windows-1253"),
    *("iso-8859-7", "windows-1254", "windows-1255", "iso-8859-8", "windows-1256", "iso-8859-6", "shift_jis", "cp932"),
    *("euc-jp", "iso-2022-jp", "gb18030", "euc-kr", "cp949", "big5", "windows-1257", "cp1252"),
)
_HIGH = re.compile(r"[^\x00-\x7f]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_ENOUGH = 4000  # characters beyond ASCII that are looked at
_PLAUSIBLE = 0.6
_COMMON = frozenset("éèêëàâçîïôùûœæöüäßñáíóúãõåøìòÉÈÊÀÂÇÎÔÖÜÄÑÁÅØŒ")
_RARE = frozenset("ÿýÿžšŠŽŸÆËÏÍÓÚÙÛÌÒÃÕÝð")
_OPENING, _CLOSING, _DASHES = frozenset("«“‘„‹¿¡"), frozenset("»”’›"), frozenset("–—")
_SIGNS = frozenset("\u00a0€£°©®·•…²³½¼™§×÷ºª")


@dataclass(frozen=True, slots=True)
class Decoding:
    """The text of some bytes, its byte-order mark taken off, line ends left as they are.

    `encoding` is Python's name for it; `guessed` is true where neither a mark nor valid UTF-8 tells it. `broken` counts
    the bytes that are no UTF-8 in a text that is UTF-8 otherwise; they are read as Windows' Latin alphabet.
    """

    text: str
    encoding: str
    guessed: bool = False
    broken: int = 0


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a byte-order mark declares; None where there is no mark."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decoded(raw: bytes) -> str:
    """The text of `decoding`.

    Raises `UnicodeDecodeError` where the bytes are not what their mark declares.
    """
    return decoding(raw).text


def decoding(raw: bytes) -> Decoding:
    """The text, and how it was told. Every other sequence of bytes than one with a false mark has a text.

    Raises `UnicodeDecodeError` where the bytes are not what their mark declares.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoding(raw[len(mark) :].decode(encoding), encoding)
    if (wide := _wide(raw)) is not None:
        return wide
    try:
        return Decoding(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _nearly_utf8(raw) or _guessed(raw)


def _wide(raw: bytes) -> Decoding | None:
    """UTF-16 without a mark: its NULs, from spaces and line ends at least, are all at even places or all at odd."""
    if len(raw) % 2 or b"\x00" not in raw:
        return None
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if 20 * min(even, odd) > max(even, odd) or 100 * max(even, odd) < len(raw):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    odd_signs = sum(unicodedata.category(sign) in {"Cc", "Cn", "Co"} and not sign.isspace() for sign in text[:_ENOUGH])
    return Decoding(text, encoding, guessed=True) if 50 * odd_signs <= len(text[:_ENOUGH]) else None


def _nearly_utf8(raw: bytes) -> Decoding | None:
    """UTF-8 with a few broken bytes: twenty times as many characters are whole."""
    text = raw.decode("utf-8", errors="surrogateescape")
    broken = [sign for sign in text if "\udc80" <= sign <= "\udcff"]
    whole = len(_HIGH.findall(text)) - len(broken)
    if 20 * len(broken) > whole:
        return None
    mended = {sign: bytes([ord(sign) - 0xDC00]).decode("cp1252", errors="replace") for sign in set(broken)}
    return Decoding("".join(mended.get(sign, sign) for sign in text), "utf-8", guessed=True, broken=len(broken))


def _guessed(raw: bytes) -> Decoding:
    scores = {encoding: _plausibility(raw, encoding) for encoding in _WESTERN}
    best = max(_WESTERN, key=lambda encoding: scores[encoding])
    if scores[best] < _PLAUSIBLE or _is_in_runs(raw):
        told = chardet.detect(raw, include_encodings=_OTHERS, prefer_superset=True, compat_names=False)["encoding"]
        if told and (text := _strictly(raw, told)) is not None:
            return Decoding(text, codecs.lookup(told).name, guessed=True)
    return Decoding(raw.decode(best, errors="replace"), best, guessed=True)


def _is_in_runs(raw: bytes) -> bool:
    """Whether most bytes beyond ASCII stand side by side, as in other alphabets; accents stand alone."""
    runs = [len(match.group()) for match in islice(_HIGH_BYTES.finditer(raw), _ENOUGH)]
    return 2 * sum(run for run in runs if run > 1) > sum(runs) and max(runs) > 2


def _strictly(raw: bytes, encoding: str) -> str | None:
    """The text when nearly all of it is in this encoding; None when it is not."""
    text = raw.decode(encoding, errors="replace")
    return text if 100 * text.count("\ufffd") <= len(text) else None


def _plausibility(raw: bytes, encoding: str) -> float:
    """How well the characters beyond ASCII sit where they stand, -1…1, read in this encoding."""
    text = raw.decode(encoding, errors="replace")
    found = [_sits(text, match.start()) for match in islice(_HIGH.finditer(text), _ENOUGH)]
    return sum(found) / max(1, len(found))


def _sits(text: str, place: int) -> float:
    sign = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if sign in _COMMON or sign in _RARE:
        weight = 1.0 if sign in _COMMON else 0.3
        if sign.islower():
            return weight if before.isalpha() or after.isalpha() or sign in "àéñ" else 0.0
        capital = before.isupper() or not before.isalpha()
        return weight * 0.9 if capital and not (before.isupper() and after.islower()) and after.isalpha() else -1.0
    if sign in _OPENING:
        return 1.0 if not before.isalnum() and not (after.isspace() and after not in "\u00a0\u202f ") else -0.5
    if sign in _CLOSING:
        return 1.0 if sign == "’" and before.isalpha() else (0.9 if not after.isalnum() else -0.5)
    if sign in _DASHES:
        return 1.0 if before.isspace() or before.isdigit() or after.isspace() else -0.5
    if sign in _SIGNS:
        return 0.8 if not (before.isalpha() and after.isalpha()) else -0.5
    return -1.0
