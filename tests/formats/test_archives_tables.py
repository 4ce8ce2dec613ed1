"""Tables: columns by any name or none, delimiters, habits of those who fill them in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.archived import ods, xlsx, zipped
from qa.errors import FormatError
from qa.formats import Reading, read
from qa.formats.archives import delimited
from qa.formats.files import File
from qa.schema import Role


def table(text: str, name: str = "a.csv") -> Reading:
    return read(text.encode(), name)


def told(reading: Reading) -> list[tuple[str | None, str, float | None]]:
    return [(turn.label, turn.text, turn.time_start) for turn in reading.turns]


def warned(reading: Reading, words: str) -> bool:
    return any(words in warning for warning in reading.warnings)


TALK = [("Ann", "When was that?", 5.0), ("Bob", "In 1961.", 9.0)]


@pytest.mark.parametrize(
    "header",
    [
        "timecode;speaker;transcript",
        "TIMECODE;SPEAKER;TRANSCRIPT",
        "Zeit;Sprecher;Transkript",
        "Timecode;Sprecher:in;Wortlaut",
        "Minutage;Locuteur;Contenu",
        "Horodatage;Intervenant·e;Texte",
        "Début;Nom;Transcription",
        "Tiempo;Hablante;Texto",
        "Código de tiempo;Nombre;Transcripción",
        "Start time;Speaker name;Utterance text",
        "In;Name;Text",
        "timestamp;who;content",
    ],
)
def test_headers_are_known_in_several_languages(header: str) -> None:
    assert told(table(f"{header}\n00:00:05;Ann;When was that?\n00:00:09;Bob;In 1961.\n")) == TALK


def test_the_column_of_most_words_is_the_text_where_its_header_is_not_known() -> None:
    assert told(table("Zeit;Sprecher;Gespräch\n00:00:05;Ann;When was that?\n00:00:09;Bob;In 1961.\n")) == TALK


def test_a_row_that_only_looks_like_a_header_is_none() -> None:
    reading = table("Speaker 1;Text me later, please\nSpeaker 2;I will\nSpeaker 1;Good night\nSpeaker 1;Bye\n")
    assert [turn.label for turn in reading.turns] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    titled = table("Transcript;;\nTime;Speaker;Text\n0:01;Ann;one\nTime;Speaker;Text\n0:02;Bob;two\n")
    assert told(titled) == [("Ann", "one", 1.0), ("Bob", "two", 2.0)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("header", ["time{d}speaker{d}text\n", ""])
def test_the_delimiter_is_told_by_consistency(delimiter: str, header: str) -> None:
    rows = "".join(f'0:0{n}{delimiter}{"AB"[n % 2]}{delimiter}"Yes, well; we | went {n}"\n' for n in range(9))
    reading = table(header.format(d=delimiter) + rows)
    assert [turn.label for turn in reading.turns] == [*"ABABABABA"]
    assert reading.turns[3].text == "Yes, well; we | went 3"
    assert warned(reading, "no header") is not header.startswith("time")


def test_quoted_cells_may_hold_lines_and_cells_are_counted_by_rows() -> None:
    reading = table('time,speaker,text\n0:01,Ann,"one\r\ntwo ""three"""\n0:02,Bob,four\n')
    assert told(reading) == [("Ann", 'one two "three"', 1.0), ("Bob", "four", 2.0)]
    assert [turn.anchors[0].cell for turn in reading.turns] == ["C2", "C3"]


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    rows = "".join(f"0:00:{n % 60:02};Ann;word {n}\n" for n in range(400))
    reading = table(f'time;speaker;text\n0:00:00;Bob;"Oh\n{rows}')
    assert sum(turn.text.count("word") for turn in reading.turns) == 400


def test_words_that_hold_the_delimiter_without_quotes_are_put_together_again() -> None:
    assert told(table("speaker,text\nAnn,Well, I think, so\nBob,Yes\n")) == [
        ("Ann", "Well, I think, so", None),
        ("Bob", "Yes", None),
    ]
    middle = table("speaker;text;time\nAnn;one; two;0:05\nBob;three;0:09\n")
    assert told(middle) == [("Ann", "one; two", 5.0), ("Bob", "three", 9.0)]


def test_markup_of_web_pages_in_cells_is_no_word() -> None:
    reading = table('speaker,text\nA,"<p>Hello <b>you</b></p><p>Tom &amp; me</p>"\nB,x & y\n')
    assert told(reading) == [("A", "Hello you Tom & me", None), ("B", "x & y", None)]


