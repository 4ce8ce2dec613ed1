"""The page "Who said it?" over a whole draft: pasted or uploaded, reported on, read, downloaded, stopped."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import docx
import pytest

from qa.render.verdicts import verdict_words
from qa.web.site import page_words

from .checking import ALTERED, BOTH, DRAFT, LOST, post, seen
from .conftest import Served, Visitor

# Playwright itself looks at nothing while a page is on its way, so the page presses the button.
STOPPING = r"""() => new MutationObserver(() => {
  const line = document.querySelector(".qa-busy");
  if (/Working… [1-9]\d* of 3000/.test(line?.textContent)) line.querySelector("button").click();
}).observe(document.body, { childList: true, subtree: true })"""


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


def test_without_a_script_a_draft_is_checked_filtered_and_cited(turn: Visitor) -> None:
    tab = turn("check/draft", java_script_enabled=False)
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.get_by_role("button", name="Check the draft").click()
    tab.page.locator(".qa-choice label", has_text="Errors").click()
    assert [finding.is_visible() for finding in tab.page.locator(".qa-finding").all()] == [True, True, False, True]
    with tab.page.context.expect_page() as opened:
        tab.page.get_by_role("link", name="Cite").first.click()
    opened.value.get_by_role("heading", name="Cite these words").wait_for()
