"""A citation → a dictionary ready for JSON."""

from __future__ import annotations

from typing import Any

from qa.citation import Style, cited, csl_item
from qa.permalink import permalink, selector_of, selector_record
from qa.schema import Excerpt


def citation_record(excerpt: Excerpt, style: Style, *, language: str | None = None, base: str) -> dict[str, Any]:
    """The citation as `qa cite --json` prints it; `id` is that of the turn. `language` and `base` as for `cited`."""
    return {
        "id": f"{excerpt.source.id}#t{excerpt.turn.index}",
        "style": style.value,
        "citation": cited(excerpt, style, language=language, base=base),
        "permalink": permalink(excerpt, base),
        "selector": selector_record(selector_of(excerpt)),
        "csl": csl_item(excerpt, language=language, base=base),
    }