def test_tables_in_other_encodings_and_with_other_line_ends_are_told() -> None:
    text = "Time\tSpeaker\tText\r00:01\tÅsa\tHej\r00:03\tBo\tJa då\r"
    for raw in (text.encode("utf-16"), text.encode("cp1252"), text.replace("\r", "\r\n").encode("utf-8-sig")):
        for name in ("a.tsv", "a.txt"):
            assert told(read(raw, name)) == [("Åsa", "Hej", 1.0), ("Bo", "Ja då", 3.0)]


def test_exports_of_other_programs_are_tables() -> None:
    premiere = (
        "Speaker Name,Start Time,End Time,Text\nAnn,00:00:00:05,00:00:04:10,Hello.\nBob,00:00:05:00,00:00:06:00,Hi.\n"
    )
    assert [(turn.label, turn.time_start, turn.time_end) for turn in table(premiere).turns] == [
        ("Ann", 0.2, 4.4),
        ("Bob", 5.0, 6.0),
    ]
    inqscribe = "".join(f"00:00:0{n}.00\t00:00:0{n}.20\t{'AB'[n % 2]}\tso\x0bit {n}\n" for n in range(4))
    assert told(table(inqscribe, "a.txt"))[1] == ("B", "so it 1", 1.0)
    markdown = "| Time | Speaker | Text |\n|---|---|---|\n| 0:01 | Ann | Hello |\n| 0:03 | Bob | Hi |\n"
    assert told(table(markdown, "a.md")) == [("Ann", "Hello", 1.0), ("Bob", "Hi", 3.0)]


def test_columns_may_stand_in_any_order_and_translations_are_not_mixed_in() -> None:
    reading = table("Übersetzung,Text,Kommentar,Sprecher\nWhen?,Wann?,laut,Ann\nThen.,Da.,,Bob\n")
    assert told(reading) == [("Ann", "Wann?", None), ("Bob", "Da.", None)]
    assert warned(reading, "left out, being no transcript: Übersetzung, Kommentar")


def test_one_of_two_languages_is_read_and_the_other_told_of() -> None:
    reading = table("speaker;Transcript (de);Transcript (en)\nA;Wann war das?;When was that?\nB;Da.;Then.\n")
    assert told(reading) == [("A", "Wann war das?", None), ("B", "Da.", None)]
    assert warned(reading, "Transcript (en)")


def test_blank_speakers_are_unknown_where_names_are_repeated() -> None:
    reading = table("speaker;text\nA;one\nA;two\nB;three\n;four\n")
    assert [turn.label for turn in reading.turns] == ["A", "B", None]
    assert warned(reading, "read as an unknown voice: 1")


def test_blank_speakers_are_the_one_above_where_names_stand_only_at_changes() -> None:
    reading = table("speaker;text\nA;one\n;two\nB;three\n;four\nA;five\n;six\n")
    assert [(turn.label, turn.text) for turn in reading.turns] == [
        ("A", "one two"),
        ("B", "three four"),
        ("A", "five six"),
    ]
    assert warned(reading, "read as the speaker above")


def test_merged_cells_mean_the_one_above() -> None:
    rows = [("speaker", "text"), ("A", "one"), ("", "two"), ("A", "three"), ("B", "four")]
    assert [turn.label for turn in read(xlsx({"S": rows}, merged=["A2:A3"]), "a.xlsx").turns] == ["A", "B"]
    assert [turn.label for turn in read(xlsx({"S": rows}), "a.xlsx").turns] == ["A", None, "A", "B"]


