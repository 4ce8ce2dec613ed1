"""Everybody can use the page "Ask": axe finds nothing serious, in either theme and at any width."""

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
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    tab.page.locator("[data-pick=speaker] > summary").click()
    assert _violations(tab) == []
    tab.page.locator("[data-pick=role] .qa-choice", has_text="Quoted").evaluate("button => button.click()")
    tab.page.locator(".qa-chosen").wait_for()
    tab.ask(LONG)
    tab.page.locator(".qa-card--first summary").click()
    tab.page.locator(".qa-card--first .qa-turn").first.wait_for()
    tab.page.locator(".qa-card--first [data-feedback=helpful]").click()
    assert _violations(tab) == []
    tab.page.get_by_role("button", name="Remove the filter").click()
    tab.page.locator(".qa-chosen").wait_for(state="detached")
    tab.ask("What is the best pizza topping?")
    tab.page.locator(".qa-nearest > summary").click()
    tab.ask("And cheese?")
    tab.page.locator(".qa-exchange:last-child [data-do=literal]").click()
    tab.page.locator("[data-do=leaning]").wait_for()
    tab.ask("please explode")
    tab.page.locator(".qa-menu > summary").click()
    assert _violations(tab) == []
    tab.page.locator("[data-do=saved]").click()
    tab.page.locator("#qa-saved form button").click()
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
    reached = []
    for _ in range(5):
        tab.page.keyboard.press("Tab")
        reached.append(tab.page.evaluate("document.activeElement.className || document.activeElement.dataset.feedback"))
    assert [name.split()[0] for name in reached] == ["qa-open", "qa-copy", "qa-quiet", "qa-quiet", "qa-quiet"]
    assert tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_filter_is_set_with_the_keyboard_and_the_focus_stays_with_its_chip(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator("[data-pick=speaker] > summary").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        tab.page.keyboard.press(key)
    tab.page.locator("[data-pick=speaker] .qa-chosen").wait_for()
    assert tab.page.evaluate("document.activeElement.parentElement.dataset.pick") == "speaker"
    assert not tab.page.locator("[data-pick=speaker] .qa-choices").is_visible()
    for key in ("Tab", "Enter"):
        tab.page.keyboard.press(key)
    tab.page.locator(".qa-chosen").wait_for(state="detached")


def test_nothing_moves_while_the_page_starts(visit: Visitor) -> None:
    tab = visit()
    shifts = """() => new Promise((done) => new PerformanceObserver((list) =>
        done(list.getEntries().filter((one) => !one.hadRecentInput).reduce((sum, one) => sum + one.value, 0))
    ).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 500))"""
    for _ in range(2):
        tab.page.goto(tab.url)
        tab.page.wait_for_selector(".qa-live--up")
        assert tab.page.evaluate(shifts) < 0.05
        tab.ask("Quel est le chiffre d’affaires de Whaller ?")
