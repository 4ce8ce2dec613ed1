"""What the tests of the pages of preparation ask, and how they read what comes."""

from __future__ import annotations

from typing import Any

import httpx
import lxml.html

from .conftest import Served


def get(served: Served, path: str, language: str = "en", **query: Any) -> httpx.Response:
    """A page of preparation ("", "/guest", …)."""
    return httpx.get(f"{served.url}prepare{path}", params=query, headers={"Accept-Language": language}, timeout=60)


def post(served: Served, **data: Any) -> httpx.Response:
    """What comes of a form on the page of topics."""
    return httpx.post(f"{served.url}prepare/topics", data=data, headers={"Accept-Language": "en"}, timeout=60)


def tree(answer: httpx.Response) -> Any:
    """The page, parsed."""
    return lxml.html.fromstring(answer.text)


def texts(answer: httpx.Response, path: str) -> list[str]:
    """The texts of the elements on a path, runs of white space made one space."""
    return [" ".join(found.text_content().split()) for found in tree(answer).xpath(path)]


def values(answer: httpx.Response, path: str) -> list[str]:
    """The values of attributes on a path."""
    return [str(found) for found in tree(answer).xpath(path)]
