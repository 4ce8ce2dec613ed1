"""The pages of the corpus as a person goes through them: files in, mended, read, out again; in both languages, by
keyboard, in two tabs; and axe."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from .conftest import Own, Visit, Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

CUES = """WEBVTT

00:00:00.000 --> 00:00:04.000
<v Speaker 1>When did the windmill of Brell begin to turn?

00:00:04.000 --> 00:00:12.000
<v Speaker 2>The windmill began to turn in 1921. They had no engineer and no money.

00:00:12.000 --> 00:00:16.000
<v Speaker 1>What does the windmill grind today?

00:00:16.000 --> 00:00:24.000
<v Speaker 2>Mostly buckwheat and oats. Write to mill@brell.example if you want some.
"""
LONG = 90_000  # milliseconds that a journey waits for one thing, on a busy machine


def cues(folder: Path, name: str = "windmill.vtt", subject: str = "windmill") -> Path:
    path = folder / name
    path.write_text(CUES.replace("windmill", subject), encoding="utf-8")
    return path


def document(folder: Path, subject: str = "lighthouse") -> Path:
    made = Document()
    for speaker, words in (
        ("Ann Low", f"Who keeps the {subject}?"),
        ("Bo Marsh", f"My sister keeps the {subject}. She climbs two hundred steps every night."),
    ) * 2:
        made.add_paragraph(f"{speaker}: {words}")
    stream = io.BytesIO()
    made.save(stream)
    path = folder / f"{subject}.docx"
    path.write_bytes(stream.getvalue())
    return path


def bring(visit: Visit, *files: Path) -> None:
    """Chooses files, and waits until each has its report."""
    visit.page.set_input_files("#qa-files", list(files))
    for file in files:
        visit.page.locator("article h3", has_text=file.name).wait_for(timeout=LONG)


def done(visit: Visit) -> str:
    """What a job says when it has ended."""
    visit.page.locator(".qa-job--done, .qa-job--stopped, .qa-job--failed").wait_for(timeout=LONG)
    return visit.text("#qa-job")


def test_files_are_brought_mended_added_asked_and_removed_in_french(
    settle: Visitor, tmp_path: Path, house: Own
) -> None:
    visit = settle("corpus/add", locale="fr-FR")
    bring(visit, cues(tmp_path), document(tmp_path))
    assert not (house.corpus / "windmill.vtt").exists()
    card = visit.page.locator("article", has_text="windmill.vtt")
    assert "Lu comme WebVTT" in card.inner_text()
    assert "contient une adresse électronique\u00a0: mill@brell.example" in card.inner_text()
    card.get_by_label("Nom: Speaker 2").fill("Jeanne Roy")
    card.get_by_label("Titre").fill("Le moulin de Brell")
    visit.page.get_by_role("button", name="Revoir avec mes corrections").click()
    card.locator(".qa-preview summary").click()
    card.locator(".qa-preview", has_text="Jeanne Roy").wait_for()
    assert card.get_by_label("Titre").input_value() == "Le moulin de Brell"
    visit.page.get_by_role("button", name="Ajouter 2 transcriptions").click()
    assert "Terminé" in done(visit)
    assert (house.corpus / "windmill.vtt").read_bytes() == (tmp_path / "windmill.vtt").read_bytes()
    visit.open("read/windmill")
    assert "Jeanne Roy" in visit.text("main")
    visit.open("corpus")
    visit.page.get_by_role("link", name="Le moulin de Brell").click()
    visit.page.get_by_role("link", name="Retirer…").click()
    assert "windmill.vtt" in visit.text(".qa-going")
    visit.page.get_by_role("button", name="La retirer").click()
    assert "il n’en reste pas un mot dans l’index" in done(visit)
    assert not (house.corpus / "windmill.vtt").exists()
    visit.open("corpus")
    assert visit.page.get_by_role("link", name="Le moulin de Brell").count() == 0


def test_by_keyboard_alone_and_seen_from_a_second_tab(settle: Visitor, tmp_path: Path) -> None:
    visit = settle("corpus/add")
    visit.page.locator("#qa-files").focus()
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.qa-drop')).outlineStyle") == "solid"
    bring(visit, cues(tmp_path, "ferry.vtt", "ferry"))
    name = visit.page.get_by_label("Name: Speaker 2")
    name.focus()
    name.press("Control+A")
    visit.page.keyboard.type("Paul Marsh")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.tagName") == "SELECT"
    add = visit.page.get_by_role("button", name="Add 1 transcript")
    add.focus()
    add.press("Enter")
    visit.page.locator("#qa-job").wait_for(timeout=LONG)
    second = visit.page.context.new_page()
    second.goto(visit.page.url)
    assert second.locator("h1").inner_text() == "Adding transcripts"
    second.locator(".qa-job--done").wait_for(timeout=LONG)
    second.reload()
    assert "ferry.vtt" in second.locator("#qa-job-files").inner_text()
    assert "Done" in done(visit)
    second.close()
    visit.open("corpus/ferry")
    assert "Paul Marsh" in visit.text(".qa-people")


def test_a_file_more_is_put_beside_what_is_being_typed(settle: Visitor, tmp_path: Path) -> None:
    visit = settle("corpus/add")
    bring(visit, cues(tmp_path, "tower.vtt", "tower"))
    visit.page.get_by_label("Title", exact=True).fill("Half typ")
    bring(visit, document(tmp_path, "cellar"))
    assert visit.page.get_by_label("Title", exact=True).first.input_value() == "Half typ"
    assert visit.page.get_by_role("button", name="Add 2 transcripts").is_enabled()
    large = tmp_path / "large.txt"
    large.write_text("a " * 300_000)
    visit.page.set_input_files("#qa-files", [large])
    visit.page.locator(".qa-uploads .qa-bad", has_text="too large").wait_for()


def test_adding_is_cancelled_in_the_middle_and_gone_on_with(settle: Visitor, tmp_path: Path, house: Own) -> None:
    before = (house.index / "CURRENT").read_text()
    visit = settle("corpus/add", locale="fr-FR")
    bring(visit, *(cues(tmp_path, f"quay{n}.vtt", f"quay {n}") for n in range(3)))
    visit.page.get_by_role("button", name="Ajouter 3 transcriptions").click()
    visit.page.get_by_role("button", name="Annuler").click()
    if "L’index est tel qu’il était" in done(visit):  # unless it was quicker
        assert (house.index / "CURRENT").read_text() == before
    visit.open("corpus")
    again = visit.page.get_by_role("button", name="Mettre l’index à jour")
    if again.count():
        again.click()
        assert "Terminé" in done(visit)
        visit.open("corpus")
    assert visit.page.get_by_role("button", name="Mettre l’index à jour").count() == 0


def test_a_name_is_mended_on_the_page_of_a_transcript_and_the_change_undone(settle: Visitor) -> None:
    visit = settle("corpus/whaller-thomas-faure", locale="fr-FR")
    person = visit.page.locator(".qa-people > li", has_text="Thomas Fauré")
    person.locator("summary").click()
    person.get_by_label("Nom", exact=True).fill("Tom Fauré")
    person.get_by_role("button", name="Enregistrer").click()
    visit.page.locator(".qa-changed", has_text="Thomas Fauré → Tom Fauré").wait_for(timeout=LONG)
    visit.page.locator(".qa-stale").wait_for()
    visit.page.get_by_role("button", name="Annuler ce changement").click()
    visit.page.locator(".qa-changed", has_text="Tom Fauré → Thomas Fauré").wait_for(timeout=LONG)
    assert visit.page.locator(".qa-stale").count() == 0


def test_without_a_script_the_form_alone_is_enough(settle: Visitor, tmp_path: Path) -> None:
    visit = settle("corpus/add", java_script_enabled=False)
    visit.page.set_input_files("#qa-files", [document(tmp_path, "bakery")])
    visit.page.get_by_role("button", name="Look at the chosen files").click()
    visit.page.locator("article", has_text="bakery.docx").wait_for(timeout=LONG)
    visit.page.get_by_role("button", name="Take away").click()
    visit.page.locator("article").wait_for(state="detached", timeout=LONG)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1100), ("dark", 320), ("light", 320), ("dark", 1100)])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    settle: Visitor, tmp_path: Path, scheme: str, width: int
) -> None:
    locale = "fr-FR" if width == 320 else "en-GB"
    visit = settle("corpus/add", color_scheme=scheme, viewport={"width": width, "height": 800}, locale=locale)
    bring(visit, cues(tmp_path, f"{scheme}{width}.vtt", f"orchard {scheme} {width}"))
    for page in ("corpus", "corpus/add", "corpus/whaller-thomas-faure", "corpus/whaller-thomas-faure/remove"):
        visit.open(page)
        visit.page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        found = Axe().run(visit.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
