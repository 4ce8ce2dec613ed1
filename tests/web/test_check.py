"""The page "Who said it?": a quote and a draft, from pasting to reading and citing, with and without a browser."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest

from qa.render.verdicts import verdict_words
from qa.schema import Verdict
from qa.web.site import page_words

from .conftest import Served, Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

SAID = "Actuellement nous sommes 26 collaborateurs à Whaller"
ALTERED = SAID.replace("26", "46")
LOST = "Mirabelles et pantoufles valsent gaiement sous trombones"
DRAFT = f"""# Un brouillon

« {ALTERED} », dit Thomas Fauré.

« {SAID} », affirme Lionel Roux.

« {SAID} », dit Thomas Fauré.

« {LOST} », dit Carl Lind.
"""
# Playwright itself looks at nothing while a page is on its way, so the page presses the button.
STOPPING = r"""() => new MutationObserver(() => {
  const line = document.querySelector(".qa-busy");
  if (/Working… [1-9]\d* of 3000/.test(line?.textContent)) line.querySelector("button").click();
}).observe(document.body, { childList: true, subtree: true })"""
BOTH = pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])


def get(served: Served, path: str = "check", language: str = "en", **query: str) -> httpx.Response:
    return httpx.get(served.url + path, params=query, headers={"Accept-Language": language}, timeout=30)


def post(served: Served, path: str, language: str = "en", **sent: Any) -> httpx.Response:
    return httpx.post(served.url + path, headers={"Accept-Language": language}, timeout=60, **sent)


def seen(page: httpx.Response) -> str:
    """What stands on a page, tags and runs of white space apart."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


# A quote


@BOTH
def test_a_quote_is_pasted_judged_read_in_context_and_come_back_to(turn: Visitor, locale: str) -> None:
    tab, w, about = turn("check", locale=locale), page_words("check", locale[:2]), verdict_words(locale[:2])
    tab.page.get_by_label(w.quote, exact=True).fill(ALTERED)
    tab.page.get_by_label(w.speaker).fill("Lionel Roux")
    tab.page.get_by_role("button", name=w.check, exact=True).click()
    tab.page.get_by_role("heading", name=about.verdicts[Verdict.ALTERED]).wait_for()
    assert "Lionel Roux" in tab.text(".qa-claim--wrong")
    assert "Thomas Fauré" in tab.text(".qa-claim--wrong")
    assert about.changes["number"] in tab.text(".qa-changes")
    assert (tab.text("ins mark"), tab.text("del mark")) == ("46", "26")
    assert tab.page.title().startswith(about.verdicts[Verdict.ALTERED])
    tab.page.get_by_role("status").get_by_text(about.verdicts[Verdict.ALTERED]).wait_for()
    asked = tab.page.url
    tab.page.get_by_role("link", name=about.in_context).click()
    tab.page.wait_for_url("**/read/whaller-thomas-faure?exact=*")
    assert SAID in (tab.page.locator("mark").first.text_content() or "")
    tab.page.go_back()
    tab.page.get_by_role("heading", name=about.verdicts[Verdict.ALTERED]).wait_for()
    assert tab.page.url == asked
    assert tab.page.get_by_label(w.quote, exact=True).input_value() == ALTERED


def test_by_keyboard_alone_a_quote_is_checked_cited_and_copied(turn: Visitor) -> None:
    tab = turn("check", permissions=["clipboard-read", "clipboard-write"])
    keyboard = tab.page.keyboard
    tab.page.locator("#quote").focus()
    keyboard.type(SAID)
    keyboard.press("Tab")
    keyboard.type("Thomas Fauré")
    keyboard.press("Enter")
    tab.page.wait_for_url("**/check?quote=*")
    assert tab.page.evaluate("document.activeElement.id") == "result"
    for name in ("Read it in context", "Cite"):
        keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.textContent") == name
    keyboard.press("Enter")
    tab.page.get_by_text("Fauré, T.", exact=False).first.wait_for()
    assert tab.page.locator(".qa-cite").get_attribute("aria-expanded") == "true"
    keyboard.press("Tab")
    keyboard.press("Enter")
    tab.page.get_by_role("status").get_by_text("Copied").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == SAID


