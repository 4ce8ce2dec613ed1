"""Word's DOCX: which words are printed, who speaks by look, style, table and tab, on which page."""

from __future__ import annotations

import io
import zipfile

import pytest

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
Told = list[tuple[str | None, str]]


def docx(body: str, **parts: str) -> bytes:
    """A document of these paragraphs; `parts` are further parts of `word/` ("styles", "numbering", "footnotes")."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content.replace(">", f" {NAMESPACES}>", 1))
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def reading(body: str, **parts: str) -> Reading:
    return read(docx(body, **parts), "talk.docx")


def told(body: str, **parts: str) -> Told:
    return [(turn.label, turn.text) for turn in reading(body, **parts).turns]


BOLD = "<w:b/>"
QUESTION, ANSWER = "When did the mill close?", "In 1974, the year of the flood."
TALK = [
    ("Ines Dorn", QUESTION),
    ("Karl Beck", ANSWER),
    ("Ines Dorn", "And then?"),
    ("Karl Beck", "We waited."),
]
STYLES = """<w:styles><w:style w:styleId="S"><w:name w:val="Speaker Name"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Interview Question"/></w:style>
<w:style w:styleId="A"><w:name w:val="Answer"/></w:style>
<w:style w:styleId="B"><w:name w:val="Base"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="D"><w:name w:val="Derived"/><w:basedOn w:val="B"/></w:style>
<w:style w:styleId="H"><w:name w:val="Concealed"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""


@pytest.mark.parametrize("mark", [":", "\u00a0:", "", " 00:12", " (1:02:03)"])
def test_bold_labels_are_labels_with_and_without_a_colon(mark: str) -> None:
    body = "".join(paragraph(run(who + mark, BOLD), run(f" {said}")) for who, said in TALK)
    assert told(body) == TALK


def test_labels_before_a_tab_are_labels() -> None:
    body = "".join(paragraph(run(who), "<w:r><w:tab/></w:r>", run(said)) for who, said in TALK)
    assert told(body) == TALK


def test_a_name_and_a_time_above_the_words_in_one_paragraph_are_a_label() -> None:
    body = "".join(
        paragraph(run(who, BOLD), run(f"   0:{place:02}"), "<w:r><w:br/></w:r>", run(said))
        for place, (who, said) in enumerate(TALK, 3)
    )
    assert told(body) == TALK
    assert [turn.time_start for turn in reading(body).turns] == [3, 4, 5, 6]


def test_times_and_names_in_bold_above_the_words_are_labels() -> None:
    body = "".join(
        paragraph(run(f"00:00:{n:02} {who}", BOLD)) + paragraph(run(said)) for n, (who, said) in enumerate(TALK)
    )
    assert told(body) == TALK


def test_minutes_with_time_ranges_are_cues() -> None:
    body = "".join(
        paragraph(
            run(f"0:0:{n}.0 --&gt; 0:0:{n + 1}.5"), "<w:r><w:br/></w:r>", run(who), "<w:r><w:br/></w:r>", run(said)
        )
        for n, (who, said) in enumerate(TALK)
    )
    assert told(body) == TALK
    first = reading(body).turns[0]
    assert (first.time_start, first.time_end, first.anchors[0].cue) == (0.0, 1.5, 1)


def test_a_style_for_names_makes_labels() -> None:
    body = "".join(paragraph(run(who), style="S") + paragraph(run(said)) for who, said in TALK)
    assert told(body, styles=STYLES) == TALK
    inside = "".join(paragraph(run(who, '<w:rStyle w:val="S"/>'), run(f" {said}")) for who, said in TALK)
    assert told(inside, styles=STYLES) == TALK


def test_styles_for_questions_and_answers_state_roles() -> None:
    body = paragraph(run("The mill"), properties='<w:outlineLvl w:val="0"/>') + "".join(
        paragraph(run(said), style=style) for (_, said), style in zip(TALK, "QAQA", strict=True)
    )
    turns = reading(body, styles=STYLES).turns
    assert [turn.role for turn in turns] == [Role.NARRATOR, *([Role.INTERVIEWER, Role.INTERVIEWEE] * 2)]
    assert not any(turn.inferred for turn in turns)


