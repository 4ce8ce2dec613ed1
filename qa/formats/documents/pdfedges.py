"""What a PDF prints at the top and the bottom of its pages: running titles, page numbers. None of it is text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from qa.formats.documents.pdflines import Line

_DEPTH = 4
"""Lines at either edge that may be furniture."""
_FEWEST = 3
_FAR = 1.8
"""How much more than lines among themselves the number of a page stands off."""
_FOOTER = 80
"""Characters of a line with the number of a page and the name of the publication, one at either side."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|p[aá]gina|pag|pg|p)\b\.?\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|\||of|sur|de|von|di|-|–)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"[\W_]*(?:page|seite|p[aá]gina)\s*\d|[\W_]*\d{1,4}\s*(?:/|of|sur|von)\s*\d{1,4}[\W_]*\Z", re.IGNORECASE
)


def without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running titles and page numbers: what stands at the edge of several pages, numbers apart."""
    repeated = _repeated(pages)
    numbers = _numbered(pages)
    pages = [_without_footer(page) for page in pages]
    dropped = [_furniture(page, place, repeated, numbers) for place, page in enumerate(pages)]
    kept = [[line for line in page if id(line) not in out] for page, out in zip(pages, dropped, strict=True)]
    return kept if any(kept) else [list(page) for page in pages]


def _without_footer(page: Sequence[Line]) -> list[Line]:
    """The page without a number that stands alone below it, or ends a line alone there, far from the last words."""
    by_height = sorted(page, key=lambda line: -line.y)
    if len(by_height) < _FEWEST:
        return list(page)
    low, last = by_height[-1], by_height[-2]
    gaps = [above.y - below.y for above, below in pairwise(by_height[:-1]) if above.y - below.y > 0.5 * low.size]
    usual = median(gaps) if gaps else low.size
    far = last.y - low.y > _FAR * max(usual, low.size)
    beside = low.text.split("\t")
    numbered = 2 <= len(beside) <= 3 and len(low.text) <= _FOOTER and any(map(str.isdecimal, (beside[0], beside[-1])))
    alone = (
        _number(low) is not None and any(map(str.isdigit, low.text)) and low.x > min(line.x for line in page) + low.size
    )
    return [line for line in page if line is not low] if far and (alone or numbered) else list(page)


def _key(line: Line) -> str:
    return " ".join(_DIGITS.sub("#", line.text).lower().split())


def _edges(page: Sequence[Line]) -> list[list[Line]]:
    """The outermost lines of a page, from the top down and from the bottom up."""
    by_height = sorted(page, key=lambda line: -line.y)
    half = max(1, len(by_height) // 2)
    return [by_height[: min(_DEPTH, half)], by_height[::-1][: min(_DEPTH, len(by_height) - half)]]


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What several pages have at their edges, and their middles have not."""
    at_edges: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for page in pages:
        edges = [line for edge in _edges(page) for line in edge]
        outer = {id(line) for line in edges}
        at_edges.update({_key(line) for line in edges})
        inside.update(_key(line) for line in page if id(line) not in outer)
    enough = max(2, round(0.3 * len(pages)))
    return frozenset(key for key, count in at_edges.items() if count >= enough and inside[key] <= count // 4)


def _numbered(pages: Sequence[Sequence[Line]]) -> frozenset[int]:
    """How far the printed page number may be from the page's own: the differences that come back."""
    found: Counter[int] = Counter()
    for place, page in enumerate(pages):
        found.update(
            {number - place for edge in _edges(page) for line in edge if (number := _number(line)) is not None}
        )
    return frozenset(difference for difference, count in found.items() if count >= 2)


def _number(line: Line) -> int | None:
    match = _NUMBER.fullmatch(line.text)
    if match is None:
        return None
    return int(match["number"]) if match["number"].isdecimal() else 0


def _furniture(
    page: Sequence[Line], place: int, repeated: frozenset[str], differences: frozenset[int]
) -> frozenset[int]:
    found: set[int] = set()
    for edge in _edges(page):
        for line in edge:
            number = _number(line)
            is_number = number is not None and (number - place in differences or _SURE.match(line.text) is not None)
            if not (is_number or _key(line) in repeated):
                break
            found.add(id(line))
    return frozenset(found)
