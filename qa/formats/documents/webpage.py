"""A page of a web site: where its text is, and what it states of itself.

trafilatura finds the text. It is believed on where, not on what: it may drop labels and short answers, so everything
is kept that stands in the element that holds what it found.
"""

from __future__ import annotations

import copy
import logging
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence

from lxml import etree

from qa.formats.documents.blocks import Paragraph, Table
from qa.formats.documents.facts import sensible_title, stated_language
from qa.formats.documents.markup import is_chrome
from qa.formats.documents.tree import Placed
from qa.text import LabelKind, label_kind

_SHARE = 0.9
"""Of the characters that trafilatura found, how many the chosen element must hold."""
_KEY = 60
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def text_of(root: etree._Element, found: Sequence[Placed]) -> Sequence[Placed]:
    """The blocks of a page that are its text; all of them where no site is around it."""
    chrome = {element for element in root.iter(etree.Element) if is_chrome(element)}
    if not chrome:
        return found
    wanted = _extracted(root)
    matched = [place for place in found if _key(_words(place)) in wanted and len(_words(place)) > 20]
    region = _region(matched)
    if region is not None:
        chrome.difference_update((region, *region.iterancestors()))
    kept = [
        place
        for place in found
        if (region is None or region in (place.element, *place.element.iterancestors()))
        and (_key(_words(place)) in wanted or not chrome.intersection((place.element, *place.element.iterancestors())))
        and not _is_links(place)
    ]
    return kept or found


def _extracted(root: etree._Element) -> frozenset[str]:
    """The beginnings of the paragraphs that trafilatura takes for the text."""
    import trafilatura  # noqa: PLC0415 - it takes a third of a second to import, and every command imports this

    try:
        with warnings.catch_warnings(action="ignore"):
            text = trafilatura.extract(
                copy.deepcopy(root), include_comments=False, include_tables=True, favor_recall=True, fast=True
            )
    except Exception:
        return frozenset()
    return frozenset(_key(line) for line in (text or "").splitlines())


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text[: 2 * _KEY]))[:_KEY].lower()


def _words(place: Placed) -> str:
    if isinstance(place.block, Table):
        return " ".join(paragraph.text for row in place.block.rows for cell in row for paragraph in cell)
    return place.block.text


def _region(matched: Sequence[Placed]) -> etree._Element | None:
    """The deepest element that holds most of what was matched."""
    total = sum(len(_words(place)) for place in matched)
    held: Counter[etree._Element] = Counter()
    for place in matched:
        for element in (place.element, *place.element.iterancestors()):
            held[element] += len(_words(place))
    enough = [element for element, length in held.items() if length >= _SHARE * total]
    return max(enough, key=_depth, default=None)


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_links(place: Placed) -> bool:
    """Whether a paragraph is nothing but links, and no sentence."""
    if not isinstance(place.block, Paragraph) or place.block.level:
        return False
    words = place.block.text.strip()
    return not words.endswith((".", "?", "!", ":", "…")) and place.linked >= 0.8 * len(words)


def facts(root: etree._Element) -> Mapping[str, str]:
    """What a page states of itself: title, author, date, publisher, url, language. The author is no speaker."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - as above

    said = {"language": stated_language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))}
    try:
        with warnings.catch_warnings(action="ignore"):
            found = extract_metadata(copy.deepcopy(root), date_config=dict(_DATES))
    except Exception:
        return {key: value for key, value in said.items() if value}
    author = (found.author or "").split(";")[0].strip()
    said |= {
        "title": sensible_title(found.title) or "",
        "author": author if label_kind(author) is LabelKind.NAME else "",
        "date": "" if _is_exported(root) else found.date or "",
        "publisher": found.sitename or "",
        "url": found.url or "",
    }
    return {key: value for key, value in said.items() if value}


def _is_exported(root: etree._Element) -> bool:
    """Whether a word processor made the page: its date is that of the file, or of a template."""
    makers = (
        meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator"
    )
    return any(sign in maker.lower() for maker in makers for sign in ("office", "microsoft word", "writer"))
