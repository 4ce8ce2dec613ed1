from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from email.message import Message

import pytest

from qa.errors import ConfigError
from qa.web.access.hosts import address, check_host, is_loopback, known_name

from .conftest import TESTS, Served


def _get(url: str, host: str | None = None) -> tuple[int, Message[str, str], str]:
    request = urllib.request.Request(url, headers={"Host": host} if host else {})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read().decode()


def test_every_answer_carries_the_headers(served: Served) -> None:
    for path in (
        "",
        "theme.css",
        "nowhere",
        "gradio_api/upload",
        "about",
        "read",
        "login",
        "api/speakers",
        "qa/x/y.css",
    ):
        _, headers, _ = _get(served.url + path)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy
        assert "*" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_the_policy_names_the_page_s_own_scripts_and_no_other(served: Served) -> None:
    _, headers, page = _get(served.url)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    policy = headers["content-security-policy"]
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == digests
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


@pytest.mark.parametrize("path", ["about", "read", "nowhere", "login"])
def test_a_document_runs_no_script_that_is_not_a_file_of_ours(served: Served, path: str) -> None:
    _, headers, page = _get(served.url + path)
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|javascript:", page)


def test_another_host_name_is_refused(served: Served) -> None:
    status, _, said = _get(served.url, host="evil.example")
    assert (status, said) == (421, said)
    assert "QA_URL" in said
    assert _get(served.url, host="localhost")[0] == 200


def test_where_nobody_signs_in_only_numbers_and_names_of_ours_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_URL", "https://Interviews.example/")
    monkeypatch.setattr("socket.gethostname", lambda: "Desk")
    for host in ("127.0.0.1:7860", "[::1]:7860", "[::1]", "192.168.1.4", "localhost:1", "interviews.example",
                 "desk", "desk.local:7860", "chosen.example", "INTERVIEWS.example."):  # fmt: skip
        assert known_name(host, "chosen.example"), host
    for host in (
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "interviews.example.evil",
        ":1",
    ):
        assert not known_name(host, "chosen.example"), host
    assert not known_name("")


def test_readers_are_told_an_address_that_they_can_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "desk")
    assert address("127.0.0.1", 7860) == "http://127.0.0.1:7860/"
    assert address("::1", 1) == address("[::1]", 1) == "http://[::1]:1/"
    assert address("0.0.0.0", 1) == address("::", 1) == "http://desk:1/"  # noqa: S104


@pytest.mark.parametrize("path", ["gradio_api/upload", "gradio_api/file=/etc/passwd", "docs", "monitoring"])
def test_what_the_page_does_not_need_is_closed(served: Served, path: str) -> None:
    assert _get(served.url + path)[0] in (403, 404, 405)


def test_the_page_links_to_no_font_and_no_other_host(served: Served) -> None:
    page = _get(served.url)[2]
    theme = _get(served.url + "theme.css")[2]
    assert "fonts.googleapis" not in page + theme
    assert not re.search(r"url\(['\"]?https?:", theme)
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']?(?:https?:)?//", page)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "[::1]", "localhost"])
def test_loopback_needs_no_password(host: str) -> None:
    assert is_loopback(host)
    check_host(host, authenticated=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "interviews.example", ""])  # noqa: S104
def test_any_other_host_needs_one(host: str) -> None:
    with pytest.raises(ConfigError, match="no password"):
        check_host(host, authenticated=False)
    check_host(host, authenticated=True)
    check_host(host, authenticated=False, read_only=True)


def test_gradio_is_told_to_stay_silent_before_it_is_imported() -> None:
    script = """
import os, sys, importlib.abc
class Witness(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in ("gradio", "huggingface_hub"):
            assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False", name
            assert os.environ["HF_HUB_OFFLINE"] == "1", name
            seen.append(name)
seen = []
sys.meta_path.insert(0, Witness())
import qa.web.application
assert "gradio" in seen
"""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "GRADIO_"))}
    done = subprocess.run(  # noqa: S603 - this interpreter, a script of ours
        [sys.executable, "-c", script], env=bare | {"PYTHONPATH": str(TESTS.parent)}, check=False, capture_output=True
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
