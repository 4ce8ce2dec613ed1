"""What every page stands in: its language, its words, its assets, and what becomes of what goes wrong."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import httpx
import pytest

from qa.web.site import Phrase, page_words, preferred, versioned

from .conftest import TESTS, Served, Visitor

WEB = TESTS.parent / "qa" / "web"
WORDS = sorted((WEB / "words").glob("*.toml"))


def _fields(entry: str | dict[str, str]) -> set[str]:
    forms = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for form in forms for _, name, *_ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.stem)
def test_every_phrase_is_in_both_languages_with_the_same_fields(file: Path) -> None:
    for name, entry in tomllib.loads(file.read_text("utf-8")).items():
        assert entry.keys() == {"en", "fr"}, name
        assert _fields(entry["en"]) == _fields(entry["fr"]), name
        assert all("other" in form for form in entry.values() if isinstance(form, dict)), name


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.stem)
def test_no_phrase_is_left_over(file: Path) -> None:
    code = "\n".join(found.read_text("utf-8") for found in [*WEB.rglob("*.py"), *WEB.rglob("*.html")])
    said = set(re.findall(r"\.([a-z]\w*)", code))
    made = tuple(re.findall(r"""\w\[f?["']([a-z]+_)""", code))
    phrases = tomllib.loads(file.read_text("utf-8"))
    assert [name for name in phrases if name not in said and not name.startswith(made)] == []


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.stem)
def test_french_is_set_as_french_is(file: Path) -> None:
    for name, entry in tomllib.loads(file.read_text("utf-8")).items():
        forms = [entry["fr"]] if isinstance(entry["fr"], str) else entry["fr"].values()
        loose = [form for form in forms if re.search(r" [?!:;»%]|« |'", form)]
        assert loose == [], f"{name}: no-break spaces, and the apostrophe of print"


def test_a_phrase_takes_the_form_of_its_number_and_writes_it_as_the_language_does() -> None:
    entry = {"one": "{n} passage", "other": "{n} passages"}
    assert [Phrase.of(entry, "en")(n=n) for n in (0, 1, 1200)] == ["0 passages", "1 passage", "1,200 passages"]
    assert [Phrase.of(entry, "fr")(n=n) for n in (0, 1, 1200)] == ["0 passage", "1 passage", "1\u202f200 passages"]


def test_a_phrase_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no_such_phrase"):
        page_words("about", "en").no_such_phrase  # noqa: B018 - looking it up is the point


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de-DE,en;q=0.7,fr;q=0.8", "fr"),
        ("de", "en"),
        ("en;q=0,fr;q=0.1", "fr"),
        ("fr;q=oops,en;q=0.1", "en"),
        ("*", "en"),
    ],
)
def test_the_browser_s_preference_decides_the_language(header: str | None, language: str) -> None:
    assert preferred(header) == language


def test_the_language_chosen_holds_for_every_page_and_leaves_the_address(starter: Served) -> None:
    with httpx.Client(base_url=starter.url, follow_redirects=True, headers={"Accept-Language": "en"}) as client:
        assert '<html lang="en">' in client.get("/about").text
        chosen = client.get("/about?x=1&lang=fr")
        assert (chosen.url.path, chosen.url.query) == ("/about", b"x=1")
        assert '<html lang="fr">' in chosen.text
        assert '<html lang="fr">' in client.get("/about").text


def test_a_language_that_is_none_leads_nowhere(starter: Served) -> None:
    assert httpx.get(f"{starter.url}about?lang=xx").status_code == 200
    assert httpx.get(f"{starter.url}/evil.example/?lang=fr").headers["location"].startswith("/evil")


def test_assets_are_kept_under_their_digest_only(starter: Served) -> None:
    kept = httpx.get(starter.url.rstrip("/") + versioned("base.css"))
    assert (kept.status_code, kept.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in kept.headers["cache-control"]
    assert httpx.get(f"{starter.url}qa/old/base.css").headers["cache-control"] == "no-store"
    for name in ("nothing.css", "..%2fabout.py", "about.py"):
        assert httpx.get(f"{starter.url}qa/x/{name}").status_code == 404


def test_the_turns_around_a_passage_can_be_had_and_are_missed_in_a_sentence(starter: Served) -> None:
    sent = {"passage": "whaller-thomas-faure#t1-p0", "start": "0", "end": "9"}
    assert "qa-turn-list" in httpx.get(f"{starter.url}context", params=sent).text
    for wrong in ({"passage": "gone#t1-p0"}, {"start": "<b>"}, {"end": ""}):
        missed = httpx.get(f"{starter.url}context", params=sent | wrong)
        assert missed.status_code == 404
        assert "could not be opened" in missed.text


@pytest.mark.parametrize("width", [320, 1100])
def test_a_passage_is_never_without_who_says_it(turn: Visitor, width: int) -> None:
    tab = turn("?q=Combien+d’utilisateurs+compte+Whaller+%3F", viewport={"width": width, "height": 800})
    for name in (".qa-speaker", ".qa-role"):
        shown = tab.page.locator(f".qa-card--first .qa-who {name}")
        shown.wait_for()
        assert shown.evaluate("e => e.scrollWidth <= e.clientWidth || getComputedStyle(e).display === 'inline'")
        assert (shown.bounding_box() or {"width": 0})["width"] > 20
