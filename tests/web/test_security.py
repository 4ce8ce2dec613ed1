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
from qa.web.security import check_host, is_loopback

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
    for path in ("", "theme.css", "nowhere", "gradio_api/upload"):
        _, headers, _ = _get(served.url + path)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy
        assert "*" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_names_the_page_s_own_scripts_and_no_other(served: Served) -> None:
    _, headers, page = _get(served.url)
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    policy = headers["content-security-policy"]
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == digests
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_another_host_name_is_refused(served: Served) -> None:
    assert _get(served.url, host="evil.example")[0] == 421
    assert _get(served.url, host="localhost")[0] == 200


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
