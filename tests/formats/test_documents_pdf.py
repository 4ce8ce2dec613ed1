"""PDF: running titles go, words at line ends are mended, paragraphs and columns are told, turns know their pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.formats.documents.blocks import Run
from qa.formats.documents.hyphens import Vocabulary
from qa.formats.documents.pdfedges import without_edges
from qa.formats.documents.pdflines import Line, numbers_off
from qa.formats.documents.pdfparagraphs import paragraphs
from qa.schema import Role

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats" / "documents"
LONG = (
    "The commissioners of the municipality had been deliberating about the extraordinary expenditure for approximately "
    "seventeen months, and nobody in the neighbourhood understood what they were waiting for. "
)
TALK = [
    ("Ines Dorn", "When did the mill close? We know that it was a difficult, well-known decision."),
    ("Karl Beck", (LONG * 14).strip()),
    ("Ines Dorn", "And then?"),
    ("Karl Beck", (LONG * 16).strip()),
    ("Ines Dorn", "Thank you."),
]


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


def reading(source: str) -> Reading:
    return read(pdf(source), "talk.pdf")


def told(found: Reading) -> list[tuple[str | None, str]]:
    return [(turn.label, " ".join(turn.text.split())) for turn in found.turns]


def talk(label: str = "*{}:*") -> str:
    return "\n\n".join(f"{label.format(who)} {said}" for who, said in TALK)


HEADER = "header: [Talks of the valley #h(1fr) 2021]"
PAGE = f'#set page(paper: "a5", {HEADER}, footer: context [{{}}])\n#set par(justify: true)\n'


@pytest.mark.parametrize(
    "number",
    ['#counter(page).display("1")', '#counter(page).display("1 / 1", both: true)', "Page #counter(page).display()", ""],
)
def test_running_titles_and_page_numbers_go_and_a_speech_runs_over_pages(number: str) -> None:
    found = reading(PAGE.format(number) + talk())
    assert told(found) == TALK
    assert [turn.page for turn in found.turns] == [1, 1, 2, 2, 3]
    last = found.turns[3]
    assert [anchor.page for anchor in last.anchors] == [2, 3]
    assert found.text[last.anchors[1].start : last.end] in last.text


@pytest.mark.parametrize("label", ["*{}:*", "{}:", "{} :", "{}~:"])
@pytest.mark.parametrize(
    "layout", ["#set par(spacing: 0.65em, first-line-indent: 1em)", "#set par(hanging-indent: 2em)", ""]
)
def test_labels_are_told_however_paragraphs_are_set(label: str, layout: str) -> None:
    assert told(reading(f"{layout}\n{talk(label)}")) == TALK


def test_two_columns_are_read_one_after_the_other() -> None:
    assert told(reading('#set page(paper: "a4", columns: 2)\n' + talk())) == TALK


def test_questions_in_bold_are_questions_and_a_large_line_is_a_heading() -> None:
    asked = "What did you do there, and with whom, in the long years before the mill was closed and the gate was shut?"
    body = "\n\n".join(f"*{asked}*\n\nI went on. {LONG}" for _ in range(3))
    turns = reading(f"= The mill\n\n{body}").turns
    assert turns[0].role is Role.NARRATOR
    assert [turn.role for turn in turns[1:]] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 3
    assert turns[1].text == asked


def test_a_table_of_times_names_and_words_is_a_conversation() -> None:
    cells = ", ".join(f"[00:0{n}], [{who}], [{said}]" for n, (who, said) in enumerate(TALK))
    found = reading(f"#set page(height: auto)\n#table(columns: (2cm, 3cm, 8cm), stroke: none, {cells})")
    assert told(found) == TALK
    assert [turn.time_start for turn in found.turns] == [0, 1, 2, 3, 4]


def test_the_title_that_somebody_gave_is_kept() -> None:
    found = reading('#set document(title: "The mill")\n' + talk())
    assert found.metadata["title"] == "The mill"


SHORT = [
    ("Ines Dorn", "Who was at the gate?"),
    ("Karl Beck", "Nobody at all. " + LONG * 2),
    ("Ines Dorn", "Nobody"),
] * 2


@pytest.mark.parametrize(
    "label",
    ["*{}* –", "{} –", "*{}*", "*{}* \\[00:01\\]", "{} (00:01):", "*{}* \\ ", "{} #h(2cm)", "7 #h(1cm) {}: #h(1cm)"],
)
def test_lines_set_solid_are_parted_by_their_labels(label: str) -> None:
    body = "\n\n".join(f"{label.format(who)} {said}" for who, said in SHORT)
    found = told(reading(f"#set par(spacing: 0.65em)\n{body}"))
    assert found == [(who, " ".join(said.split())) for who, said in SHORT]


def test_a_line_on_which_the_next_word_had_had_room_ends_its_paragraph() -> None:
    full = "a full line of forty words and letters, so to say, that runs on to the margin"
    rows = [line(text, 700 - n) for n, text in enumerate([full] * 6 + ["and ends here", "A heading", "Then words."])]
    found = [paragraph.text for paragraph in paragraphs([rows])]
    assert found == [" ".join([full] * 6 + ["and ends here"]), "A heading", "Then words."]


def test_a_question_behind_a_full_line_stands_alone_where_nobody_is_named() -> None:
    full = "this line is full to its end, as it happens, and so is the one above it here."
    rows = [
        line(text, 700 - n) for n, text in enumerate([full] * 5 + ["Why did you go?", "Because it rained, I think."])
    ]
    assert [paragraph.text for paragraph in paragraphs([rows])][1:] == [
        "Why did you go?",
        "Because it rained, I think.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "joined"),
    [
        ("an inter-", "view", "", "an interview"),
        ("peut-", "être", "", "peut-être"),
        ("c’est-à-", "dire", "", "c’est-à-dire"),
        ("a-t-", "il", "", "a-t-il"),
        ("Jean-", "Pierre", "", "Jean-Pierre"),
        ("a well-", "known man", "", "a well-known man"),
        ("the co-", "operative", "cooperative", "the cooperative"),
        ("the co-", "operative", "co-operative", "the co-operative"),
        ("a mill-", "stone", "the mill-stone", "a mill-stone"),
        ("l’entre-", "preneur", "", "l’entrepreneur"),
        ("1998-", "2003", "", "1998-2003"),
        ("he said -", "then left", "", "he said - then left"),
        ("inter\u00ad", "view", "", "interview"),
        ("the end.", "Then", "", "the end. Then"),
    ],
)
def test_words_at_line_ends_are_mended(before: str, after: str, elsewhere: str, joined: str) -> None:
    first, joint = Vocabulary([before, after, elsewhere]).mended(before, after)
    assert first + joint + after == joined


def line(text: str, y: float, page: int = 1, x: float = 50) -> Line:
    return Line(x, y, 10, page, [Run(text, page=page)])


def test_a_label_at_the_top_of_several_pages_is_no_running_title() -> None:
    pages = [
        [line("Talks", 800, n), line("Ines Dorn:", 780, n)]
        + [line(f"Words {n} {'ab'[k % 2] * k}", 700 - k, n) for k in range(1, 10)]
        + [line("Ines Dorn:", 600, n)]
        + [line(f"End {'xyzw'[n] * k}", 500 - k, n) for k in range(1, 8)]
        for n in range(4)
    ]
    kept = without_edges(pages)
    assert all(page[0].text == "Ines Dorn:" and len(page) == 18 for page in kept)


def test_numbers_are_page_numbers_only_at_the_edge_and_in_step() -> None:
    words = ("Ines", "Karl", "Tom")
    pages = [
        [line(words[n], 700, n), line("1998", 650, n), line(f"of {words[n]}", 600, n), line(f"– {n + 6} –", 20, n)]
        for n in range(3)
    ]
    assert [[kept.text for kept in page] for page in without_edges(pages)] == [[w, "1998", f"of {w}"] for w in words]
    single = [[line("Words", 700), line("In the year", 650), line("1998", 600)]]
    assert [kept.text for kept in without_edges(single)[0]] == ["Words", "In the year", "1998"]


def test_numbers_that_count_lines_in_the_margin_go() -> None:
    lines = [line(f"{n}   said the witness", 800 - n) for n in range(1, 26)]
    assert {kept.text for kept in numbers_off(lines)} == {"said the witness"}
    years = [line(f"{1900 + 7 * n} was a year", 800 - n) for n in range(25)]
    assert numbers_off(years) == years


def locked(owner: str, user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(FOLDER / "sailing.pdf"))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_said_and_an_empty_one_is_tried() -> None:
    with pytest.raises(FormatError, match=r"a\.pdf: it is protected by a password"):
        read(locked("x", "secret"), "a.pdf")
    plain = read((FOLDER / "sailing.pdf").read_bytes(), "a.pdf")
    assert told(read(locked("x", ""), "a.pdf")) == told(plain)


def drawn(*contents: bytes) -> bytes:
    """A PDF whose pages draw this."""
    writer = PdfWriter()
    for content in contents:
        page = writer.add_blank_page(200, 200)
        stream = DecodedStreamObject()
        stream.set_data(content)
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
        )
        font[NameObject("/BaseFont")] = NameObject("/Helvetica")
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        page[NameObject("/Contents")] = writer._add_object(stream)
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def test_a_scan_is_told_to_be_recognised() -> None:
    with pytest.raises(FormatError, match=r"a\.pdf: it is a scan.*ocrmypdf"):
        read(drawn(b"q 200 0 0 200 0 0 cm /Im0 Do Q"), "a.pdf")


def test_a_page_that_draws_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.formats.documents.pdf.MOST_OPERATIONS", 5000)
    with pytest.raises(FormatError, match="draws more than a text"):
        read(drawn(b"BT /F 9 Tf (mill) Tj ET " * 3000), "a.pdf")


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<" * 1000, b"%PDF-1.4\n" + b"[" * 100_000, b"%PDF-" + b"\xff" * 5000]
)
def test_what_is_damaged_is_said(raw: bytes) -> None:
    with pytest.raises(FormatError, match=r"a\.pdf: .*(damaged|scan)"):
        read(raw, "a.pdf")
