"""Citations for programs, read back by other libraries than those that wrote them."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st

from core.sources import BASE, GUEST, HOST, LINK, person, words_of
from qa.citation import Style, cited, csl_item
from qa.schema import Excerpt, Role

# The part of CSL-JSON that we write, after the standard's schema (CSL 1.0.2, csl-data.json); what is not named here is
# refused, as it is there.
TEXT = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(
        ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), TEXT
    ),
    "oneOf": [{"required": ["literal"], "maxProperties": 1}, {"required": ["family", "given"]}],
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["interview", "article-magazine", "document"]},
            **{key: {"type": "array", "items": NAME, "minItems": 1} for key in ("author", "interviewer")},
            "issued": DATE,
            **dict.fromkeys(("id", "title", "publisher", "container-title", "genre", "medium"), TEXT),
            **dict.fromkeys(("URL", "language", "note"), TEXT),
            "custom": {"type": "object"},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
FULL = words_of(publisher="The Quay", date="2021-07-14", url="https://example.org/talk", page=12)
ARTICLE = words_of("Clara Dunn", Role.QUOTED, people=(person("Clara Dunn", Role.QUOTED),), publisher="The Quay")


def bibtex(excerpt: Excerpt) -> tuple[str, dict[str, Any]]:
    """The type and the fields of the one entry, without TeX."""
    text = cited(excerpt, Style.BIBTEX, base=BASE)
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_math_mode=False)])
    assert not library.failed_blocks
    (entry,) = library.entries
    # Its reader takes TeX's ^ for the accent that looks like it.
    fields = {key: str(field.value).replace("ˆ", "^") for key, field in entry.fields_dict.items()}
    raw = re.search(r"\n  url = \{(.*)\},\n", text)
    assert raw
    return entry.entry_type, fields | {"url": raw[1]}


def ris(excerpt: Excerpt) -> dict[str, Any]:
    (entry,) = rispy.loads(cited(excerpt, Style.RIS, base=BASE))
    return dict(entry)


def csl(excerpt: Excerpt) -> dict[str, Any]:
    items = json.loads(cited(excerpt, Style.CSL_JSON, base=BASE))
    jsonschema.validate(items, SCHEMA)
    assert items == [csl_item(excerpt, base=BASE)]
    return dict(items[0])


def test_an_interview_in_csl_json() -> None:
    link = csl(FULL)["custom"]["permalink"]
    assert link == LINK
    assert csl(FULL) == {
        "id": "harbour",
        "type": "interview",
        "title": "The harbour",
        "author": [{"family": "Moss", "given": "Bert"}],
        "interviewer": [{"family": "Lowe", "given": "Anna"}],
        "issued": {"date-parts": [[2021, 7, 14]]},
        "publisher": "The Quay",
        "genre": "Interview",
        "medium": "Transcript",
        "URL": "https://example.org/talk",
        "language": "en",
        "note": f"p. 12. Permalink: {LINK}",
        "custom": {"permalink": LINK, "locator": "12"},
    }


def test_an_article_has_no_author_that_is_known_and_says_who_is_quoted_in_it() -> None:
    item = csl(ARTICLE)
    assert (item["type"], item["container-title"], item["note"]) == (
        "article-magazine",
        "The Quay",
        "Clara Dunn, quoted. turn 4",
    )
    assert not {"author", "publisher", "genre", "issued"} & set(item)


def test_what_nobody_published_is_a_document() -> None:
    assert csl(words_of(None, Role.NARRATOR, people=()))["type"] == "document"


def test_an_interview_in_bibtex_is_read_back() -> None:
    kind, fields = bibtex(FULL)
    assert kind == "misc"
    assert {key: value.strip("{}") for key, value in fields.items()} == {
        "author": "Moss, Bert",
        "title": "The harbour",
        "publisher": "The Quay",
        "howpublished": "Interview with Bert Moss by Anna Lowe",
        "year": "2021",
        "month": "jul",
        "day": "14",
        "pages": "12",
        "note": f"p. 12. Permalink: {LINK}",
        "url": "https://example.org/talk",
        "language": "en",
    }


def test_an_article_in_bibtex_has_a_journal() -> None:
    kind, fields = bibtex(ARTICLE)
    assert (kind, fields["journal"]) == ("article", "The Quay")
    assert not {"author", "publisher", "howpublished", "year", "month"} & set(fields)


def test_an_interview_in_ris_is_read_back() -> None:
    assert ris(FULL) == {
        "type_of_reference": "PCOMM",
        "id": "harbour",
        "authors": ["Moss, Bert"],
        "secondary_authors": ["Lowe, Anna"],
        "title": "The harbour",
        "publisher": "The Quay",
        "year": "2021",
        "date": "2021/07/14/",
        "type_of_work": "Interview with Bert Moss by Anna Lowe",
        "start_page": "12",
        "language": "en",
        "notes": [f"p. 12. Permalink: {LINK}"],
        "urls": ["https://example.org/talk", LINK],
    }


@pytest.mark.parametrize(("date", "year", "day"), [("2021", "2021", "2021///"), ("2021-07", "2021", "2021/07//")])
def test_a_date_is_as_precise_as_is_known(date: str, year: str, day: str) -> None:
    record = ris(words_of(date=date))
    assert (record["year"], record["date"]) == (year, day)


def test_an_article_in_ris_stands_in_its_magazine() -> None:
    record = ris(ARTICLE)
    assert (record["type_of_reference"], record["secondary_title"]) == ("MGZN", "The Quay")
    assert not {"authors", "year", "date", "publisher"} & set(record)


@pytest.mark.parametrize("title", ["100 % & $5 #1 a_b", "{x} } {", r"\input{a}", "~ ^ ~~", "“q” «é» ’"])
def test_what_tex_would_take_as_a_command_is_read_back_as_text(title: str) -> None:
    _, fields = bibtex(words_of(title=title, publisher=title))
    assert fields["publisher"] == title


@given(st.text('ab{}\\%&$#_~^é“ \n"@,=', max_size=30), st.text("ab{}\\%&\n@, =-", min_size=1, max_size=30))
def test_no_title_or_name_breaks_out_of_its_field(title: str, name: str) -> None:
    excerpt = words_of(title=title, publisher=f"P {title}", people=(HOST, person(name)), speaker=None)
    kind, fields = bibtex(excerpt)
    assert kind == "misc"
    assert fields["publisher"] == " ".join(f"P {title}".split())
    record = ris(excerpt)
    assert record["publisher"] == " ".join(f"P {title}".split())
    assert record["secondary_authors"] == ["Lowe, Anna"]
    assert csl(excerpt)["publisher"] == record["publisher"]


def test_a_line_break_opens_no_field_of_its_own() -> None:
    record = ris(words_of(title="One\nER  - \nTY  - JOUR\r\nAU  - Nobody", people=(GUEST,)))
    assert record["title"] == "One ER - TY - JOUR AU - Nobody"
    assert record["authors"] == ["Moss, Bert"]


def test_bibtex_reads_the_parts_of_a_name_as_they_were_meant() -> None:
    people = tuple(map(person, ("Charles de Gaulle", "Emmanuel M", "Martin Luther King Jr.", "Vincent van Gogh")))
    text = cited(words_of(None, people=people), Style.BIBTEX, base=BASE)
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    names = library.entries[0].fields_dict["author"].value
    assert [(name.first, name.von, name.last, name.jr) for name in names] == [
        (["Charles"], ["de"], ["Gaulle"], []),
        ([], [], ["{Emmanuel M}"], []),
        (["Martin", "Luther"], [], ["King"], ["Jr."]),
        (["Vincent"], ["van"], ["Gogh"], []),
    ]
