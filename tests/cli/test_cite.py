"""`qa cite`: an id or a permalink in, a citation out."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.citation import Style
from qa.cli import cite as command
from qa.config import Settings

from .conftest import Run, sentence, usage_error

KEYS = ["id", "style", "citation", "permalink", "selector", "csl"]
SAID = "Fishermen dug the first basin"


@pytest.fixture
def citing(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`citing(*arguments)` is `qa cite *arguments` beside an index of its own, where no encoder is to be had."""

    class Unneeded(FakeEncoder):
        def encode_questions(self, texts: object) -> list[object]:  # type: ignore[override]
            raise AssertionError("citing encodes nothing")

    def unneeded(settings: Settings) -> FakeEncoder:
        return Unneeded()

    monkeypatch.delenv("QA_URL", raising=False)
    monkeypatch.setattr(command, "encoder_when_needed", unneeded)
    return lambda *arguments, stdin=b"": qa("cite", *arguments, stdin=stdin)


def test_a_passage_is_cited_on_stdout_and_nothing_else(citing: Run) -> None:
    ran = citing("harbour#t1-p0")
    assert (ran.code, ran.err) == (0, "")
    entry, note = ran.out.splitlines()
    assert entry.startswith("Moss, B. (n.d.). ")
    assert "(A. Lowe, interviewer) [Interview]" in entry
    assert "http://127.0.0.1:7860/read/harbour?" in entry
    assert note == "(Moss, n.d., turn 1)"


def test_json_has_the_shape_of_the_contract(citing: Run) -> None:
    ran = citing("harbour#t1", "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    record = ran.record
    assert list(record) == KEYS
    assert (record["id"], record["style"]) == ("harbour#t1", "apa")
    assert record["citation"] == citing("harbour#t1").out.removesuffix("\n")
    assert [selector["type"] for selector in record["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]
    assert record["selector"][0]["exact"].startswith(SAID)
    assert record["csl"]["custom"]["permalink"] == record["permalink"]
    assert record["csl"]["author"] == [{"family": "Moss", "given": "Bert"}]


@pytest.mark.parametrize("style", list(Style))
def test_every_style_can_be_asked_for(citing: Run, style: Style) -> None:
    ran = citing("harbour#t1", "--style", style.value.upper(), "--json")
    assert ran.record["style"] == style
    assert ran.record["citation"]


def test_a_citation_is_worded_in_the_language_asked_for(citing: Run) -> None:
    assert "[Entretien]" in citing("harbour#t1", "--language", "fr").out
    assert "[Entretien]" in citing("bridge#t1").out
    assert "[Interview]" in citing("bridge#t1", "--language", "en").out


def test_the_address_of_the_page_is_a_setting(citing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QA_URL", "https://interviews.example.org/")
    assert "https://interviews.example.org/read/harbour?" in citing("harbour#t1").out
    monkeypatch.setenv("QA_URL", "interviews")
    assert "QA_URL" in sentence(citing("harbour#t1"))


def test_a_permalink_is_cited_as_the_words_it_leads_to(citing: Run) -> None:
    record = citing("harbour#t1", "--json").record
    ran = citing(record["permalink"], "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.record == record


def test_a_permalink_whose_text_has_changed_is_cited_with_a_warning(citing: Run, place: Path) -> None:
    link = citing("harbour#t1", "--json").record["permalink"]
    changed = HARBOUR.replace(SAID, "Fishermen dug a first basin")
    build(write_corpus(place, {"harbour.txt": changed}), place / "index", FakeEncoder())
    ran = citing(link, "--json")
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "the text has changed since this permalink was made" in ran.err
    assert ran.record["selector"][0]["exact"].startswith("Fishermen dug a first basin")


def test_a_permalink_whose_words_are_gone_is_refused(citing: Run, place: Path) -> None:
    link = citing("harbour#t1", "--json").record["permalink"]
    said = citing("harbour#t1", "--json").record["selector"][0]["exact"]
    build(write_corpus(place, {"harbour.txt": HARBOUR.replace(said, "No.")}), place / "index", FakeEncoder())
    assert "no longer in 'harbour'" in sentence(citing(link))


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("harbour#t99", "the nearest is harbour#t"),
        ("harbor#t1", "the nearest is 'harbour'"),
        ("harbour", "names no passage or turn"),
        ("", "nearest is '"),
        ("http://127.0.0.1:7860/read/harbour?exact=a", "not whole"),
        ("http://127.0.0.1:7860/read/harbor?exact=a&start=0&end=1", "the nearest is 'harbour'"),
    ],
)
def test_what_cannot_be_cited_is_refused_in_a_sentence(citing: Run, identifier: str, said: str) -> None:
    assert said in sentence(citing(identifier))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "ID|PERMALINK"),
        (["harbour#t1", "--style", "harvard"], "'apa', 'mla', 'chicago', 'iso690'"),
        (["harbour#t1", "--language", "de"], "'fr', 'en'"),
    ],
)
def test_wrong_usage_is_status_2(citing: Run, arguments: list[str], said: str) -> None:
    assert said in usage_error(citing(*arguments))


def test_an_index_that_is_not_there_is_named(citing: Run) -> None:
    assert "nowhere: no index was built here" in sentence(citing("harbour#t1", "--index", "nowhere"))
