"""One talk in every format of the archives gives the same turns, whatever the file is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats.archived import FOLDER, HARBOUR, ROWS, ods, xlsx
from qa.errors import FormatError
from qa.formats import Reading, archives, read
from qa.schema import Role

FILES = sorted(path for path in FOLDER.glob("harbour*") if "minutes" not in path.name)
DATED = {"date": "2004-05-17", "language": "en"}
STATING = [path for path in FILES if path.name in ("harbour.tei.xml", "harbour.cha", "harbour.ohms.xml")]


def told(reading: Reading) -> list[tuple[str | None, str, float | None]]:
    return [(turn.label, turn.text, turn.time_start) for turn in reading.turns]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_talk_gives_the_same_turns_in_every_format(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert told(reading) == HARBOUR
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)
    assert reading.composed
    assert reading.turns[1].anchors[-1].time == 6.0


@pytest.mark.parametrize(("name", "raw"), [("a.xlsx", xlsx({"Talk": ROWS})), ("a.ods", ods({"Talk": ROWS}))])
def test_the_same_talk_gives_the_same_turns_in_a_spreadsheet(name: str, raw: bytes) -> None:
    reading = read(raw, name)
    assert told(reading) == HARBOUR
    assert [anchor.cell for turn in reading.turns for anchor in turn.anchors] == ["C2", "C3", "C4", "C5", "C6"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", [".xml", ".txt", ".dat"])
def test_content_tells_the_format_under_a_wrong_name(path: Path, suffix: str) -> None:
    assert told(read(path.read_bytes(), f"talk{suffix}")) == HARBOUR


@pytest.mark.parametrize("path", STATING, ids=lambda path: path.name)
def test_roles_are_those_that_the_file_states(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert [turn.role for turn in reading.turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 2
    assert not any(turn.inferred for turn in reading.turns)
    assert (reading.metadata["interviewer"], reading.metadata["guests"]) == ("Ann Lee", "Bob Marsh")


@pytest.mark.parametrize("path", [path for path in FILES if path not in STATING], ids=lambda path: path.name)
def test_no_role_is_made_up_where_none_is_stated(path: Path) -> None:
    assert {turn.role for turn in read(path.read_bytes(), path.name).turns} == {Role.UNKNOWN}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "harbour.tei.xml",
            {"title": "The harbour", "date": "2004-05-17", "language": "en", "publisher": "Saltmarsh Archive"},
        ),
        ("harbour.trs", DATED | {"title": "The harbour"}),
        ("harbour.cha", DATED),
        (
            "harbour.ohms.xml",
            {"title": "The harbour", "date": "2004-05-17", "language": "en", "publisher": "Saltmarsh Archive"},
        ),
        ("harbour.eaf", {"language": "en"}),
        ("harbour.exb", {"title": "The harbour", "language": "en"}),
        ("harbour.tag", {"language": "en"}),
    ],
)
def test_title_date_and_language_are_metadata(name: str, facts: dict[str, str]) -> None:
    metadata = read((FOLDER / name).read_bytes(), name).metadata
    assert {key: metadata.get(key) for key in facts} == facts


def test_what_is_nobodys_words_is_in_no_turn() -> None:
    for path in FILES:
        said = " ".join(turn.text for turn in read(path.read_bytes(), path.name).turns)
        for word in ("cough", "tousse", "door", "points", "microphone", "1961, un", "quay", "July", "synopsis"):
            assert word not in said, path.name


def test_xml_of_another_shape_is_refused_by_the_name_of_its_root() -> None:
    with pytest.raises(FormatError, match=r"a\.xml: XML with the root element <inventory> is not known here; read are"):
        read(b"<?xml version='1.0'?><!-- a list --><x:inventory xmlns:x='y'><item/></x:inventory>", "a.xml")


def test_xml_that_is_broken_names_its_line() -> None:
    with pytest.raises(FormatError, match=r"a\.trs:3: this is not well-formed XML"):
        read(b"<Trans>\n<Episode>\n</Trans>", "a.trs")


def test_xml_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    raw = '<Trans><Turn speaker="é"><Sync time="1"/>été</Turn></Trans>'.encode("cp1252")
    assert told(read(raw, "a.trs")) == [("é", "été", 1.0)]
    assert told(read(b'<?xml version="1.0" encoding="UTF-8"?>' + raw, "a.trs")) == [("é", "été", 1.0)]


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [
        (b"<TEI><teiHeader><title>Only this</title></teiHeader></TEI>", "a.xml", "no words"),
        (b"<Trans><Episode/></Trans>", "a.trs", "no words"),
        (b"<ANNOTATION_DOCUMENT/>", "a.eaf", "no words"),
        (b"<AGSet/>", "a.tag", "no words"),
        (b"<basic-transcription/>", "a.exb", "no words"),
        (b"<ROOT><record><transcript>No transcript.</transcript></record></ROOT>", "a.xml", "no transcript"),
        (b"@Begin\n@End\n", "a.cha", "no utterances"),
        (b'"ooTextFile"\n"TextGrid"\n0\n1\n<exists>\n0\n', "a.TextGrid", "no words"),
        (b"app=InqScribe\ntext=\n", "a.inqscr", "no words"),
        (b"a;b\n1;2\n", "a.csv", "no column"),
        (ods({"Talk": []}), "a.ods", "empty"),
        (xlsx({"Talk": [("a", "b"), ("1", "2")]}), "a.xlsx", "no column"),
    ],
)
def test_nothing_is_empty_in_silence(raw: bytes, name: str, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as refused:
        read(raw, name)
    assert str(refused.value).startswith(f"{name}: ")


def test_every_format_has_a_name_a_suffix_and_an_example() -> None:
    assert all(form.name and form.suffixes and form.example for form in archives.FORMATS)
    assert len({form.name for form in archives.FORMATS}) == len(archives.FORMATS)