@pytest.mark.parametrize(
    ("stamps", "times", "warning"),
    [
        (["00:00:05.00", "00:00:06.12", "00:00:07.24", "00:00:08.06"], [5.0, 6.48, 7.96, 8.24], "frames, 25 a second"),
        (["00:00:05.50", "00:00:06.75", "00:00:07.24", "00:00:08.06"], [5.5, 6.75, 7.24, 8.06], None),
        (["00:00:05:12", "00:00:06:00"], [5.48, 6.0], "frames, 25 a second"),
        (["[1] 00:00:05.250", "[1] 00:01:00.000"], [5.25, 60.0], None),
        (["1:02", "1:03:04"], [62.0, 3784.0], None),
        (["0:01,5 - 0:02,5", "0:02,5 – 0:09"], [1.5, 2.5], None),
        (["90", "95.5"], [90.0, 95.5], None),
        (["90000", "95500", "101000"], [90.0, 95.5, 101.0], "read as milliseconds"),
        (["2150", "3410", "6070"], [2.15, 3.41, 6.07], "read as milliseconds"),
        (["0", "300", "600"], [0.0, 300.0, 600.0], None),
        (["0:05:00", "7:10:00", "12:34:00"], [5.0, 430.0, 754.0], "read as minutes and seconds"),
        (["PT1M3.5S", ""], [63.5, None], None),
        (["noon", "0:05"], [None, 5.0], None),
    ],
)
def test_times_are_seconds_and_assumptions_are_said(
    stamps: list[str], times: list[float | None], warning: str | None
) -> None:
    rows = "".join(f'"{stamp}";{"AB"[n % 2]};so it was, {n}\n' for n, stamp in enumerate(stamps))
    reading = table(f"time;speaker;text\n{rows}")
    assert [turn.time_start for turn in reading.turns] == times
    assert warning is None or warned(reading, warning)


def test_ends_are_read_where_a_column_or_a_span_gives_them() -> None:
    assert table("start,end,text\n0:01,0:02.5,one two\n0:03,0:04,three\n").turns[0].time_end == 4.0
    assert table('Timespan,Content,Speaker\n"0:01.0 - 0:02.5",one two,Ann\n').turns[0].time_end == 2.5


def test_marks_of_oral_history_digital_are_taken_off() -> None:
    reading = table(
        "timecode\tspeaker\ttranscript\n0:01\tAB\two<=>wo das <n(ein Ort)> war, <? Darn> <p5> <s(lacht) ja>.\n"
    )
    assert reading.turns[0].text == "wo wo das war, Darn ja."
    hidden = table("speaker;text\nAB;so <res sehr geheim> war es <i(Pause)>\nAB;ja\n")
    assert "geheim" not in hidden.text
    assert warned(hidden, "not to be published, left out: 1")


def test_angle_brackets_stay_where_none_is_a_mark() -> None:
    assert table("speaker;text\nA;x < 5 and y > 3\nB;so <b>\n").turns[0].text == "x < 5 and y > 3"


def test_a_role_is_stated_by_a_column_or_by_a_legend() -> None:
    reading = table("name;role;text\nAnn;Interviewer;When?\nBob;Zeitzeuge;Then.\nEve;Techniker;Tape.\n")
    assert [turn.role for turn in reading.turns] == [Role.INTERVIEWER, Role.INTERVIEWEE, Role.UNKNOWN]
    legend = [("Titel", "Der Hafen"), ("Datum", "17.05.2004"), ("INT", "Interviewerin: Ann Lee"), ("AB", "Alma B.")]
    rows = [*legend, ("", ""), ("Sprecher", "Text"), ("INT", "Wann?"), ("AB", "Da.")]
    reading = read(xlsx({"S": rows}), "a.xlsx")
    assert [(turn.label, turn.role) for turn in reading.turns] == [("INT", Role.INTERVIEWER), ("AB", Role.UNKNOWN)]
    assert (reading.metadata["title"], reading.metadata["date"]) == ("Der Hafen", "2004-05-17")


def test_a_column_of_roles_alone_prints_the_labels() -> None:
    reading = table("id,role,content\n1,Interviewer,When?\n2,Respondent,Then.\n")
    assert [(turn.label, turn.role) for turn in reading.turns] == [
        ("Interviewer", Role.INTERVIEWER),
        ("Respondent", Role.UNKNOWN),
    ]


def test_questions_and_answers_in_columns_have_their_roles() -> None:
    reading = table("Question,Answer\nWhen?,In 1961.\nWho built it?,\n")
    assert [(turn.role, turn.text) for turn in reading.turns] == [
        (Role.INTERVIEWER, "When?"),
        (Role.INTERVIEWEE, "In 1961."),
        (Role.INTERVIEWER, "Who built it?"),
    ]


def test_voices_that_the_words_print_are_labels_where_no_column_names_them() -> None:
    reading = table("time,text\n0:01,Ann: When was that?\n0:04,Bob: In 1961.\n0:06,A Sunday.\n0:09,Ann: Ah.\n")
    assert told(reading) == [("Ann", "When was that?", 1.0), ("Bob", "In 1961. A Sunday.", 4.0), ("Ann", "Ah.", 9.0)]
    assert [anchor.cell for turn in reading.turns for anchor in turn.anchors] == ["B2", "B3", "B4", "B5"]
    named = table("speaker,text\nAnn,Note: a word.\nBob,Note: two.\n")
    assert [(turn.label, turn.text) for turn in named.turns] == [("Ann", "Note: a word."), ("Bob", "Note: two.")]


