"""One sign-in for everything: the page, the session that a browser keeps, and what gradio's client sends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.web.access.attempts import FREE
from qa.web.access.door import COOKIE
from qa.web.access.passwords import hashed
from qa.web.access.sign_in import local
from qa.web.access.users import SESSION
from qa.web.corpus.room import COOKIE as VISITOR

from .conftest import PASSWORD, Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = {"Accept": "text/html"}
USERS = dict([PASSWORD]) | {"Zoé <b>": hashed("sésame")}
FORM = {"username": PASSWORD[0], "password": PASSWORD[1]}


@pytest.fixture
def client(locked: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=locked.url, headers=PAGE, timeout=20) as client:
        yield client


@pytest.fixture
def page(browser: Browser, locked: Served) -> Iterator[Page]:
    """A tab of a browser that has not signed in."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def test_a_reader_signs_in_once_for_everything_and_out_again(page: Page, locked: Served) -> None:
    page.goto(f"{locked.url}check?x=1")
    assert page.url == f"{locked.url}login?next=/check%3Fx%3D1"
    assert page.locator("h1").inner_text() == "Connexion"
    assert page.evaluate("document.activeElement.id") == "username"
    page.keyboard.type(PASSWORD[0])
    page.keyboard.press("Tab")
    page.keyboard.type("pas le bon")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert "ne vont pas ensemble" in page.get_by_role("alert").inner_text()
    assert page.evaluate("document.activeElement.id") == "password"
    page.keyboard.type(PASSWORD[1])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{locked.url}check?x=1")
    assert page.evaluate("document.cookie").count(COOKIE) == 0
    assert page.evaluate("fetch('/api/speakers').then((answer) => answer.status)") == 200
    page.goto(locked.url)
    page.get_by_role("textbox").first.wait_for()
    for path in ("", "check"):
        page.goto(locked.url + path)
        page.locator(".qa-visitor", has_text=PASSWORD[0]).wait_for()
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url(f"{locked.url}login")
    page.goto(f"{locked.url}read")
    assert "/login" in page.url


def test_in_one_tab_the_next_user_finds_nothing_of_the_one_before(browser: Browser, tmp_path: Path) -> None:
    users = {"anna": "harbour", "bob": "ferry"}
    with serving(tmp_path / "log", users=users) as found:
        page = browser.new_context(locale="en-GB").new_page()

        def enter(user: str) -> None:
            page.goto(f"{found.url}login")
            page.get_by_label("User name").fill(user)
            page.get_by_label("Password").fill(users[user])
            page.keyboard.press("Enter")
            page.locator(".qa-live--up").wait_for()

        def leave() -> None:
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url(f"{found.url}login")

        enter("anna")
        page.locator(".qa-box textarea").fill("What did I type?")
        leave()
        enter("anna")
        assert page.locator(".qa-box textarea").input_value() == "What did I type?"
        leave()
        enter("bob")
        assert page.locator(".qa-box textarea").input_value() == ""
        page.context.close()


def test_what_waits_to_be_added_is_nobody_s_after_signing_in_or_out(client: httpx.Client) -> None:
    for answer in (client.post("/login", data=FORM), client.post("/logout")):
        forgotten = next(kept for kept in answer.headers.get_list("set-cookie") if kept.startswith(VISITOR))
        assert "path=/corpus" in forgotten.lower()
        assert "max-age=0" in forgotten.lower()


def test_the_form_comes_back_with_the_name_and_without_the_password(client: httpx.Client) -> None:
    again = client.post("/login", data={"username": "<b>me", "password": "hunter2", "next": "/about"})
    assert again.status_code == 401
    assert "&lt;b&gt;me" in again.text
    assert 'value="/about"' in again.text
    assert "hunter2" not in again.text
    assert "set-cookie" not in again.headers


