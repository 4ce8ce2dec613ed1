"""A conversation as a file: asked again, in every kind, in the page's language; what is none is refused on a page."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import docx
import httpx
import pytest

from qa.schema import Filters, Role
from qa.web.asked import Asked, Kept, kept_json, read_kept
from qa.web.asking import Answers
from qa.web.export import KINDS, asked_again, disposition
from qa.web.site import Library, Stopped

from . import material
from .conftest import Served
from .fake import FakeEngine

SCHOOL = Asked(question="De quelle école Thomas Fauré est-il sorti, Centrale de Lille ?")
WIMI = Asked(question="Who is Lionel Roux?", filters=Filters(source="wimi-lionel-roux", role=Role.INTERVIEWEE), k=2)


def exported(starter: Served, *asked: Asked, kind: str = "md", language: str = "en") -> httpx.Response:
    sent = {"conversation": kept_json(Kept(title="School", asked=asked)), "format": kind}
    return httpx.post(f"{starter.url}conversation", data=sent, headers={"Accept-Language": language}, timeout=60)


def test_the_questions_are_asked_again_in_order_each_with_its_filters(starter: Served) -> None:
    text = exported(starter, SCHOOL, WIMI).text
    assert text.index("De quelle école") < text.index("Centrale de Lille en 2006") < text.index("Who is Lionel Roux")
    assert "Filters: in “Meeting with Lionel Roux" in text.replace("**", "")
    assert text.count("/read/wimi-lionel-roux?") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_handed_over_under_the_first_question_and_the_day(starter: Served, kind: str) -> None:
    answer = exported(starter, SCHOOL, kind=kind)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    given = answer.headers["content-disposition"]
    assert given.startswith('attachment; filename="de-quelle-ecole-thomas-faure-est-il-sorti')
    assert "De quelle école Thomas Fauré est-il sorti, Centrale de Lille 20" in unquote(given)
    assert given.endswith(f".{kind}")


def test_a_docx_has_the_passages(starter: Served) -> None:
    made = docx.Document(BytesIO(exported(starter, SCHOOL, kind="docx", language="fr").content))
    text = "".join(made.element.body.itertext())
    assert "sorti de l’école Centrale de Lille en 2006" in text
    assert "1 question, le" in text


def test_the_conversation_itself_comes_back_with_what_is_shown_now(starter: Served) -> None:
    kept = read_kept(exported(starter, SCHOOL, WIMI, kind="json").text)
    assert kept.title == "School"
    assert [asked.question for asked in kept.asked] == [SCHOOL.question, WIMI.question]
    assert kept.asked[1].filters == WIMI.filters
    assert (kept.asked[0].shown or "").startswith("whaller-thomas-faure#t")


def test_a_first_passage_that_is_another_than_then_is_said_to_be(starter: Served) -> None:
    shown = read_kept(exported(starter, SCHOOL, kind="json").text).asked[0]
    assert "another passage came first" not in exported(starter, shown).text
    other = Asked(question=SCHOOL.question, shown="whaller-thomas-faure#t99-p0")
    assert "another passage came first" in exported(starter, other).text


def test_everybody_is_asked_where_that_was_asked_for(starter: Served) -> None:
    text = exported(starter, Asked(question="Que pensent-ils de la souveraineté numérique ?", everybody=True)).text
    assert "Everybody was asked for" in text
    assert "people address" in text


def test_a_question_that_cannot_be_asked_any_more_has_its_reason_and_the_others_their_answers(starter: Served) -> None:
    gone = Asked(question="Who?", filters=Filters(source="no-such-interview-at-all"))
    text = exported(starter, gone, SCHOOL).text
    assert "No answer: no source" in text
    assert "Centrale de Lille en 2006" in text


def test_how_many_are_done_is_told_and_nothing_more_is_asked_once_nobody_waits() -> None:
    engine, told = FakeEngine(material.transcripts()), list[tuple[int, int]]()
    kept = Kept(title="t", asked=(SCHOOL, WIMI, replace(WIMI, everybody=True)))
    assert len(asked_again(Answers(Library.over(engine)), kept, lambda *at: told.append(at))) == 3
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def gone(done: int, total: int) -> None:
        if done:
            raise Stopped

    engine.asked.clear()
    with pytest.raises(Stopped):
        asked_again(Answers(Library.over(engine)), kept, gone)
    assert [question for question, *_ in engine.asked] == [SCHOOL.question]


@pytest.mark.parametrize(
    ("sent", "language", "said"),
    [
        ({"conversation": "{"}, "en", "no conversation of these pages"),
        ({"conversation": "{"}, "fr", "pas une conversation de ces pages"),
        ({}, "en", "no conversation of these pages"),
        ({"conversation": json.dumps({"version": 1, "asked": [{"question": "?", "k": 0}]})}, "en", "no conversation"),
        ({"conversation": "{}", "format": "exe"}, "en", "md, docx, pdf, html, json"),
    ],
)
def test_what_is_no_conversation_is_refused_on_a_page(
    starter: Served, sent: dict[str, Any], language: str, said: str
) -> None:
    answer = httpx.post(f"{starter.url}conversation", data=sent, headers={"Accept-Language": language})
    assert answer.status_code == 400
    assert said in answer.text
    assert "<nav" in answer.text


def test_looking_at_the_address_leads_back_to_the_conversation(starter: Served) -> None:
    assert httpx.get(f"{starter.url}conversation").headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "plain", "whole"),
    [
        ("Où est-ce ? 2026-11-22", "ou-est-ce-2026-11-22.md", "Où est-ce 2026-11-22.md"),
        ('../../"etc"\r\n\\x 2026-11-22', "etc-x-2026-11-22.md", "etc x 2026-11-22.md"),
        ("?! 2026-11-22", "2026-11-22.md", "! 2026-11-22.md"),
        ("谁 2026-11-22", "2026-11-22.md", "谁 2026-11-22.md"),
        ("w" * 500 + " 2026-11-22", "w" * 80 + "-2026-11-22.md", "w" * 80 + " 2026-11-22.md"),
    ],
)
def test_a_file_s_name_holds_nothing_that_leads_elsewhere(name: str, plain: str, whole: str) -> None:
    given = disposition(name, "md")
    assert given.isascii()
    assert given.isprintable()
    kind, ascii_name, encoded = given.split("; ")
    assert (kind, ascii_name) == ("attachment", f'filename="{plain}"')
    assert unquote(encoded.removeprefix("filename*=UTF-8''")) == whole