def test_every_sheet_with_a_transcript_is_read_and_the_others_are_named() -> None:
    sheets = {
        "Tape 1": [("speaker", "text"), ("A", "one")],
        "Codes": [("INT", "Interviewer"), ("A", "Alma")],
        "Tape 2": [("speaker", "text"), ("INT", "two")],
    }
    for reading in (read(xlsx(sheets), "a.xlsx"), read(ods(sheets), "a.ods")):
        assert [(turn.label, turn.text, turn.role) for turn in reading.turns] == [
            ("A", "one", Role.UNKNOWN),
            ("INT", "two", Role.INTERVIEWER),
        ]
        assert [turn.anchors[0].cell for turn in reading.turns] == ["Tape 1!B2", "Tape 2!B2"]
        assert warned(reading, "no transcript is seen: Codes")


def test_a_sheet_of_facts_beside_a_transcript_is_no_conversation() -> None:
    facts = [
        ("Projekt", "Die Werft und ihre Leute"),
        ("Archiv", "Stadtarchiv, zweiter Keller"),
        ("Datum", "17.05.2004"),
    ]
    talk = [("Sprecher", "Text"), ("Ada Lind", "Wann war das?"), ("Bo Kern", "Im Mai."), ("Ada Lind", "Und dann?")]
    reading = read(xlsx({"Angaben": facts, "Gespräch": talk}), "a.xlsx")
    assert [turn.label for turn in reading.turns] == ["Ada Lind", "Bo Kern", "Ada Lind"]
    assert reading.metadata["date"] == "2004-05-17"
    assert warned(reading, "Sheets left out, in which no transcript is seen: Angaben.")


def test_a_sheet_on_which_those_of_the_other_go_on_is_read_without_a_header() -> None:
    talk = [("Sprecher", "Text"), ("Ada Lind", "Wann war das?"), ("Bo Kern", "Im Mai."), ("Ada Lind", "Und dann?")]
    more = [("Bo Kern", "Dann fuhren wir alle nach Hause."), ("Ada Lind", "Danke für das lange Gespräch.")]
    reading = read(xlsx({"Band 1": talk, "Band 2": more}), "a.xlsx")
    assert [turn.label for turn in reading.turns] == ["Ada Lind", "Bo Kern", "Ada Lind", "Bo Kern", "Ada Lind"]


def test_a_table_that_begins_far_from_the_corner_keeps_its_cells() -> None:
    rows = [("",) * 5, ("",) * 5, ("", "", "", "speaker", "text"), ("", "", "", "A", "one")]
    for raw, name in ((xlsx({"S": rows}), "a.xlsx"), (ods({"S": rows}), "a.ods")):
        assert read(raw, name).turns[0].anchors[0].cell == "E4"


def test_times_of_a_spreadsheet_are_cells_of_numbers() -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>seconds</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>text</t></is></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2" t="str"><f>CONCAT("o","ne")</f><v>one</v></c></row>'
        '<row r="3"><c r="A3"><v>7.25</v></c><c r="B3"><v>1961</v></c></row>'
    )
    (turn,) = read(xlsx({"S": cells}), "a.xlsx").turns
    assert (turn.text, [anchor.time for anchor in turn.anchors]) == ("one 1961", [5.0, 7.25])


def test_cells_of_times_are_times() -> None:
    def row(number: int, day: float, style: int) -> str:
        words = f'<c r="B{number}" t="inlineStr"><is><t>one two three</t></is></c><c r="C{number}" t="b"><v>1</v></c>'
        return f'<row r="{number}"><c r="A{number}" s="{style}"><v>{day}</v></c>{words}</row>'

    head = "".join(f'<c r="{letter}1" t="inlineStr"><is><t>{words}</t></is></c>' for letter, words in HEAD)
    cells = f'<row r="1">{head}</row>' + row(2, 62.5 / 86400, 1) + row(3, 3723 / 86400, 2) + row(4, 90000 / 86400, 2)
    turns = read(xlsx({"S": cells}), "a.xlsx").turns
    assert [anchor.time for turn in turns for anchor in turn.anchors] == [62.5, 3723.0, 90000.0]


