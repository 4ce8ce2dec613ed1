"""The page "About": honest about what is there, with figures that were measured, and silent on folders in public."""

from __future__ import annotations

import re
from importlib.metadata import version

import click
import httpx
import pytest
import typer

from qa import __version__
from qa.cli import app
from qa.engine import Engine
from qa.web.site import page_words

from .conftest import Own, Served, Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

BOTH = pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])


def get(served: Served, language: str = "en", path: str = "about") -> str:
    page = httpx.get(served.url + path, headers={"Accept-Language": language}, timeout=60)
    assert page.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@BOTH
def test_what_can_be_asked_is_shown_by_this_corpus_and_leads_there(turn: Visitor, locale: str) -> None:
    tab, w = turn("about", locale=locale), page_words("about", locale[:2])
    example = tab.page.locator(".qa-examples a").first
    question = example.inner_text()
    example.click()
    tab.page.wait_for_url("**/?q=*")
    tab.settled(question)
    tab.page.go_back()
    tab.page.get_by_role("link", name=w.example_dossier(name="Michaël Ferrec")).click()
    tab.page.wait_for_url("**/prepare/guest?name=*")


@BOTH
def test_how_well_it_answers_is_measured_when_it_comes_into_view(mend: Visitor, locale: str) -> None:
    tab, w = mend("about", locale=locale), page_words("about", locale[:2])
    assert tab.page.locator(".qa-measures dd").first.inner_text() == "–"
    tab.page.locator(".qa-measures").scroll_into_view_if_needed()
    tab.page.get_by_text(w.measured, exact=True).first.wait_for()
    first = tab.page.locator(".qa-measures dd").first.inner_text()
    assert re.match(r"\d+ (of|sur) \d+", first)
    tab.page.reload()
    assert tab.page.locator(".qa-measures dd").first.inner_text() == first
    assert "–" not in tab.page.locator(".qa-measures").inner_text()


def test_without_scripts_a_button_measures(mend: Visitor) -> None:
    tab = mend("about", java_script_enabled=False)
    tab.page.get_by_role("link", name="Measure now").click()
    tab.page.wait_for_url("**/about?measure=yes#measured")
    assert re.match(r"\d+ of \d+", tab.page.locator(".qa-measures dd").first.inner_text())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_versions_encoder_and_index_are_those_in_use(starter: Served, starter_engine: Engine, language: str) -> None:
    text = get(starter, language)
    manifest = starter_engine.manifest
    for told in (__version__, version("torch"), version("plotly"), manifest.encoder, manifest.fingerprint, "MIT"):
        assert told in text
    assert re.search(r"generation-\d{4}", text)
    assert f"{manifest.counts['passages']} passages" in text


def test_what_the_build_learned_is_told(starter: Served, starter_engine: Engine) -> None:
    text = get(starter)
    for name, value in starter_engine.manifest.calibration.items():
        said = page_words("about", "en")[f"learned_{name}"]
        assert re.search(rf"{said} +{re.escape(f'{value:.3f}'.rstrip('0').rstrip('.'))}", text), name


def test_folders_are_named_to_whoever_may_change_them_alone(starter: Served, own: Own) -> None:
    assert str(own.corpus) in get(own.served)
    assert str(own.index) in get(own.served)
    assert "/index" not in get(starter)


def test_every_link_leads_somewhere(starter: Served) -> None:
    page = httpx.get(f"{starter.url}about", timeout=30).text
    links = {link for link in re.findall(r'href="(/[^"#]*)"', page) if "lang=" not in link and "measure" not in link}
    assert {"/check", "/read", "/api/openapi.json", "/corpus/statistics", "/prepare/matrix"} <= links
    for link in links:
        address = starter.url.rstrip("/") + link.replace("&amp;", "&")
        assert httpx.get(address, timeout=60, follow_redirects=True).status_code == 200, link


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int) -> None:
    tab = turn("about", color_scheme=scheme, viewport={"width": width, "height": 800})
    tab.page.locator(".qa-learned > summary").click()
    found = Axe().run(tab.page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []
    assert tab.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_every_command_named_exists(starter: Served) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group | typer.core.TyperGroup)
    named = set(re.findall(r"<code>qa ([a-z]+)", httpx.get(f"{starter.url}about", timeout=30).text))
    assert {"ask", "verify"} <= named <= set(group.commands)