def test_bold_is_inherited_from_styles_and_taken_away_again() -> None:
    body = "".join(
        paragraph(run(said), style="D") if place % 2 == 0 else paragraph(run(said, '<w:b w:val="0"/>'), style="D")
        for place, (_, said) in enumerate([*TALK, ("", "Were you sorry?"), ("", "I was, for a year or two.")])
    )
    turns = reading(body, styles=STYLES).turns
    assert [turn.role for turn in turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 3


def test_questions_in_italics_are_questions_too() -> None:
    body = "".join(
        paragraph(run(f"And year {place}, what did you do?", "<w:i/>")) + paragraph(run("I went on. My brother left."))
        for place in range(4)
    )
    assert [turn.role for turn in reading(body).turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 4


def test_bold_words_inside_an_answer_make_no_turn_and_leave_no_mark() -> None:
    body = "".join(
        paragraph(run(f"{who}:"), run(" It was "), run("never", BOLD), run(f" so. {said}")) for who, said in TALK
    )
    assert [text for _, text in told(body)] == [f"It was never so. {said}" for _, said in TALK]


@pytest.mark.parametrize(
    "head",
    [(), (("Time", "Speaker", "Transcript"),), (("Temps", "Intervenant", "Verbatim"),)],
    ids=["none", "en", "fr"],
)
def test_a_table_with_times_and_names_is_a_conversation(head: tuple[tuple[str, ...], ...]) -> None:
    rows = [(f"00:0{place}", who, said) for place, (who, said) in enumerate(TALK)]
    body = paragraph(run("The mill, a talk")) + table(*head, *rows)
    found = reading(body)
    assert [(turn.label, turn.text) for turn in found.turns] == [(None, "The mill, a talk"), *TALK]
    assert [turn.time_start for turn in found.turns[1:]] == [0, 1, 2, 3]
    assert found.metadata["title"] == "The mill, a talk"


def test_a_row_without_a_name_goes_on_and_other_columns_are_left_out_with_a_warning() -> None:
    rows = [
        ("Speaker", "Text", "Codes"),
        ("Ines Dorn", "When?", "time"),
        ("Karl Beck", "In May.", ""),
        ("", "Early.", ""),
    ]
    found = reading(table(*rows))
    assert [(turn.label, turn.text) for turn in found.turns] == [
        ("Ines Dorn", "When?"),
        ("Karl Beck", "In May.\nEarly."),
    ]
    assert found.warnings == ("Columns of the table that hold no speech were left out: “Codes”.",)


def test_a_table_of_questions_and_answers_states_roles() -> None:
    body = table(("Question", "Réponse"), ("Quand ?", "En mai."), ("Où ?", "À Brest."))
    assert [(turn.role, turn.text) for turn in reading(body).turns] == [
        (Role.INTERVIEWER, "Quand ?"),
        (Role.INTERVIEWEE, "En mai."),
        (Role.INTERVIEWER, "Où ?"),
        (Role.INTERVIEWEE, "À Brest."),
    ]


def test_a_table_of_facts_is_no_conversation_but_its_words_are_kept() -> None:
    facts = table(("Place", "Brest"), ("Language", "French"), ("Length", "40 minutes"))
    body = facts + "".join(paragraph(run(f"{who}: {said}")) for who, said in TALK)
    found = reading(body)
    assert [(turn.label, turn.text) for turn in found.turns if turn.label] == TALK
    assert "40 minutes" in found.text


def test_a_number_with_letters_is_the_label_that_it_prints() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = "<w:numbering>" + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{level.format(text)}</w:abstractNum>'
        for number, text in enumerate(("Q%1.", "A%1.", "%1."))
    )
    numbering += "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(3)
    )
    numbering += "</w:numbering>"

    def item(text: str, number: int) -> str:
        return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    body = "".join(item(said, place % 2 + 1) for place, (_, said) in enumerate(TALK))
    found = reading(body, numbering=numbering)
    assert [turn.label for turn in found.turns] == ["Q1", "A1", "Q2", "A2"]
    assert [turn.text for turn in found.turns] == [said for _, said in TALK]
    assert "1." not in reading(item("First of all", 3), numbering=numbering).text


