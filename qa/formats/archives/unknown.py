"""XML of a shape that no reader knows: refused in a sentence."""

from __future__ import annotations

from typing import NoReturn

from qa.errors import FormatError
from qa.formats.archives.roots import root_name
from qa.formats.archives.stated import listed
from qa.formats.files import File, Format

_ELSEWHERE = listed("html tt svg document rss feed")
"""Roots that other families read, or ought to speak for."""


def _read(file: File) -> NoReturn:
    root = root_name(file)
    reason = "this is not well-formed XML" if root is None else f"XML with the root element <{root}> is not known here"
    raise FormatError(file.name, f"{reason}; read are OHMS, TEI, Transcriber, TranscriberAG, ELAN, EXMARaLDA and TTML")


def _recognises(file: File) -> bool:
    root = root_name(file)
    declared = file.suffix == ".xml" or file.head.lstrip("\ufeff \r\n\t").startswith("<?xml")
    return root is not None and declared and root.lower() not in _ELSEWHERE


UNKNOWN = Format(
    name="XML of another kind",
    suffixes=(".xml",),
    recognises=_recognises,
    read=_read,
    example="It is refused, with the name of its root element.",
)
"""The last of the XML formats, for what none of the others recognises."""