HEAD = (("A", "time"), ("B", "text"), ("C", "checked"))


FAR = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
    '<row r="{row}"><c {ref} t="inlineStr"><is><t>far</t></is></c></row>'
)


@pytest.mark.parametrize("ref", ['r="XFD1048576"', "r='XFD1048576'", ' r = "XFD1048576"'])
def test_two_cells_far_apart_do_not_take_the_memory_of_all_between(ref: str) -> None:
    with pytest.raises(FormatError, match="far more cells than a transcript has"):
        read(xlsx({"S": FAR.format(row=1048576, ref=ref)}), "a.xlsx")


def test_repeated_cells_do_not_take_memory_either() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(FormatError, match="far more cells than a transcript has"):
        read(ods({"S": rows}), "a.ods")


def test_blank_rows_to_the_end_of_the_sheet_are_no_matter() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}</table:table-row>"
    blank = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    head, one = row.format("text"), row.format("one two")
    for rows in (head + one + blank, head + blank + one):
        assert told(read(ods({"S": rows}), "a.ods")) == [(None, "one two", None)]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (xlsx({"S": "<row><c"}), "damaged|empty"),
        (xlsx({"S": []}).replace(b"xl/workbook.xml", b"xl/workbook.bin"), "xlsb|damaged"),
    ],
)
def test_damaged_workbooks_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        read(raw, "a.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "Ann: When, then?\nBob: In 1961, I think.\nAnn: Ah, yes.\n",
        "It rained, and rained.\nWe went home, though.\nThe end, at last.\n",
        "1\n00:00:01,000 --> 00:00:02,000\nHello, you\n\n2\n00:00:02,000 --> 00:00:03,000\nYes, me\n",
        "name, text and time are words, too\nso they are\n",
    ],
)
def test_texts_with_commas_are_no_tables(text: str) -> None:
    assert not delimited.DELIMITED.recognises(File("a.txt", text.encode()))


def test_a_table_is_told_under_another_name() -> None:
    text = "0:01\tAnn\tWhen was that, then?\n0:05\tBob\tIn 1961.\n0:09\tAnn\tAh.\n"
    assert [turn.label for turn in table(text, "a.txt").turns] == ["Ann", "Bob", "Ann"]
    assert delimited.DELIMITED.recognises(File("a", b"speaker;text\nA;one\nB;two\n"))


SIGNS = "ab ;,\"|\t\n'é"
CELLS = st.text(alphabet=SIGNS, max_size=8).map(str.strip).filter(lambda cell: any(map(str.isalnum, cell)))


@given(st.lists(st.tuples(st.sampled_from(["Ann", "Bob"]), CELLS), min_size=1, max_size=8), st.sampled_from(";,\t|"))
def test_what_is_printed_as_a_table_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [delimiter.join(map(quoted, row)) for row in [("speaker", "text"), *rows]]
    reading = table("\n".join(lines) + "\n")
    said = [word for turn in reading.turns for word in turn.text.split()]
    assert said == [word for _, cell in rows for word in cell.split()]
    merged = [label for place, (label, _) in enumerate(rows) if not place or rows[place - 1][0] != label]
    assert [turn.label for turn in reading.turns] == merged


def test_a_member_without_a_name_is_no_matter() -> None:
    raw = xlsx({"S": [("speaker", "text"), ("A", "one")]})
    nameless = raw.replace(b"[Content_Types].xml", b"\x00" * 19)
    assert read(nameless, "a.xlsx").turns[0].text == "one"


@pytest.mark.parametrize("place", ["A" * 400 + "1", "A99999999999", "aé", "ZZZZ1", "XFD1048576"])
def test_a_cell_far_out_or_nowhere_is_refused_before_the_sheet_is_laid_out(place: str) -> None:
    raw = zipped(
        {
            "xl/workbook.xml": "<workbook/>",
            "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
            f"<row r='2'><c r='{place}'><v>1</v></c></row></sheetData></worksheet>",
        }
    )
    with pytest.raises(FormatError, match="far more cells"):
        read(raw, "talk.xlsx")


def test_a_sheet_whose_xml_is_cut_is_damaged() -> None:
    raw = zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "<worksheet><sheetData>"})
    with pytest.raises(FormatError, match="damaged"):
        read(raw, "talk.xlsx")
