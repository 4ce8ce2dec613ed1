"""What documents of every format share: marks that only serve to decide, labels by look, tables, styles, pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats.documents.blocks import PLAIN, Look, Paragraph, Run, Table, lines, split
from qa.formats.documents.leads import leads
from qa.formats.documents.looks import emphasised
from qa.formats.documents.marking import marked
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.sheets import Sheet, Style
from qa.formats.documents.styled import is_voice
from qa.formats.documents.tables import is_transcript
from qa.schema import Role

PIECES = (*"ab #*:?.\n\t", "é", "\u00a0", " ", "[00:01]", "00:02:03 ", "Ines Dorn:", "Karl:")
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
RUNS = st.builds(
    Run,
    WORDS,
    st.sampled_from([PLAIN, Look.BOLD, Look.ITALIC, Look.BOLD | Look.ITALIC]),
    st.booleans(),
    st.sampled_from([None, 1, 2, 3]),
)
PARAGRAPHS = st.builds(
    Paragraph,
    runs=st.lists(RUNS, max_size=4).map(tuple),
    style=st.sampled_from(["", "Speaker", "Question"]),
    level=st.integers(0, 2),
)


def said(text: str, look: Look = PLAIN, **facts: str) -> Paragraph:
    return Paragraph(runs=(Run(text, look),), **facts)  # type: ignore[arg-type]


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((said(cell),) for cell in row) for row in rows))


@given(st.lists(PARAGRAPHS, max_size=12))
def test_marks_are_added_and_no_character_is_lost(paragraphs: list[Paragraph]) -> None:
    found = marked(paragraphs)
    kept = "".join("".join(run.text for run in line) for paragraph in paragraphs for line in lines(paragraph))
    assert "".join("".join(found.kept).split()) == "".join(kept.split())
    reading = found.reading("x", {}, ())
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)
    assert all(turn.start <= anchor.start < turn.end for turn in reading.turns for anchor in turn.anchors)
    if reading.text != "".join(found.kept):
        return  # times were taken out of the words: the next test
    rest = iter(reading.text)
    assert all(letter in rest for turn in reading.turns for letter in turn.text if not letter.isspace())


def test_times_inside_the_words_go_and_pages_stay() -> None:
    def turn(name: str, *pages: int) -> Paragraph:
        words = (Run(f" [00:0{page}:10] said on page {page}.", PLAIN, False, page) for page in pages)
        return Paragraph(runs=(Run(f"{name}:", Look.BOLD, False, pages[0]), *words))

    found = read_blocks([turn("Ines", 1), turn("Karl", 1, 2, 3), turn("Ines", 3), turn("Karl", 3, 4)], "a", "x", {})
    assert [(turn.label, turn.page, " ".join(turn.text.split())) for turn in found.turns] == [
        ("Ines", 1, "said on page 1."),
        ("Karl", 1, "said on page 1. said on page 2. said on page 3."),
        ("Ines", 3, "said on page 3."),
        ("Karl", 3, "said on page 3. said on page 4."),
    ]
    assert [(anchor.time, anchor.page) for anchor in found.turns[1].anchors] == [(70, 1), (130, 2), (190, 3)]
    assert "*" not in found.text


@given(st.lists(PARAGRAPHS, min_size=1, max_size=12))
def test_any_paragraphs_are_read_or_refused(paragraphs: list[Paragraph]) -> None:
    try:
        reading = read_blocks(paragraphs, "a", "x", {})
    except FormatError:
        assert not any(map(str.isalnum, "".join(paragraph.text for paragraph in paragraphs)))
        return
    end = 0
    for turn in reading.turns:
        assert reading.text[turn.start : turn.end] == turn.text
        assert turn.start >= end
        end = turn.end


@given(st.lists(RUNS, max_size=6), st.integers(0, 40))
def test_runs_are_cut_without_loss(runs: list[Run], length: int) -> None:
    left, right = split(runs, length)
    whole = "".join(run.text for run in runs)
    assert "".join(run.text for run in left) == whole[:length]
    assert "".join(run.text for run in right) == whole[length:]


def test_one_bold_word_is_no_label_and_names_that_come_back_are() -> None:
    def bold(name: str, rest: str) -> Paragraph:
        return Paragraph(runs=(Run(name, Look.BOLD), Run(rest)))

    assert not leads([bold("Never", " did we go."), said("It was late."), said("We left.")])
    talk = [bold(name, " spoke of it.") for name in ("Ines", "Karl", "Ines", "Karl")]
    assert all(lead.bold and lead.bare for lead in leads(talk).values())
    assert len(leads(talk)) == 4


@pytest.mark.parametrize("form", ["{} – {}", "{}\t{}", "{}:\t{}", "12\t{}:\t{}", "12.\t{}\t{}"])
def test_dashes_tabs_and_numbers_of_lines_are_no_words(form: str) -> None:
    talk = [("Ines Dorn", "Why?"), ("Karl Beck", "It rained."), ("Ines Dorn", "And then?"), ("Karl Beck", "We left.")]
    found = read_blocks([said(form.format(*turn)) for turn in talk], "a", "x", {})
    assert [(turn.label, turn.text) for turn in found.turns] == talk
    bold = [Paragraph(runs=(Run(name, Look.BOLD), Run(f" – {words}"))) for name, words in talk]
    assert [(turn.label, turn.text) for turn in read_blocks(bold, "a", "x", {}).turns] == talk


def test_where_bold_tells_questions_from_answers_it_is_no_part_of_labels() -> None:
    talk = [
        said("Ines: And then?", Look.BOLD),
        said("Karl: We left."),
        said("Ines: Why?", Look.BOLD),
        said("Karl: Rain."),
    ]
    reading = read_blocks(talk, "a", "x", {})
    assert [turn.label for turn in reading.turns] == ["Ines", "Karl", "Ines", "Karl"]


@pytest.mark.parametrize("look", [Look.BOLD, Look.ITALIC, Look.UNDERLINED, Look.COLOURED])
def test_what_sets_questions_apart_is_found(look: Look) -> None:
    talk = [said("Why?", look), said("It rained."), said("When?", look), said("In May."), said("In June, too.")]
    assert emphasised(talk) == {0, 2}
    answers = [said("Why?"), said("It rained.", look), said("When?"), said("In May.", look)]
    assert emphasised(answers) == {0, 2}


def test_a_style_of_their_own_sets_questions_apart() -> None:
    talk = [said("Why?", style="S7"), said("It rained."), said("When?", style="S7"), said("In May.")]
    assert emphasised(talk) == {0, 2}


def test_looks_that_take_turns_are_voices_though_few_questions_end_in_a_mark() -> None:
    asked = ["Tell me of May.", "You left early? I heard so.", "Then June came.", "And you stayed. Why? Say."]
    talk = [
        said("A walk"),
        *(p for line in asked for p in (said(line, Look.BOLD), said("It rained; we walked on. " * 3))),
    ]
    turns = read_blocks(talk, "a", "x", {}).turns
    assert [turn.role for turn in turns] == [Role.NARRATOR, *([Role.INTERVIEWER, Role.INTERVIEWEE] * 4)]
    assert all(turn.inferred for turn in turns[1:])


def test_bold_headings_of_an_article_are_no_voice() -> None:
    heads = ["The mill", "The flood", "The years after", "What remains"]
    talk = [p for line in heads for p in (said(line, Look.BOLD), said("It rained. The river rose for days."))]
    assert {turn.role for turn in read_blocks(talk, "a", "x", {}).turns} == {Role.NARRATOR}


@pytest.mark.parametrize("order", ["name time", "time name"])
@pytest.mark.parametrize("gap", ["\n", None])
def test_a_time_on_a_line_of_its_own_beside_a_name_is_the_turns(order: str, gap: str | None) -> None:
    talk: list[Paragraph] = []
    for place, name in enumerate(["Ines Dorn", "Karl Beck"] * 2):
        head = [name, f"00:0{place}:10"] if order == "name time" else [f"00:0{place}:10", name]
        words = [*head, f"It rained in year {place}."]
        talk += [said(gap.join(words))] if gap else map(said, words)
    found = read_blocks(talk, "a", "x", {})
    assert [turn.label for turn in found.turns] == ["Ines Dorn", "Karl Beck"] * 2
    assert [turn.time_start for turn in found.turns] == [10.0, 70.0, 130.0, 190.0]
    assert [turn.text for turn in found.turns] == [f"It rained in year {place}." for place in range(4)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([("Ines", "Why did you go?"), ("Karl", "It rained too much."), ("Ines", "And then, at last?")], True),
        ([("00:01", "Ines", "Why did you go?"), ("00:02", "Karl", "It rained."), ("00:03", "Ines", "And then?")], True),
        ([("Sprecher", "Text"), ("Ines", "Warum?")], True),
        ([("Question", "Answer"), ("Why?", "It rained.")], True),
        ([("Place", "Brest"), ("Date", "May 2020"), ("Length", "one hour")], False),
        ([("Year", "Price"), ("1990", "12"), ("1991", "14")], False),
        ([("Name", "Comment"), ("Ines", "Why did you go?"), ("Karl", "It rained."), ("Ines", "Oh.")], True),
        ([("Name", "Profession"), ("Ines Dorn", "Writer of books"), ("Karl Beck", "Miller, then a guard")], False),
        ([("1", "Ines", "Why did you go?"), ("2", "Karl", "It rained."), ("3", "Ines", "Oh.")], True),
        ([("Ines", "Karl")], False),
        ([("one cell",), ("another",)], False),
    ],
)
def test_tables_that_are_transcripts_are_told_from_others(rows: list[tuple[str, ...]], found: bool) -> None:
    assert is_transcript(table(*rows)) is found


def test_a_heading_row_in_a_table_is_the_narrators() -> None:
    talk = table(("Speaker", "Text"), ("Ines", "Why?"), ("Part two", ""), ("Karl", "It rained."), ("Ines", "Oh."))
    turns = read_blocks([talk], "a", "x", {}).turns
    assert [(turn.role, turn.label, turn.text) for turn in turns][1] == (Role.NARRATOR, None, "Part two")


@pytest.mark.parametrize(
    ("style", "voice"),
    [
        *[(name, True) for name in ("Speaker", "speaker-name", "transcript__speaker", "Speaker Name", "Intervenant")],
        *[(name, False) for name in ("", "speaker-turn", "Speaker Text", "speaker1", "Normal", "loudspeakers x")],
    ],
)
def test_styles_for_names_are_told(style: str, voice: bool) -> None:
    assert is_voice(style) is voice


def test_styles_inherit_and_circles_end() -> None:
    sheet = Sheet(
        {
            "a": Style(name="A", parent="b", on=Look.BOLD),
            "b": Style(name="B", parent="a", on=Look.ITALIC, level=2),
            "c": Style(parent="a", off=Look.BOLD),
        }
    )
    assert (sheet["a"].on, sheet["a"].level, sheet["a"].name) == (Look.BOLD | Look.ITALIC, 2, "A")
    assert (sheet["c"].on, sheet["c"].name) == (Look.ITALIC, "A")
    assert sheet[None].on == PLAIN


def test_more_paragraphs_than_any_transcript_has_are_refused() -> None:
    with pytest.raises(FormatError, match="more than 50000 paragraphs"):
        read_blocks([said("word\n" * 60_000)], "a", "x", {})
