"""A Markdown footnote, as Pandoc, GitHub and most others read it."""

from __future__ import annotations

import re

from qa.citation.facts import Facts
from qa.citation.processor import EMPHASIS
from qa.citation.wording import Wording

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$^#!]")
_ITALIC = re.compile(f"{EMPHASIS[0]}(.*?){EMPHASIS[1]}", re.DOTALL)


def footnote(known: Facts, note: str, words: Wording) -> str:
    """The note as the footnote `[^<source id>-t<turn>]`, addresses made links, titles in italics."""
    label = f"{known.excerpt.source.id}-t{known.excerpt.turn.index}"
    # An address is not escaped, but put between < and >.
    text = f"<{known.url}>".join(_escaped(part) for part in note.split(known.url))
    if known.url != known.permalink:
        text += " " + words.permalink.format(link=f"<{known.permalink}>") + "."
    return f"[^{label}]: {_ITALIC.sub(_emphasised, text)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _emphasised(match: re.Match[str]) -> str:
    return f"*{match.group(1)}*" if match.group(1).strip() else match.group(1)