def test_the_session_is_for_this_server_s_pages_only_and_ends(client: httpx.Client) -> None:
    entered = client.post("/login", data=FORM | {"next": "/read"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/read")
    stated = entered.headers["set-cookie"].lower()
    for attribute in ("httponly", "samesite=lax", "path=/", f"max-age={SESSION}"):
        assert attribute in stated
    assert "secure" not in stated
    assert client.get("/login?next=/read").headers["location"] == "/read"
    left = client.post("/logout")
    assert (left.status_code, left.headers["location"]) == (303, "/login")
    assert client.get("/about").status_code == 303


def test_behind_a_proxy_that_encrypts_the_session_is_sent_encrypted_only(client: httpx.Client) -> None:
    entered = client.post("/login", data=FORM, headers={"X-Forwarded-Proto": "https"})
    assert "secure" in entered.headers["set-cookie"].lower()


def test_a_program_gets_a_status_in_place_of_a_page(client: httpx.Client) -> None:
    right = client.post("/login", data=FORM, headers={"Accept": "*/*"})
    assert (right.status_code, right.json()) == (200, {"success": True})
    wrong = client.post("/login", data=FORM | {"password": "no"}, headers={"Accept": "*/*"})
    assert (wrong.status_code, list(wrong.json())) == (401, ["error"])


def test_many_users_restarts_and_changed_passwords(tmp_path: Path) -> None:
    form = {"username": "Zoé <b>", "password": "sésame"}
    with serving(tmp_path / "log", users=USERS) as first, httpx.Client(base_url=first.url, headers=PAGE) as browser:
        browser.post("/login", data=form)
        session = browser.cookies[COOKIE]
        assert "Zoé &lt;b&gt;" in browser.get("/check").text
    kept = {"cookies": {COOKIE: session}, "headers": PAGE}
    with serving(tmp_path / "log", users=USERS) as again:
        assert httpx.get(f"{again.url}check", **kept).status_code == 200  # type: ignore[arg-type]
    with serving(tmp_path / "log", users=USERS | {"Zoé <b>": "new"}) as changed:
        assert httpx.get(f"{changed.url}check", **kept).status_code == 303  # type: ignore[arg-type]


def test_who_guesses_has_to_wait_and_who_is_signed_in_does_not(tmp_path: Path) -> None:
    with serving(tmp_path / "log", users=USERS) as found, httpx.Client(base_url=found.url, headers=PAGE) as browser:
        assert browser.post("/login", data=FORM).status_code == 303
        for number in range(FREE):
            wrong = httpx.post(f"{found.url}login", data=FORM | {"password": str(number)}, headers=PAGE)
            assert wrong.status_code == 401
        for answer in (
            httpx.post(f"{found.url}login", data=FORM, headers=PAGE),
            httpx.get(f"{found.url}api/speakers", auth=PASSWORD),
        ):
            assert answer.status_code == 429
            assert "Try again in" in answer.text or "try again in" in answer.text
        assert browser.get("/check").status_code == 200


def test_where_nobody_has_to_sign_in_there_is_nothing_to_sign_in_to(served: Served) -> None:
    assert httpx.get(f"{served.url}login?next=/about", headers=PAGE).headers["location"] == "/about"
    assert httpx.post(f"{served.url}login", data=FORM).json() == {"success": True}
    assert "qa-visitor" not in httpx.get(f"{served.url}about").text


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "/\\evil.example", "https://evil.example", "evil.example", "", "/\t/evil.example", "/ok\n",
     "\\\\evil.example", "javascript:alert(1)", "/login", "/login?next=/login", "/logout", " /about", "/a\\b"],
)  # fmt: skip
def test_signing_in_leads_nowhere_else(elsewhere: str) -> None:
    assert local(elsewhere) == "/"


@given(st.text())
def test_where_it_leads_is_always_a_path_of_this_server(path: str) -> None:
    onward = local(path)
    assert onward.startswith("/")
    assert not onward.startswith(("//", "/\\"))
    assert httpx.URL("http://here.example").join(onward).host == "here.example"


@pytest.mark.parametrize("path", ["/", "/about?x=1", "/check?quote=a%20b", "/read/é#t1", "/logins"])
def test_any_page_can_be_gone_on_to(path: str) -> None:
    assert local(path) == path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_sign_in(browser: Browser, locked: Served, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(f"{locked.url}login")
    tab.get_by_label("User name").fill("me")
    tab.get_by_label("Password").fill("no")
    tab.get_by_role("button", name="Sign in").click()
    tab.get_by_role("alert").wait_for()
    found = axe.Axe().run(tab).response["violations"]
    assert [violation["id"] for violation in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
