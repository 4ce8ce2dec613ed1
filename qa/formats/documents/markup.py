"""HTML's elements and classes: which of them are blocks, which are not shown, which say who speaks or when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.formats.documents.blocks import PLAIN, Look
from qa.formats.documents.css import StyleSheet, told
from qa.formats.documents.styled import is_voice

if TYPE_CHECKING:
    from lxml import etree

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
        *("header", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul", "hgroup", "search"),
    )
)
"""Elements that begin and end a paragraph."""
_SILENT = frozenset(
    (
        *("applet", "audio", "button", "canvas", "head", "iframe", "input", "math", "noscript", "object", "script"),
        *("select", "style", "svg", "template", "textarea", "title", "video", "option", "datalist", "rp", "rt", "map"),
        *("noframes", "noembed", "frameset"),
    )
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "d-none"})
_AVATAR = re.compile(r"avatar", re.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})
_ZONES = frozenset({"nav", "aside", "footer", "search"})
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner", "alert", "alertdialog"})
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menus?|cookies?|consent|sidebars?|footer|breadcrumbs?|comments?|comment-list"
    r"|related(?:-\w+)?|share|sharing|socials?|newsletter|subscribe|promo|advert(?:isement)?s?|ads?|pagination|widget"
    r"|popup|modal|banner|recommended|disqus|toolbar|skip-link|tags|read-?more)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LOOKS = {"b": Look.BOLD, "strong": Look.BOLD, "i": Look.ITALIC, "em": Look.ITALIC, "u": Look.UNDERLINED}
_SPEAKERS = ("data-speaker-name", "data-speakername", "data-speaker")
_LONGEST = 80


def classes(element: etree._Element) -> str:
    """The element's classes, and what it says of its kind otherwise."""
    return f"{element.get('class') or ''} {element.get('data-role') or ''}".strip()


def is_shown(element: etree._Element) -> bool:
    """Whether a reader of the page sees the element."""
    return not (
        element.tag in _SILENT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
        or _UNSEEN.intersection((element.get("class") or "").lower().split())
        or (_AVATAR.search(element.get("class") or "") and len("".join(_texts(element)).strip()) <= 3)
    )


def is_chrome(element: etree._Element) -> bool:
    """Whether the element belongs to the site rather than to its text: menus, comments, what else there is to read."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}" if element.tag not in _WHOLE else ""
    return element.tag in _ZONES or element.get("role") in _ROLES or _CHROME.search(named) is not None


def look(element: etree._Element, inherited: Look, sheet: StyleSheet) -> Look:
    """How the element's words look."""
    on, off = told(element.get("style") or "")
    return (sheet.look(element, inherited | _LOOKS.get(str(element.tag), PLAIN)) | on) & ~off


def speaker(element: etree._Element) -> str | None:
    """Who the element's attributes say is speaking; None where they do not."""
    for name in _SPEAKERS:
        said = (element.get(name) or "").strip()
        if said and len(said) <= _LONGEST:
            return f"Speaker {said}" if said.isdecimal() else said
    return None


def names(element: etree._Element) -> bool:
    """Whether the element holds nothing but the name of who speaks, by its class, or as a `<cite>` before words."""
    if element.tag == "cite":
        said, after = "".join(_texts(element)).rstrip(), (element.tail or "").lstrip()
        told = said.endswith(":") or not after or after.startswith((":", "(", "["))
        return told and len(said) <= _LONGEST
    if not is_voice(classes(element)) or any(inner.tag in BLOCKS for inner in element.iterdescendants()):
        return False
    return len("".join(_texts(element)).strip()) <= _LONGEST


def _texts(element: etree._Element) -> Iterator[str]:
    """The words of an element, no further than a name may go."""
    length = 0
    for text in element.itertext(with_tail=False):
        yield str(text)
        length += len(text)
        if length > 4 * _LONGEST:
            return
