"""Everybody can use the page: axe finds nothing serious, in either theme and at any width."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Visit, Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

LONG = "alternative technologies américaines développer"


def _violations(tab: Visit) -> list[Any]:
    found = Axe().run(tab.page).response["violations"]
    return [
        (violation["id"], violation["nodes"][0]["html"][:200], violation["nodes"][0].get("failureSummary"))
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_axe_finds_nothing_serious(visit: Visitor, scheme: str, width: int) -> None:
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    tab.page.locator(".qa-filters button").first.click()
    tab.page.get_by_label("Who speaks").wait_for()
    assert _violations(tab) == []
    tab.ask(LONG)
    tab.page.locator(".qa-card--first summary").click()
    tab.page.locator(".qa-card--first .qa-turn").first.wait_for()
    assert _violations(tab) == []
    tab.ask("What is the best pizza topping?")
    tab.page.locator(".qa-nearest > summary").click()
    tab.ask("please explode")
    assert _violations(tab) == []


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_nothing_sticks_out_sideways(visit: Visitor, width: int) -> None:
    tab = visit(viewport={"width": width, "height": 700}, locale="fr-FR").ask(LONG).ask("Antidisestablishment" * 20)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_theme_follows_the_system_and_the_address(visit: Visitor) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    dark, light = visit(color_scheme="dark"), visit(color_scheme="light")
    asked_for = visit("?__theme=dark", color_scheme="light")
    assert dark.page.evaluate(background) == asked_for.page.evaluate(background) != light.page.evaluate(background)


def test_everything_can_be_reached_with_the_keyboard(visit: Visitor) -> None:
    tab = visit().ask("Quel est le chiffre d’affaires de Whaller ?")
    tab.page.locator(".qa-card--first summary").focus()
    tab.page.keyboard.press("Enter")
    tab.page.locator(".qa-card--first .qa-turn").first.wait_for()
    tab.page.keyboard.press("Tab")
    assert "qa-open" in tab.page.evaluate("document.activeElement.className")
    tab.page.keyboard.press("Tab")
    assert "qa-copy" in tab.page.evaluate("document.activeElement.className")
    outline = tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
