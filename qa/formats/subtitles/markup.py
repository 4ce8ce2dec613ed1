"""The markup inside a cue (WebVTT's tags, HTML's, SubStation's overrides) → lines, each with its voice."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from qa.formats.subtitles.clock import TIME
from qa.formats.subtitles.cues import Line

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z]+)(?P<classes>(?:\.[^\s<>.]*)*)(?P<note>[ \t\n][^<>]{0,300})?/?>"
    rf"|<(?P<time>{TIME})>|<(?P<left>/?)(?P<numbered>(?i:speaker|spk)[ _-]?[0-9]{{1,3}})>"
    r"|(?P<override>\{\\[^{}\n]{0,400}\}|\{[a-zA-Z]:[^{}\n]{0,60}\})"
    r"|(?P<break>\\N|\[br\]|\n)|(?P<space>\\h)"
)
_TAGS = "c i b u s em strong small big font span p div ruby rt rp lang v br center sub sup tt"
_KNOWN = frozenset(_TAGS.split())
_COLOUR = re.compile(r"color\s*=\s*[\"']?([#\w]{1,20})|\\1?c&H([0-9A-Fa-f]{1,8})", re.IGNORECASE)
_MARKS = frozenset("<{\\[&\n")  # without these a text has no markup
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def plain(text: str) -> str:
    """The text with entities (`&amp;`) written out."""
    return _ENTITY.sub(lambda match: html.unescape(match.group()), text)


def marked(printed: Iterable[str], voice: str | None = None) -> tuple[Line, ...]:
    """The lines of a cue. `voice` speaks until the markup names another.

    What is no tag that is known stays as it is printed: "a < b", "<laughs>". A reading printed above a word (`<rt>`)
    follows it in parentheses.
    """
    text = "\n".join(printed)
    if _MARKS.isdisjoint(text):
        words = " ".join(text.split())
        return (Line(words, voice),) if words else ()
    return tuple(_Lines(voice).read(text))


class _Lines:
    """The lines of one cue as they are read."""

    def __init__(self, voice: str | None) -> None:
        self._voice = voice
        self._text: list[str] = []
        self._timed = False
        self._colour: str | None = None
        self._painted_in: str | None = None  # when the line began
        self._begun = False
        self._above = False  # inside <rt>

    def read(self, text: str) -> Iterator[Line]:
        end = 0
        for match in _TAG.finditer(text):
            if match["name"] and match["name"].lower() not in _KNOWN:
                continue
            self._add(text[end : match.start()])
            end = match.end()
            yield from self._tag(match)
        self._add(text[end:])
        yield from self._ended()

    def _add(self, words: str) -> None:
        if words.strip() and not self._begun:
            self._begun, self._painted_in = True, self._colour
        self._text.append(words)

    def _tag(self, match: re.Match[str]) -> Iterator[Line]:
        name = (match["name"] or "").lower()
        if match["time"]:
            self._timed = True
        elif match["numbered"]:
            yield from self._ended()
            self._voice = None if match["left"] else match["numbered"]
        elif match["space"]:
            self._text.append(" ")
        elif match["override"] or name == "font":
            self._painted(match)
        elif match["break"] or name == "br":
            yield from self._ended()
        elif name in {"rt", "ruby"}:
            self._reading(opens=name == "rt" and not match["close"])
        elif name == "v":
            yield from self._ended()
            self._voice = None if match["close"] else " ".join(plain(match["note"] or "").split()) or None

    def _painted(self, match: re.Match[str]) -> None:
        found = _COLOUR.search(match["override"] or match["note"] or "")
        if found or match["close"]:
            self._colour = (found[1] or found[2]).lower() if found else None

    def _reading(self, *, opens: bool) -> None:
        self._text.append(")" * self._above + "(" * opens)
        self._above = opens

    def _ended(self) -> Iterator[Line]:
        self._reading(opens=False)
        text = " ".join(plain("".join(self._text)).split())
        if text:
            yield Line(text, self._voice, self._timed, self._painted_in)
        self._text, self._timed, self._begun = [], False, False
