"""Damaged files: a reading or a sentence, soon."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from qa import formats, speakers
from qa.errors import FormatError
from qa.formats.documents.blocks import Look
from qa.formats.documents.css import style_sheet


@pytest.mark.parametrize("sheet", ["a" * 300_000, "p{" + "b " * 150_000, "{" * 300_000, "}" * 300_000, "a," * 150_000])
def test_a_style_sheet_without_end_is_read_in_one_pass(sheet: str) -> None:
    began = time.process_time()
    assert not style_sheet(sheet).looks
    assert time.process_time() - began < 3


def test_rules_around_damage_are_read() -> None:
    sheet = style_sheet(
        "@media print; {x} p.q, b2 { font-weight: bold } @media screen { .i { font-style: italic } } .u {"
    )
    bold, italic = (Look.BOLD, Look(0)), (Look.ITALIC, Look(0))
    assert sheet.looks == {"p.q": bold, "b2": bold, ".i": italic}


def test_thousands_of_paragraphs_that_take_no_turns_are_read_in_time() -> None:
    page = "<p>When did the harbour open?</p><p>:00</p>" * 6_000
    began = time.process_time()
    assert formats.read(page.encode(), "harbour.html").turns
    assert time.process_time() - began < 15


def test_a_spreadsheet_whose_elements_have_impossible_names_is_refused_with_a_sentence() -> None:
    cells = "<office:x xmlns:office='urn:o' xmlns:table='urn:t'><ta𝒜ble:table-cell/></office:x>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", cells)
    with pytest.raises(FormatError, match="spreadsheet"):
        formats.read(packed.getvalue(), "harbour.ods")


@pytest.mark.parametrize("interviewer", ["…", "?!", "—"])
def test_an_interviewer_who_is_stated_without_a_word_is_nobody(interviewer: str) -> None:
    record = (
        f"<ROOT><record><title>Harbour</title><interviewer>{interviewer}</interviewer>"
        "<transcript>LEE: When did it open?\n\nROY: In 1961.</transcript></record></ROOT>"
    )
    reading = formats.read(record.encode(), "harbour.ohms")
    cast = speakers.assign(reading.turns, metadata=reading.metadata)
    assert [turn.text for turn in cast.turns] == ["When did it open?", "In 1961."]
    assert interviewer not in {turn.speaker for turn in cast.turns}
