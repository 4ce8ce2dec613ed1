"""What stands before everything: who may come in, from where, and what may not be changed."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from qa.web.access.door import Door
from qa.web.access.guard import Guard
from qa.web.access.refusals import Refusals
from qa.web.access.users import Users
from qa.web.desk import Desk
from qa.web.site import Library, Site, Terms

from .conftest import PASSWORD, TESTS, Served, serving
from .fake import FakeEngine
from .material import transcripts

PAGE = {"Accept": "text/html,application/xhtml+xml"}
BASIC = {"Authorization": f"Basic {base64.b64encode(':'.join(PASSWORD).encode()).decode()}"}


@pytest.fixture
def reader(starter: Served) -> Iterator[httpx.Client]:
    """One who may only read, and does not have to say who they are."""
    with httpx.Client(base_url=starter.url, headers=PAGE, timeout=20) as client:
        yield client


@pytest.fixture
def stranger(locked: Served) -> Iterator[httpx.Client]:
    """One who has not signed in where that is needed."""
    with httpx.Client(base_url=locked.url, timeout=20) as client:
        yield client


# In a process of its own: Gradio leaves an event loop open.
ADDRESSES = """
from starlette.routing import Mount
from qa.web.application import application
from qa.web.site import Library, Terms
from web.fake import FakeEngine
from web.material import transcripts
def walk(routes, before):
    for route in routes:
        if isinstance(route, Mount):
            walk(getattr(route.app, "routes", []), before + route.path)
        else:
            print(before + getattr(route, "path", "/"))