def test_changes_are_accepted_and_hidden_words_are_gone() -> None:
    body = paragraph(
        run("Ines Dorn: "),
        f"<w:ins>{run('Is it ')}</w:ins><w:del><w:r><w:delText>Was it </w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('GONE')}</w:moveFrom><w:moveTo>{run('really ')}</w:moveTo>",
        run("secret", "<w:vanish/>"),
        run("shown ", '<w:vanish w:val="0"/>'),
        f"<w:hyperlink>{run('true')}</w:hyperlink><w:smartTag>{run(' now')}</w:smartTag>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' or ')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>",
        f"<mc:AlternateContent><mc:Choice>{run('new')}</mc:Choice><mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>",
        f"<w:fldSimple>{run('?')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>",
    )
    body += paragraph(run("Karl Beck: No, co\u00adope"), run("rate."))
    body += paragraph(run("Ines Dorn: Then "), "<w:r><w:noBreakHyphen/></w:r>", run("?")) + paragraph(
        run("Karl Beck: Yes.")
    )
    found = reading(body)
    assert found.turns[0].text == "Is it really shown true now or new?"
    assert found.turns[1].text == "No, cooperate."
    assert found.turns[2].text == "Then -?"


def test_notes_and_boxes_are_left_out_and_said_once() -> None:
    note = f"<w:footnotes><w:footnote>{paragraph(run('See the town archive.'))}</w:footnote></w:footnotes>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('A picture of the mill'))}</w:txbxContent></w:pict></w:r>"
    body = paragraph(run(f"Ines Dorn: {QUESTION}"), box) + paragraph(run(f"Karl Beck: {ANSWER}"))
    found = reading(body + body, footnotes=note)
    assert [(turn.label, turn.text) for turn in found.turns] == [*TALK[:2], *TALK[:2]]
    assert found.warnings == ("What is no speech was left out: footnotes (4 words), text boxes (10 words).",)


def test_a_document_whose_words_are_all_in_boxes_is_read() -> None:
    box = "".join(paragraph(run(f"{who}: {said}")) for who, said in TALK)
    assert told(paragraph(f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>")) == TALK


def test_content_controls_around_paragraphs_are_read_and_a_table_of_contents_is_not() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents += f"<w:sdtContent>{paragraph(run('The mill 3'))}</w:sdtContent></w:sdt>"
    talk = "".join(paragraph(run(f"{who}: {said}")) for who, said in TALK)
    assert told(f"{contents}<w:sdt><w:sdtContent>{talk}</w:sdtContent></w:sdt>") == TALK


def test_pages_are_those_that_word_last_broke() -> None:
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph(run("Ines Dorn: When?")) + paragraph(run("Karl Beck: In May,"), page, run(" and late."))
    found = reading(body + paragraph(page, run("Ines Dorn: Good.")) + paragraph(run("Karl Beck: Yes.")))
    assert [turn.page for turn in found.turns] == [1, 1, 3, 3]
    second = found.turns[1]
    assert [(anchor.page, found.text[anchor.start : second.end]) for anchor in second.anchors] == [
        (1, "In May, and late."),
        (2, "and late."),
    ]


def test_pages_are_those_that_the_author_broke_where_word_left_no_sign_and_unknown_else() -> None:
    talk = [paragraph(run(f"{who}: {said}")) for who, said in TALK]
    broken = [*talk[:2], paragraph('<w:r><w:br w:type="page"/></w:r>'), *talk[2:]]
    assert [turn.page for turn in reading("".join(broken)).turns] == [1, 1, 2, 2]
    assert [turn.page for turn in reading("".join(talk)).turns] == [None] * 4


def test_the_language_is_the_one_that_most_words_are_marked_as() -> None:
    french, english = ('<w:lang w:val="fr-FR"/>', '<w:lang w:val="en-GB"/>')
    body = paragraph(run("Ines Dorn : Oui.", french)) + paragraph(
        run("Karl Beck : Bien, alors.", french), run("Ok", english)
    )
    assert reading(body).metadata.get("language") == "fr"
    assert "language" not in reading(paragraph(run("Oui."))).metadata


@pytest.mark.parametrize(
    ("title", "kept"),
    [("The mill, told", True), ("Microsoft Word - mill.doc", False), ("mill_final.docx", False), ("Document1", False)],
)
def test_the_title_is_kept_when_somebody_gave_it(title: str, kept: bool) -> None:
    facts = f"<d:title>{title}</d:title><d:creator>A. Typist</d:creator>"
    core = f'<c:coreProperties xmlns:c="c" xmlns:d="d">{facts}</c:coreProperties>'
    stream = io.BytesIO(docx("".join(paragraph(run(f"{who}: {said}")) for who, said in TALK)))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("docProps/core.xml", core)
    found = read(stream.getvalue(), "a.docx")
    assert found.metadata == ({"title": title} if kept else {})


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(FormatError, match=r"^talk\.docx: it holds no words"):
        reading(paragraph(run(" ")))
