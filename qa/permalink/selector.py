"""Selectors: an excerpt ↔ the query of a URL.

<base>/read/<source id>?exact=…&prefix=…&suffix=…&start=…&end=…                a short excerpt
<base>/read/<source id>?first=…&last=…&sha256=…&prefix=…&suffix=…&start=…&end=…    a long one
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from qa.errors import CitationError
from qa.schema import Excerpt

LONGEST_EXACT = 300
"""Characters of an excerpt that a link holds whole, when they are not many more once escaped."""
_ROOM = 900  # escaped characters for the words; with context, position and base a link stays below 2,000
_END = 64  # characters of the first and of the last words of a longer one
_CONTEXT_ROOM = 250
_READ = "/read/"
_DIGEST = 16  # hexadecimal digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Which words of which source. `exact` are the words, or the first of them where `last`, the last of them, is
    given: then `digest` begins the SHA-256 of them all (hexadecimal, of UTF-8). `prefix` and `suffix` are what stood
    around them, `start` and `end` where they stood, in characters of the transcript."""

    source: str
    exact: str
    last: str | None = None
    digest: str | None = None
    prefix: str
    suffix: str
    start: int
    end: int

    def holds(self, words: str) -> bool:
        """Whether these are the very words."""
        if self.last is None:
            return words == self.exact
        return words.startswith(self.exact) and words.endswith(self.last) and _digest(words) == self.digest


def selector_of(excerpt: Excerpt) -> Selector:
    """The selector that a link to this excerpt carries; the context is shortened where escaping makes it long."""
    exact, last = excerpt.text, None
    if len(exact) > LONGEST_EXACT or len(_escaped(exact)) > _ROOM:
        exact, last = _cut(excerpt.text, _ROOM // 2), _cut(excerpt.text[::-1], _ROOM // 2)[::-1]
    return Selector(
        source=excerpt.source.id,
        exact=exact,
        last=last,
        digest=_digest(excerpt.text) if last else None,
        prefix=_cut(excerpt.prefix[::-1], _CONTEXT_ROOM)[::-1],
        suffix=_cut(excerpt.suffix, _CONTEXT_ROOM),
        start=excerpt.start,
        end=excerpt.end,
    )


def permalink(excerpt: Excerpt, base: str) -> str:
    """The link that opens the reader at these words: `base` is the address of the page ("http://127.0.0.1:7860")."""
    selector = selector_of(excerpt)
    words = {"exact": selector.exact}
    if selector.last is not None and selector.digest is not None:
        words = {"first": selector.exact, "last": selector.last, "sha256": selector.digest}
    query = words | {"prefix": selector.prefix, "suffix": selector.suffix}
    # The position comes last, so that a link cut short by a mail program is noticed.
    query |= {"start": str(selector.start), "end": str(selector.end)}
    stated = "&".join(f"{key}={_escaped(value)}" for key, value in query.items() if value)
    return f"{base.rstrip('/')}{_READ}{_escaped(selector.source)}?{stated}"


def read_permalink(link: str) -> Selector:
    """The selector in a link: a whole URL, or its path and query ("/read/<source id>?…").

    Raises `CitationError` for what is no such link, or one that was cut short.
    """
    # As it stands in a citation, or in the source of a page.
    parts, values = _parts(link.strip().lstrip("<").rstrip(".,;)>").replace("&amp;", "&"))
    _, read, source = parts.path.rpartition(_READ)
    if not read or not source.strip("/"):
        raise CitationError(f"{_shown(link)} is no permalink; one has /read/, a source's id and a query")
    exact, last, digest = values.get("exact"), None, None
    if exact is None:
        exact, last, digest = (values.get(key) for key in ("first", "last", "sha256"))
    start, end = (_number(values.get(key)) for key in ("start", "end"))
    whole = exact and (last and digest if "exact" not in values else True)
    if not whole or start is None or end is None or start >= end or (last is None and end - start != len(exact or "")):
        raise CitationError(f"the permalink {_shown(link)} is not whole; copy it again from where it came")
    return Selector(
        source=_unescaped(source.strip("/")),
        exact=exact or "",
        last=last,
        digest=digest,
        prefix=values.get("prefix", ""),
        suffix=values.get("suffix", ""),
        start=start,
        end=end,
    )


def selector_record(selector: Selector) -> list[dict[str, object]]:
    """The selectors as W3C JSON-LD: the words, then the position.

    A long excerpt is a RangeSelector; by the standard its range stops where its end selector begins, so that the
    latter selects what follows the last words.
    """
    position: dict[str, object] = {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}
    if selector.last is None:
        return [_quoted(selector.exact, selector.prefix, selector.suffix), position]
    after: dict[str, object] = {"type": "TextPositionSelector", "start": selector.end, "end": selector.end}
    if selector.suffix:
        after = _quoted(selector.suffix, selector.last, "")
    first = _quoted(selector.exact, selector.prefix, "")
    return [{"type": "RangeSelector", "startSelector": first, "endSelector": after}, position]


def _quoted(exact: str, prefix: str, suffix: str) -> dict[str, object]:
    context = {key: value for key, value in (("prefix", prefix), ("suffix", suffix)) if value}
    return {"type": "TextQuoteSelector", "exact": exact, **context}


def _parts(link: str) -> tuple[SplitResult, dict[str, str]]:
    try:
        parts = urlsplit(link)
        found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        raise CitationError(f"{_shown(link)} is no permalink, or was cut short; copy it again") from None
    return parts, {key: values[0] for key, values in found.items()}


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 16 else None


def _escaped(text: str) -> str:
    return quote(text, safe="")


def _unescaped(text: str) -> str:
    try:
        return unquote(text, errors="strict")
    except ValueError:
        raise CitationError(f"{_shown(text)} is no source's id; copy the permalink again") from None


def _cut(text: str, room: int) -> str:
    """As much of the beginning as takes this room once escaped, at most `_END` characters; whole words, unless they
    are very long."""
    kept = text[:_END]
    while len(_escaped(kept)) > room:
        kept = kept[:-1]
    whole = kept.rpartition(" ")[0] if len(kept) < len(text) else kept
    return whole if len(whole) > len(kept) // 2 else kept


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]


def _shown(link: str) -> str:
    return repr(link if len(link) <= 80 else f"{link[:80]}…")
