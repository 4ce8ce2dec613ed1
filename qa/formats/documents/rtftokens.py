"""RTF's signs: groups, control words, bytes in the code page of their font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)
CODE_PAGES = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""The code page of each character set that fonts name."""
SIGNS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "~": "\u00a0",
    "_": "-",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
"""The characters that control words and signs stand for."""


class Token(NamedTuple):
    """`kind` is "open", "close", "word" (with its number, None without) or "bytes" (characters in a code page)."""

    kind: str
    word: str = ""
    number: int | None = None
    raw: bytes = b""


def tokens(raw: bytes) -> Iterator[Token]:
    """The signs of an RTF file in order; binary stretches are stepped over."""
    place = 0
    while found := _TOKEN.match(raw, place):
        place = found.end()
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode("ascii")
            place += max(0, number or 0) if word == "bin" else 0
            yield Token("word", word, number)
        elif found["brace"]:
            yield Token("open" if found["brace"] == b"{" else "close")
        elif found["hex"]:
            yield Token("bytes", "'", raw=bytes.fromhex(found["hex"].decode("ascii")))
        elif found["sign"]:
            sign = found["sign"].decode("latin-1")
            yield Token("word", "par" if sign in "\r\n" else sign)
        elif found["text"]:
            yield Token("bytes", raw=found["text"])