def test_what_is_too_long_for_an_address_is_sent_another_way(turn: Visitor) -> None:
    tab = turn("check")
    tab.page.locator("#quote").fill(f"{SAID} " + "et ainsi de suite " * 500)
    tab.page.get_by_role("button", name="Check", exact=True).click()
    tab.page.locator("#result").wait_for()
    assert tab.page.url.endswith("/check#result")
    assert tab.page.locator("#quote").input_value().startswith(SAID)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_example_is_what_it_is_called(turn: Visitor, javascript: bool) -> None:
    tab = turn("check", locale="fr-FR", java_script_enabled=javascript)
    w, about = page_words("check", "fr"), verdict_words("fr")
    for label, verdict in ((w.example_verbatim, Verdict.VERBATIM), (w.example_altered, Verdict.ALTERED)):
        tab.page.goto(f"{tab.url}check")
        tab.page.locator("li", has_text=label).get_by_role("link").click()
        tab.page.get_by_role("heading", name=about.verdicts[verdict]).wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("quote", "fault"), [("", "fault_empty"), ("Whaller", "fault_one_word"), ("mot " * 5001, "fault_too_long")]
)
def test_what_cannot_be_checked_is_said_beside_the_field_and_nothing_typed_is_lost(
    starter: Served, language: str, quote: str, fault: str
) -> None:
    page = post(starter, "check", language, data={"quote": quote, "speaker": "Roux <b>"})
    assert page.status_code == 200
    assert page_words("check", language)[fault](n=20_000) in page.text
    assert 'aria-invalid="true"' in page.text
    assert f">\n{quote.strip()}</textarea>" in page.text
    assert 'value="Roux &lt;b&gt;"' in page.text


def test_of_what_is_not_found_the_nearest_is_set_apart_and_there_is_a_next_step(starter: Served) -> None:
    page = get(starter, quote=LOST, speaker="Napoléon", language="fr")
    assert "Introuvable" in page.text
    assert "Napoléon ne parle pas dans ces entretiens." in page.text
    assert page_words("check", "fr").next in page.text
    aside = re.findall(r"<aside.*?</aside>", page.text, re.DOTALL)
    assert [verdict_words("fr").nearest in found for found in aside] == [True]


def test_a_quote_of_several_pieces_is_told_piece_by_piece(starter: Served) -> None:
    other = "Il y a 2 leviers qui font venir les gens vers le cloud personnel"
    page = seen(get(starter, quote=f"{SAID} […] {other}", speaker="Thomas Fauré"))
    assert "Verbatim (stitched together)" in page
    assert "they come from Thomas Fauré and Benjamin André" in page
    assert "Piece 2, verbatim" in page


def test_a_translation_is_called_one(starter: Served) -> None:
    page = get(starter, quote="On ne peut plus faire confiance [enfin] aux Etats-Unis", language="fr")
    assert "entre crochets n’ont pas été comparés" in page.text


def test_nothing_that_is_typed_becomes_markup(starter: Served) -> None:
    page = get(starter, quote='<script>alert(1)</script> "one" two', speaker="<i>x</i>")
    assert "<script>alert" not in page.text
    assert "<i>x" not in page.text


def test_the_words_of_a_permalink_are_cited_in_every_style_and_a_broken_one_in_a_sentence(starter: Served) -> None:
    (address,) = re.findall(r'href="(/check/cite/[^"]+)"', get(starter, quote=SAID).text)
    cited = httpx.get(starter.url.rstrip("/") + address.replace("&amp;", "&"), headers={"Accept-Language": "fr"})
    assert all(style in cited.text for style in ("APA 7", "ISO 690", "BibTeX", "Lien permanent"))
    assert SAID in cited.text
    for broken in ("check/cite/nothing?exact=a&start=0&end=1", "check/cite/whaller-thomas-faure?exact=a"):
        missed = get(starter, broken, "fr")
        assert (missed.status_code, str(page_words("check", "fr").cite_gone) in missed.text) == (404, True)


