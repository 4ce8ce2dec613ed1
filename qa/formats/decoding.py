"""The text of a transcript's bytes, or a sentence that says why there is none; what was guessed is said."""

from __future__ import annotations

import re

from qa.errors import FormatError
from qa.text.decoding import declared_encoding, decoding

_NAMES = {
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac-roman": "MacRoman",
    "cp850": "MS-DOS Latin (850)",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
}
_TWICE = re.compile("Ã[\u0080-\u00bf©¨ª§´®¯¹»¢¶¼‰ˆ‡œ€\u00a0]|â€[™œ\u009d“”¦˜]|Â[«»\u00a0°]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SPACE = dict.fromkeys((*range(9), *range(14, 27), *range(28, 32), 127), " ")


def decode(raw: bytes, file: str) -> str:
    """The text, its byte-order mark taken off, line ends left as they are, stray control characters made spaces.

    Raises `FormatError` (naming `file`) for an empty file, and for bytes that are no text.
    """
    try:
        text = decoding(raw).text
    except UnicodeDecodeError:
        encoding = (declared_encoding(raw) or "").upper()
        raise FormatError(file, f"the file says it is {encoding} but is damaged") from None
    controls = len(_CONTROLS.findall(text))
    if 50 * controls > len(text):
        raise FormatError(file, "this is a binary file, not text")
    if not text.strip("\x00\ufeff \t\r\n"):
        raise FormatError(file, "the file is empty")
    return text.translate(_SPACE) if controls else text


def doubts(raw: bytes) -> tuple[str, ...]:
    """What a user should know of how these bytes were read: a guessed encoding, characters that were read wrong before
    the file was saved. Whole sentences; none where nothing is doubtful. The bytes are such as `decode` reads."""
    found = decoding(raw)
    said: list[str] = []
    if found.broken:
        line = _first_broken(raw)
        said.append(f"{found.broken} bytes are no UTF-8 (first in line {line}); they were read as Windows-1252.")
    elif found.guessed:
        name = _NAMES.get(found.encoding, found.encoding.upper())
        said.append(
            f"The file does not say its encoding; it was read as {name}. If letters are wrong, save it as UTF-8."
        )
    twice = _TWICE.findall(found.text[:1_000_000])
    if len(twice) >= 3 and len(twice) > 2 * len(re.findall("[éèàç]", found.text[:1_000_000])):
        said.append(
            f"Accented letters were damaged before this file was saved ({twice[0]!r} and the like, {len(twice)} times)"
            "; the text is shown as it is: save it again from its source as UTF-8."
        )
    return tuple(said)


def _first_broken(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1
    return 1
