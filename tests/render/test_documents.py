"""One document in every kind of file; a mention in its sentence."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import pypdf
import pytest

from qa.render import MEDIA_TYPES, Document, brief_paper, brief_record, json_line
from qa.render.prepared import brief_words, comparison_words, in_sentence, topics_words
from qa.schema import Mention

from .preparations import BASE, brief, hit

PAPER = Document(paper=lambda: brief_paper(brief(), "fr", BASE), record=lambda: brief_record(brief()))
TABLE = Document(paper=PAPER.paper, record=PAPER.record, table=lambda: '"Question"\r\n"où ?"\r\n')


def test_a_document_is_had_in_every_kind_and_a_table_as_csv_too() -> None:
    assert PAPER.kinds == ("docx", "pdf", "html", "md", "json")
    assert TABLE.kinds == (*PAPER.kinds, "csv")
    assert set(TABLE.kinds) == set(MEDIA_TYPES)


def test_each_kind_is_what_it_is_called() -> None:
    title = PAPER.paper().title
    assert title in [paragraph.text for paragraph in docx.Document(BytesIO(PAPER.content("docx"))).paragraphs]
    assert pypdf.PdfReader(BytesIO(PAPER.content("pdf"))).pages
    assert PAPER.content("html").startswith(b"<!DOCTYPE html>")
    assert PAPER.content("md").decode().startswith("# ")
    assert json.loads(PAPER.content("json"))["topic"] == brief().topic
    assert TABLE.content("csv").decode("utf-8-sig").splitlines() == ['"Question"', '"où ?"']
    assert TABLE.content("csv").startswith(b"\xef\xbb\xbf")


def test_nothing_is_made_until_it_is_wanted() -> None:
    def unwanted() -> str:
        raise AssertionError

    assert Document(paper=PAPER.paper, record=PAPER.record, table=unwanted).content("md")


def test_a_line_of_json_is_one_line_for_every_reader() -> None:
    line = json_line({"said": "une ligne\u2028une autre\x85fin"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"said": "une ligne\u2028une autre\x85fin"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("26", "Nous sommes 26 ici."), ("50", "Nous visons 50 personnes."), ("1000", "Il y en a 1000.")],
)
def test_a_mention_stands_in_its_sentence_and_is_marked_there(words: str, sentence: str) -> None:
    said = hit("Nous sommes 26 ici. Nous visons 50 personnes. Il y en a 1000.")
    at = said.passage.text.index(words)
    found = in_sentence(Mention(text=words, hit=said, start=at, end=at + len(words)))
    assert found.text == sentence
    assert [found.text[start:end] for start, end in found.marks] == [words]
    first = said.passage.start
    assert said.passage.text[found.start - first : found.end - first] == sentence


@pytest.mark.parametrize("words", [brief_words, comparison_words, topics_words])
def test_every_kind_has_its_words_in_both_languages(words: object) -> None:
    assert callable(words)
    assert words("fr") != words("en") == words("de")
