"""The page "Ask", which Gradio makes, stands in the frame of every page, and is there before Gradio is."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from .conftest import Served, serving


def _header(html: str) -> str:
    (header,) = re.findall(r"<header.*?</header>", html, re.DOTALL)
    return re.sub(r' aria-current="\w+"', "", header).replace("/about?", "/?")


@pytest.mark.parametrize(("language", "placeholder"), [("en", "Your question…"), ("fr", "Votre question…")])
def test_the_first_answer_has_the_header_the_box_and_the_footer_in_the_language(
    starter: Served, language: str, placeholder: str
) -> None:
    with httpx.Client(base_url=starter.url, headers={"Accept-Language": language}) as client:
        ask, about = client.get("/"), client.get("/about")
    assert _header(ask.text) == _header(about.text)
    assert ask.text.count("<html") == ask.text.count("<title>") == ask.text.count("<gradio-app") == 1
    assert re.search(r'<html\s+lang="(\w+)"', ask.text)[1] == language  # type: ignore[index]
    assert f'placeholder="{placeholder}"' in ask.text
    assert "qa-site-foot" in ask.text
    assert ask.headers["cache-control"] == about.headers["cache-control"] == "no-store"


def test_while_nothing_is_indexed_the_page_says_so_and_what_to_do(tmp_path: Path) -> None:
    index, corpus = tmp_path / "index", tmp_path / "corpus"
    index.mkdir()
    corpus.mkdir()
    with serving(tmp_path / "log", index=index, corpus=corpus) as empty:
        shown = httpx.get(empty.url, headers={"Accept-Language": "fr"})
        assert "Rien n’est indexé pour l’instant" in shown.text
        assert "gradio-app" not in shown.text
        assert httpx.get(f"{empty.url}config").status_code == 200