# A draft


@BOTH
def test_a_draft_is_uploaded_reported_on_and_a_finding_read(turn: Visitor, tmp_path: Path, locale: str) -> None:
    w, about = page_words("check", locale[:2]), verdict_words(locale[:2])
    file = tmp_path / "brouillon.md"
    file.write_text(DRAFT, "utf-8")
    tab = turn("check", locale=locale)
    tab.page.get_by_role("link", name=w.tab_draft).click()
    tab.page.get_by_label(w.draft_file).set_input_files(file)
    tab.page.get_by_role("button", name=w.check_draft).click()
    tab.page.get_by_role("heading", name="brouillon.md").wait_for()
    findings = tab.page.locator(".qa-finding")
    assert findings.count() == 4
    tab.page.locator(".qa-choice label").last.click()
    assert [finding.is_visible() for finding in findings.all()] == [False, False, True, False]
    findings.nth(2).locator("summary").click()
    with tab.page.context.expect_page() as opened:
        findings.nth(2).get_by_role("link", name=about.in_context).click()
    opened.value.wait_for_url("**/read/whaller-thomas-faure?exact=*")
    with tab.page.expect_download() as downloaded:
        tab.page.get_by_role("link", name=w.download_json).click()
    assert downloaded.value.suggested_filename == "brouillon.json"
    (told,) = json.loads(downloaded.value.path().read_text("utf-8"))["drafts"]
    assert [found["line"] for found in told["findings"]] == [3, 5, 7, 9]
    with tab.page.expect_download() as downloaded:
        tab.page.get_by_role("link", name=w.download_html).click()
    assert f'<html lang="{locale[:2]}">' in downloaded.value.path().read_text("utf-8")


def test_a_pasted_draft_is_counted_and_stays_to_be_corrected(starter: Served) -> None:
    page = post(starter, "check/draft", "fr", data={"draft": DRAFT})
    assert "4 citations vérifiées\u00a0: 1 en ordre, 1 altérée, 1 mal attribuée, 1 introuvable" in page.text
    assert f">\n{DRAFT.strip()}</textarea>" in page.text
    assert "ce n’est pas Lionel Roux\u00a0: c’est Thomas Fauré" in page.text
    known = post(starter, "check/draft", "fr", data={"draft": DRAFT, "only_known": "1"})
    assert "1 laissée de côté" in known.text
    assert re.search(r'name="only_known" value="1" checked', known.text)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("a.pdf", b"%PDF", "draft_kind"),
        ("a.doc", b"x", "draft_old_word"),
        ("a.docx", b"no archive", "draft_damaged"),
        ("a.md", b" ", "draft_empty"),
    ],
)
def test_a_draft_that_cannot_be_read_is_refused_in_a_sentence_and_what_was_typed_stays(
    starter: Served, language: str, name: str, raw: bytes, fault: str
) -> None:
    page = post(starter, "check/draft", language, files={"file": (name, raw)}, data={"draft": "typed"})
    assert page_words("check", language)[fault] in page.text
    assert ">\ntyped</textarea>" in page.text


def test_a_word_file_is_read_paragraph_by_paragraph(starter: Served) -> None:
    document, target = docx.Document(), io.BytesIO()
    for text in ("Un titre", f"« {ALTERED} », dit Thomas Fauré."):
        document.add_paragraph(text)
    document.save(target)
    page = seen(post(starter, "check/draft", "fr", files={"file": ("Mon texte.docx", target.getvalue())}))
    assert "Mon texte.docx 1 citation vérifiée\u00a0: 1 altérée".replace("\u00a0", " ") in page.replace("\u00a0", " ")
    assert "paragraphe 2" in page


