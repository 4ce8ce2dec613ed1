"""WebVTT, SubRip, SBV, SubStation, LRC, TTML and Whisper's TSV: one small talk for each thing that they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats.subtitled import reading, said
from qa.errors import FormatError
from qa.formats import read
from qa.formats.composing import Piece
from qa.formats.files import File, Format
from qa.formats.subtitles import FORMATS
from qa.schema import Anchor

FIXTURES = Path(__file__).parents[1] / "fixtures" / "formats" / "subtitles"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_example_of_each_format_is_told_by_its_content_and_read(form: Format) -> None:
    file = File("example.txt", form.example.encode())
    assert [other.name for other in FORMATS if other.recognises(file)] == [form.name]
    assert form.read(file).turns[0].text.startswith("When did the harbour open?")


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.*")), ids=lambda path: path.name)
def test_encodings_line_ends_and_marks_of_byte_order_do_not_matter(path: Path) -> None:
    found = read(path.read_bytes(), path.name)
    assert [(turn.label, turn.text) for turn in found.turns] == [
        ("Élodie", "L'été, le port est à nous."),
        ("Paul", "Même à Noël ?"),
    ]


def test_a_cue_of_webvtt_keeps_its_time_and_number_as_an_anchor() -> None:
    found = reading("WEBVTT\n\n1:00:01.500 --> 1:00:02.000\n<v Ann>One\n\n01:02,250 --> 01:03,000\n<v Ann>two")
    (turn,) = found.turns
    assert (turn.time_start, turn.time_end) == (3601.5, 63.0)
    assert turn.anchors == (Anchor(5, time=3601.5, cue=1), Anchor(9, time=62.25, cue=2))
    assert Piece(text="x").cue is None
    assert found.warnings == ("Cue 2 (line 6) begins before the one above it; the order of the file was kept.",)


@pytest.mark.parametrize(
    ("words", "turns"),
    [
        ("<v Jeanne Roy>Hello</v> <v Paul Marsh>Hi</v>", [("Jeanne Roy", "Hello"), ("Paul Marsh", "Hi")]),
        ("<v Ann>Hello\n<v Bo>Hi\nthere", [("Ann", "Hello"), ("Bo", "Hi there")]),
        ("<v.loud.first Jean de Brun>Hello", [("Jean de Brun", "Hello")]),
        ("<v Ann>Hello<v>\n<v Bo>Hi", [("Ann", "Hello"), ("Bo", "Hi")]),
        ("<v Ann>Hello</v> somebody else", [("Ann", "Hello"), (None, "somebody else")]),
        ("<v Ann &amp; Bo>We &lt;3 it&nbsp;all", [("Ann & Bo", "We <3 it all")]),
        ("<c.red>a</c> <i>b</i> <b>c</b> <u>d</u> <lang en>e</lang> <00:01.500>f", [(None, "a b c d e f")]),
        ("<ruby>漢字<rt>かんじ</rt></ruby>", [(None, "漢字(かんじ)")]),
        ("a < b, <laughs> <[?]>", [(None, "a < b, <laughs> <[?]>")]),
        ("Salt &amp; R&D &copy", [(None, "Salt & R&D &copy")]),
        ("你好，\n世界", [(None, "你好，世界")]),
    ],
)
def test_markup_of_a_cue_of_webvtt(words: str, turns: list[tuple[str | None, str]]) -> None:
    assert said(VTT + words) == turns


def test_comments_styles_regions_and_settings_are_no_words() -> None:
    text = (
        "WEBVTT - The harbour talk\nKind: captions\nLanguage: fr-CA\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:one\n\n"
        "NOTE checked\nby nobody\n\nthe first words\n00:01.000 --> 00:02.000 align:start line:0\nGood\n\nNOTE again\n\n"
        "00:02.000 --> 00:03.000\nmorning"
    )
    found = reading(text)
    assert [turn.text for turn in found.turns] == ["Good morning"]
    assert found.metadata == {"title": "The harbour talk", "language": "fr"}
    assert found.warnings == ()


def test_the_name_that_a_meeting_prints_above_the_time_is_the_voice() -> None:
    first = '1 "Jeanne Roy" (31)\n00:01.000 --> 00:02.000\nHello'
    text = f'WEBVTT\n\n{first}\n\n2 "Paul Marsh" (32)\n00:02.000 --> 00:03.000\nHi'
    assert said(text) == [("Jeanne Roy", "Hello"), ("Paul Marsh", "Hi")]


def test_a_signature_that_is_missing_or_on_another_format_does_not_matter() -> None:
    cue = "00:01.000 --> 00:02.000\n<v Ann>Hello"
    assert said(cue, "talk.vtt") == said("WEBVTT\n\n" + cue, "talk.srt") == [("Ann", "Hello")]


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nGood\n\n1\n00:00:02,000 --> 00:00:03,000\nmorning\n",
        "00:00:01.000 --> 00:00:02.000\nGood\n\n\n00:00:02.000 --> 00:00:03.000\nmorning",
        "1\n00:01-->00:02\nGood\n2\n00:02-->00:03\nmorning",
        "1\r\n00:01,000 --> 00:02,000\r\n{\\an8}<font color='red'>Good</font>\r\n \r\n"
        "2\r\n00: 00: 02, 000 -> 00: 00: 03, 000\r\n\r\nmorning",
        "1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\nGood\\Nmorning",
        "7\n00:00:01,000 --> 00:00:02,000 Good\n\nmorning",
    ],
)
def test_subrip_as_people_make_it(text: str) -> None:
    assert said(text, "talk.srt") == [(None, "Good morning")]


def test_words_that_look_like_an_index_or_a_time_are_words() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nIt was\n1961\n\n2\n00:00:02,000 --> 00:00:03,000\nx --> y in 10:30"
    assert said(text, "talk.srt") == [(None, "It was 1961 x --> y in 10:30")]


def test_what_is_odd_is_read_and_said() -> None:
    text = (
        "A stray title\n\n1\n00:00:05,000 --> 00:00:04,000\nOne.\n\n"
        "2\n00:00:0x,000 --> 00:00:02,000\nTwo.\n\nand a half\n\n"
        "3\n00:00:06,000 --> 00:00:06,000\nThree.\n\n4\n00:00:06,000 --> 00:00:09,000\nFour.\n\n"
        "5\n00:00:08,000 --> 00:00:10,000\nFive.\n"
    )
    found = reading(text, "talk.srt")
    assert " ".join(turn.text for turn in found.turns) == "A stray title One. Two. and a half Three. Four. Five."
    assert found.warnings == (
        "What line 1 begins stands before all times; it was read without one.",
        "An empty line cuts words off from their cue at line 11; they were read as part of it.",
        "Cue 3 (line 8) has a time that cannot be read; its words were read without.",
        "Cue 2 (line 4) ends before it begins; its words were read all the same.",
        "Cue 4 (line 14) lasts no time at all; its words were read all the same.",
        "Cue 6 (line 22) begins before the one above it has ended; both were read.",
    )


def test_words_whose_spaces_were_stripped_are_read_as_they_are_and_said() -> None:
    glued = ("Welcometotheharbour,everybodyishere", "whenwillthenextboatofallleave", "nobodyknows,itissunday,youknow")
    text = "\n\n".join(f"00:0{at}-->00:0{at + 1}\n{words}" for at, words in enumerate(glued))
    found = reading(text, "talk.srt")
    assert [turn.text for turn in found.turns] == [" ".join(glued)]
    assert "run together without spaces (so do cues 2, 3)" in found.warnings[0]


def test_sbv_and_its_line_breaks() -> None:
    assert said("0:00:01.000,0:00:02.000\nGood[br]morning\n\n0:00:02.000,0:00:03.000\nall", "t.sbv") == [
        (None, "Good morning all")
    ]


ASS = "[Script Info]\nTitle: {}\n[Events]\nFormat: Layer, Start, End, Style, Name, Effect, Text\n"


def test_substation_takes_the_actor_and_drops_comments_overrides_and_drawings() -> None:
    events = (
        "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Jeanne Roy,,{\\b1}Good{\\b0}, old\\Nharbour\\hmaster\n"
        "Comment: 0,0:00:01.00,0:00:02.50,Default,Jeanne Roy,,a remark\n"
        "Dialogue: 0,0:00:01.00,0:00:02.50,Sign,,,{\\an7\\p1}m 0 0 l 100 0 100 100{\\p0}\n"
        "Dialogue: 0,0:00:03.00,0:00:04.00,Default,Paul Marsh,,Hi\n"
    )
    found = reading(ASS.format("Harbour") + events, "talk.ass")
    assert [(turn.label, turn.text, turn.time_start) for turn in found.turns] == [
        ("Jeanne Roy", "Good, old harbour master", 1.0),
        ("Paul Marsh", "Hi", 3.0),
    ]
    assert (found.metadata, found.warnings) == ({"title": "Harbour"}, ())


def test_a_style_of_substation_is_a_voice_only_where_styles_are_persons() -> None:
    def event(style: str, words: str) -> str:
        return f"Dialogue: 0,0:00:01.00,0:00:01.00,{style},,,{words}\n"

    persons = [("Jeanne Roy", "One."), ("Paul Marsh", "Two."), ("Jeanne Roy", "Three."), ("Paul Marsh", "Four.")]
    looks = [("Main Dialogue", "One."), ("Top Sign", "Two."), ("Main Dialogue", "Three."), ("Top Sign", "Four.")]
    head = ASS.format("Untitled")
    assert said(head + "".join(event(*one) for one in persons), "t.ass") == persons
    assert said(head + "".join(event(*one) for one in looks), "t.ass") == [(None, "One. Two. Three. Four.")]


def test_ssa_without_a_line_of_format_and_layers_drawn_over_each_other() -> None:
    event = "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,Good, morning\n"
    found = reading("[Events]\n" + event * 2, "talk.ssa")
    assert [(turn.label, turn.text) for turn in found.turns] == [("Ann", "Good, morning")]
    assert found.warnings == ("Cue 2 (line 3) repeats the one above it, words and times; it was read once.",)


def test_lrc_has_facts_words_with_times_and_words_with_several_times() -> None:
    facts = "[ti:Harbour]\n[ar:A Singer]\n[la:en]\n[offset:+500]\n"
    text = facts + "[00:10.50][00:30.50]Again\n[00:20.00]<00:20.10>Once <00:20.60>only\n[00:25.00]\n"
    found = reading(text, "talk.lrc")
    (turn,) = found.turns
    assert turn.text == "Again Once only Again"
    assert [anchor.time for anchor in turn.anchors] == [10.0, 19.5, 30.0]
    assert found.metadata == {"title": "Harbour", "artist": "A Singer", "language": "en"}


def test_ttml_has_agents_breaks_and_times_that_add_up() -> None:
    text = (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="fr" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="1000">'
        "<head><metadata><ttm:title>Le port</ttm:title>"
        '<ttm:agent type="person" xml:id="a"><ttm:name type="full">Jeanne Roy</ttm:name></ttm:agent>'
        '<ttm:agent type="person" xml:id="b"><ttm:name type="given">Paul</ttm:name>'
        '<ttm:name type="family">Marsh</ttm:name></ttm:agent></metadata></head>'
        '<body begin="10s"><div begin="00:01:00" ttm:agent="a">'
        '<p begin="00:00:01:05" end="2.5s">Bon<span>jour</span><br/>à tous <span ttm:agent="b">Merci</span></p>'
        '<p begin="3000t" dur="500ms">Voilà</p></div></body></tt>'
    )
    found = reading(text, "talk.xml")
    assert [(turn.label, turn.text, turn.time_start, turn.time_end) for turn in found.turns] == [
        ("Jeanne Roy", "Bonjour à tous", 71.2, 72.5),
        ("Paul Marsh", "Merci", 71.2, 72.5),
        ("Jeanne Roy", "Voilà", 73.0, 73.5),
    ]
    assert found.metadata == {"title": "Le port", "language": "fr"}


def test_ttml_in_sequence_and_ttml_whose_inner_times_are_absolute() -> None:
    sequence = '<tt><body timeContainer="seq"><p dur="2s">One.</p><p dur="3s">Two.</p></body></tt>'
    assert [anchor.time for anchor in reading(sequence, "t.ttml").turns[0].anchors] == [0.0, 2.0]
    absolute = '<tt><body><div begin="60" end="1:10"><p begin="61" end="1:05">One.</p></div></body></tt>'
    assert reading(absolute, "t.ttml").turns[0].time_start == 61.0


def test_times_of_spans_stand_in_for_those_of_a_paragraph() -> None:
    text = '<tt><body><p><span begin="1s" end="2s">Good</span> <span begin="2s" end="4s">day</span></p></body></tt>'
    (turn,) = reading(text, "t.ttml").turns
    assert (turn.text, turn.time_start, turn.time_end) == ("Good day", 1.0, 4.0)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("start\tend\ttext\n1500\t2000\tGood\n2000\t3000\tmorning", (1.5, 3.0)),
        ("1500\t2000\tGood\n2000\t3000\tmorning\n3000\t3500\t\n4000\t4500\t", (1.5, 3.0)),
        ("start\tend\ttext\n1.500\t2.0\tGood\n2.0\t3.0\tmorning", (1.5, 3.0)),
    ],
)
def test_tsv_counts_in_milliseconds_or_with_a_point_in_seconds(text: str, times: tuple[float, float]) -> None:
    (turn,) = reading(text, "talk.tsv").turns
    assert (turn.text, turn.time_start, turn.time_end) == ("Good morning", *times)


def test_a_row_of_tsv_that_is_broken_over_lines_keeps_its_words() -> None:
    found = reading("start\tend\ttext\n1000\t2000\tGood\nmorning\n2000\t3000\tall", "talk.tsv")
    assert [turn.text for turn in found.turns] == ["Good morning all"]
    assert found.warnings == ("Line 3 is no start, end and text; it was read with the words before it.",)


@pytest.mark.parametrize(
    "text",
    [
        "# How SubRip works\n\nA cue looks so:\n\n    1\n    00:00:01,000 --> 00:00:02,000\n    Hello\n\nThat is all.",
        "WEBVTT is a format of the W3C.\nIt has cues.",
        "[00:12] Jeanne Roy: When did it open?\n[00:15] Paul Marsh: In 1961.",
        "Jeanne Roy (00:12): When did it open?\n\nPaul Marsh (00:15): In 1961.",
        "00:00:12 When did it open?\n00:00:15 In 1961.",
        "start\tend\tspeaker\ttext\n0\t1\tAnn\tHello",
        "name\tage\tcity\nAnn\t31\tBrest",
        "<p>The <tt>begin</tt> attribute of TTML.</p>",
        "[Script Info] is the first section of a file.\nThere are others.",
    ],
)
def test_what_merely_looks_like_subtitles_is_left_to_others(text: str) -> None:
    file = File("notes.md", text.encode())
    assert not [form.name for form in FORMATS if form.recognises(file)]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.vtt", "WEBVTT\n", "no cue was found"),
        ("a.srt", "Just some words.", None),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n♪♪♪\n", "hold no words"),
        ("a.ttml", "<tt><head/></tt>", "has no body"),
        ("a.ttml", "<tt><body><p begin='1s'>", "not well-formed"),
        ("a.ass", "[Events]\n", "no cue was found"),
        ("a.tsv", "start\tend\ttext\nwords", "no line of it is a start"),
    ],
)
def test_what_holds_no_words_is_one_clear_sentence(name: str, text: str, reason: str | None) -> None:
    if reason is None:
        assert said(text, name) == [(None, "Just some words.")]
        return
    with pytest.raises(FormatError, match=reason):
        reading(text, name)


def test_ttml_with_a_prefix_that_nobody_declared_and_an_id_given_twice_is_read() -> None:
    text = (
        '<tt><head><ttm:agent xml:id="a"><ttm:name>Jeanne Roy</ttm:name></ttm:agent></head><body>'
        '<p xml:id="c" begin="1s" ttm:agent="a">Good</p><p xml:id="c" begin="2s" ttm:agent="a">day</p></body></tt>'
    )
    assert said(text, "talk.ttml") == [("Jeanne Roy", "Good day")]


def test_a_numbered_style_of_substation_is_a_voice() -> None:
    events = "".join(f"Dialogue: 0,0:00:01.00,0:00:01.50,Speaker0{n},,,Word {n}.\n" for n in (0, 1, 0))
    assert [label for label, _ in said(ASS.format("x") + events, "t.ass")] == ["Speaker00", "Speaker01", "Speaker00"]
