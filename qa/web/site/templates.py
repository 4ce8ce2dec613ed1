"""The templates of the pages: `qa/web/templates/*.html`, escaped unless marked as HTML, no name undefined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qa.render import date_words, language_word, speaker_name, words_in
from qa.render.card import card_html
from qa.render.markup import marked
from qa.schema import Hit
from qa.text import clock
from qa.web.site.assets import versioned


def rendered(template: str, **values: Any) -> Markup:
    """The template, filled in. `language` must be among the values."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - the templates escape


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("qa.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"versioned": versioned, "link": link, "card": _card, "words_in": words_in}
    made.filters |= {
        "date": lambda date, language: date_words(date, words_in(language)),
        "number": lambda number, language: format_decimal(number, locale=language),
        "percent": lambda share, language: format_percent(share, locale=language),
        "spoken": lambda code, language: language_word(code, words_in(language)),
        "role": lambda role, language: words_in(language).roles[role],
        "speaker": _speaker,
        "clock": clock,
    }
    made.filters["marked"] = _marked
    return made


def link(path: str, *parts: str, **query: Any) -> str:
    """An address on this server: the path, further parts of it, and a query; what is None or empty is left out."""
    whole = "/".join([path.rstrip("/"), *(quote(part, safe="") for part in parts)]) or "/"
    asked = urlencode([(name.rstrip("_"), value) for name, value in query.items() if value not in (None, "")])
    return f"{whole}?{asked}" if asked else whole


def _card(hit: Hit, language: str, *, prominent: bool = False) -> Markup:
    """A hit as its card."""
    return Markup(card_html(hit, words_in(language), prominent=prominent))  # noqa: S704 - the card escapes


def _marked(text: str, highlights: Iterable[tuple[int, int]]) -> Markup:
    """What was said, verbatim, with its highlights (offsets into it) marked."""
    return Markup(marked(text, highlights))  # noqa: S704 - escaped there


def _speaker(turn: Any, language: str) -> str:
    """The name to show for a turn or passage, which has `speaker` and `role`."""
    return speaker_name(turn.speaker, turn.role, None, words_in(language))