def test_an_empty_draft_is_asked_for_again(starter: Served) -> None:
    assert str(page_words("check", "en").draft_empty) in post(starter, "check/draft", data={"draft": " "}).text


def test_the_work_on_a_long_draft_says_how_far_it_is_and_can_be_stopped(turn: Visitor) -> None:
    tab = turn("check/draft")
    many = "\n\n".join(f"« {LOST} numéro {n} et encore {n * 7} »" for n in range(3000))
    tab.page.locator("#draft").fill("typed before")
    tab.page.locator("#file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": many.encode()})
    tab.page.evaluate(STOPPING)
    tab.page.get_by_role("button", name="Check the draft").click(no_wait_after=True)
    tab.page.get_by_role("status").get_by_text("Stopped.").wait_for()
    assert tab.page.locator("#draft").input_value() == "typed before"
    assert tab.page.get_by_role("button", name="Check the draft").is_enabled()


# Both


def test_what_is_typed_outlasts_another_page_another_language_and_a_reload(turn: Visitor) -> None:
    tab = turn("check")
    tab.page.locator("#quote").fill(SAID)
    tab.page.locator("#speaker").fill("Roux")
    tab.page.get_by_role("link", name="A draft").click()
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.get_by_role("link", name="Français").click()
    tab.page.get_by_role("heading", name="Qui l’a dit").wait_for()
    assert tab.page.locator("#draft").input_value() == DRAFT
    tab.page.get_by_role("link", name="Une citation").click()
    tab.page.locator("#speaker").wait_for()
    tab.page.reload()
    assert (tab.page.locator("#quote").input_value(), tab.page.locator("#speaker").input_value()) == (SAID, "Roux")
    tab.page.get_by_role("button", name="Vérifier").click()
    tab.page.locator("#result").wait_for()
    tab.page.goto(f"{tab.url}check")
    assert tab.page.locator("#quote").input_value() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
@BOTH
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int, locale: str) -> None:
    tab = turn("check", color_scheme=scheme, viewport={"width": width, "height": 700}, locale=locale,
               reduced_motion="reduce")  # fmt: skip
    paths = [
        "check",
        f"check?quote={ALTERED}&speaker=Lionel Roux",
        f"check?quote={LOST}",
        "check?quote=",
        "check/draft",
    ]
    for path in paths:
        tab.page.goto(tab.url + path)
        _check(tab.page, width)
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.locator(".qa-check-form .qa-button").click()
    tab.page.locator("#result").wait_for()
    _check(tab.page, width)
    tab.page.goto(f"{tab.url}check?quote={SAID}")
    tab.page.locator(".qa-cite").click()
    tab.page.locator(".qa-citations").wait_for()
    _check(tab.page, width)


def _check(page: Any, width: int) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_a_draft_is_checked_filtered_and_cited(turn: Visitor) -> None:
    tab = turn("check/draft", java_script_enabled=False)
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.get_by_role("button", name="Check the draft").click()
    tab.page.locator(".qa-choice label", has_text="Errors").click()
    assert [finding.is_visible() for finding in tab.page.locator(".qa-finding").all()] == [True, True, False, True]
    with tab.page.context.expect_page() as opened:
        tab.page.get_by_role("link", name="Cite").first.click()
    opened.value.get_by_role("heading", name="Cite these words").wait_for()


def test_in_print_there_is_the_result_and_not_the_form(turn: Visitor) -> None:
    tab = turn(f"check?quote={ALTERED}")
    tab.page.emulate_media(media="print")
    assert not tab.page.locator("form").is_visible()
    assert not tab.page.locator(".qa-actions").first.is_visible()
    assert tab.page.get_by_role("heading", name="Altered").is_visible()
    assert tab.page.locator(".qa-compared").is_visible()
