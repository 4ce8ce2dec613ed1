"""What is put to the page "Who said it?", and how it is asked without a browser."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from .conftest import Served

SAID = "Actuellement nous sommes 26 collaborateurs à Whaller"
ALTERED = SAID.replace("26", "46")
LOST = "Mirabelles et pantoufles valsent gaiement sous trombones"
DRAFT = f"""# Un brouillon

« {ALTERED} », dit Thomas Fauré.

« {SAID} », affirme Lionel Roux.

« {SAID} », dit Thomas Fauré.

« {LOST} », dit Carl Lind.
"""
BOTH = pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])


def get(served: Served, path: str = "check", language: str = "en", **query: str) -> httpx.Response:
    return httpx.get(served.url + path, params=query, headers={"Accept-Language": language}, timeout=30)


def post(served: Served, path: str, language: str = "en", **sent: Any) -> httpx.Response:
    return httpx.post(served.url + path, headers={"Accept-Language": language}, timeout=60, **sent)


def seen(page: httpx.Response) -> str:
    """What stands on a page, tags and runs of white space apart."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())