walk(application(Library.over(FakeEngine(transcripts())), Terms()).routes, "")
"""


@pytest.fixture(scope="module")
def addresses() -> list[str]:
    """Every address that the application answers, with words in place of its parameters."""
    environment = os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}
    command = [sys.executable, "-c", ADDRESSES]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - a script of ours
    return sorted({re.sub(r"{(\w+)(:\w+)?}", r"\1", path) for path in done.stdout.split()})


def test_there_is_no_way_in_but_the_sign_in(locked: Served, addresses: list[str]) -> None:
    assert {"/about", "/read", "/config", "/api/ask", "/mcp"} < set(addresses)
    free = ("/qa/", "/login", "/logout")
    with httpx.Client(base_url=locked.url) as client:
        for path in addresses:
            if path.startswith(free):
                continue
            program = path.startswith(("/api", "/mcp", "/gradio_api", "/config"))
            for method in ("GET", "POST"):
                assert client.request(method, path).status_code == 401, (method, path)
                led = client.request(method, path, headers=PAGE)
                assert led.status_code == (401 if program else 303), (method, path)


def test_what_is_free_gives_nothing_away(stranger: httpx.Client) -> None:
    for path in ("/login", "/qa/x/site.js"):
        answer = stranger.get(path, headers=PAGE)
        assert answer.status_code == 200
        assert "Wimi" not in answer.text
    for path in ("/qa", "/qa/", "/qa/../about", "/login/", "/login/..%2fabout", "/qa/%2e%2e/about", "//about"):
        answer = stranger.get(path, headers=PAGE)
        assert answer.status_code in (303, 307, 404), path
        assert "Wimi" not in answer.text


def test_readers_are_led_to_sign_in_and_back(stranger: httpx.Client) -> None:
    asked = "/check?quote=a%20b&speaker=é"
    assert (
        stranger.get(asked, headers=PAGE).headers["location"]
        == "/login?next=/check%3Fquote%3Da%2520b%26speaker%3D%25C3%25A9"
    )
    assert stranger.head("/about", headers=PAGE).status_code == 303
    sent = stranger.post("/corpus/add", headers=PAGE, data={"a": "b"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=/corpus")


def test_programs_are_told_how_to_say_who_they_are_and_pages_open_no_window(stranger: httpx.Client) -> None:
    for path, challenged in (("/api/speakers", True), ("/mcp", True), ("/config", False), ("/work/abc", False)):
        refused = stranger.get(path)
        assert (refused.status_code, list(refused.json())) == (401, ["error"])
        assert ("www-authenticate" in refused.headers) is challenged, path
    assert stranger.get("/check", headers=BASIC).status_code == 200
    assert stranger.get("/config", headers=BASIC).json()["version"]


# From where

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["/about", "/login", "/logout", "/api/who", "/gradio_api/queue/join", "/nowhere"])
def test_no_other_site_can_send_anything(reader: httpx.Client, path: str, headers: dict[str, str]) -> None:
    refused = reader.post(path, headers=headers, json={"quote": "55,000 organizations"})
    assert refused.status_code == 403
    assert "Pages of other sites may not ask here." in refused.text


def test_this_site_s_pages_and_programs_can(reader: httpx.Client) -> None:
    own = str(reader.base_url).rstrip("/")
    for headers in ({}, {"Origin": own}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"},
                    {"Origin": "null", "Sec-Fetch-Site": "same-origin"}):  # fmt: skip
        assert reader.post("/api/who", json={"quote": "one quote"}, headers=headers).status_code == 200, headers


def test_a_link_on_another_site_may_be_followed_but_no_script_there_may_read(reader: httpx.Client) -> None:
    assert reader.get("/about", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
    assert reader.get("/about", headers={"Origin": "https://evil.example"}).status_code == 403


def test_behind_a_proxy_that_changes_the_host_the_stated_address_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QA_URL", "https://interviews.example")
    with serving(tmp_path / "log") as found:
        sent = {"json": {"quote": "one quote"}, "timeout": 20}
        for origin, status in (("https://interviews.example", 200), ("https://other.example", 403)):
            assert httpx.post(f"{found.url}api/who", headers={"Origin": origin}, **sent).status_code == status  # type: ignore[arg-type]
        assert httpx.get(f"{found.url}check", headers={"Host": "interviews.example"}).status_code == 200


# What may not be changed


@pytest.mark.parametrize(("language", "said"), [("en", "can only be read here"), ("fr", "ne peuvent ici qu’être lus")])
def test_nothing_of_the_corpus_is_changed_where_it_may_only_be_read(
    reader: httpx.Client, language: str, said: str
) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for path in ("/corpus", "/corpus/add", "/corpus/anything/at/all", "/read", "/not/yet/thought/of"):
            refused = reader.request(method, path, headers={"Accept-Language": language})
            assert refused.status_code == 403, (method, path)
            assert said in refused.text
            assert 'class="qa-nav"' in refused.text


def test_what_only_asks_is_answered_where_nothing_may_be_changed(reader: httpx.Client) -> None:
    assert reader.post("/check", data={"quote": "On ne peut plus faire confiance aux Etats-Unis"}).status_code == 200
    assert reader.post("/api/who", json={"quote": "one quote"}).status_code == 200
    refused = reader.post("/prepare/topics", data={"do": "rename", "topic": "x", "to": "y"})
    assert refused.status_code == 403


# What is not there


@pytest.mark.parametrize("path", ["/nowhere", "/corpus/nowhere/at/all", "/abou", "/index.html", "/monitoring"])
def test_an_unknown_address_is_a_page_of_ours(reader: httpx.Client, path: str) -> None:
    missed = reader.get(path, headers={"Accept-Language": "fr"})
    assert missed.status_code == 404
    assert f"Il n’y a pas de page {path} ici." in missed.text
    assert 'class="qa-nav"' in missed.text
    assert "error" in reader.get(path, headers={"Accept": "application/json"}).json()


def test_an_address_with_markup_in_it_is_shown_as_text(reader: httpx.Client) -> None:
    assert "<script>alert" not in reader.get("/<script>alert(1)</script>").text


def test_an_address_used_in_the_wrong_way_is_told_so(served: Served, reader: httpx.Client) -> None:
    wrong = httpx.post(f"{served.url}about", headers=PAGE)
    assert (wrong.status_code, set(wrong.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert "cannot be used in this way" in wrong.text
    assert reader.get("/logout").status_code == 405


@pytest.mark.parametrize("path", ["/", "/about", "/read", "/login", "/qa/x/site.js"])
def test_the_head_of_an_answer_can_be_asked_for(reader: httpx.Client, path: str) -> None:
    head = reader.head(path)
    assert (head.status_code, head.content) == (reader.get(path).status_code, b"")


def test_what_gradio_offers_besides_is_closed(reader: httpx.Client) -> None:
    for path in ("upload", "file=/etc/passwd", "proxy=http://evil.example", "runs", "openapi.json/../file=x", "token"):
        assert reader.get(f"/gradio_api/{path}").status_code == 404, path
    assert reader.get("/gradio_api/info").status_code == 200


def test_nothing_is_offered_over_websockets() -> None:
    async def untouched(*_: Any) -> Any:
        pytest.fail("it was let through")

    site = Site(Library.over(FakeEngine(transcripts())), Terms(), Desk())
    guard = Guard(untouched, door=Door(Users({})), terms=Terms(), refusals=Refusals(site))
    with pytest.raises(StopIteration):  # it ends without having waited for anything
        guard({"type": "websocket", "path": "/"}, untouched, untouched).send(None)
