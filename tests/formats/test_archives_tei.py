"""TEI: one small text for each habit of those who write it."""

from __future__ import annotations

import pytest

from formats.archived import FOLDER
from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role


def tei(body: str, header: str = "", root: str = "TEI") -> Reading:
    return read(f"<{root}><teiHeader>{header}</teiHeader><text><body>{body}</body></text></{root}>".encode(), "a.xml")


def said(body: str, header: str = "") -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in tei(body, header).turns]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<w>Hello</w><pc>,</pc> <w>you</w><pc>!</pc>", "Hello, you!"),
        ("<w>l'</w>\n<w>eau</w>\n<pc>:</pc>\n<w>(</w>\n<w>oui</w>\n<w>)</w>", "l'eau: (oui)"),
        ('<w join="right">L</w><name>\n<w>Oise</w></name>', "LOise"),
        ("<w>do</w><w>n't</w> <w>go</w>", "don't go"),
        ("<w>du<w norm='de'/><w norm='le'/></w> <w>pain</w>", "du pain"),
        ('<w>ha<anchor synch="#T1"/>rbour</w>', "harbour"),
        ("<w>cat</w><lb/><w>dog</w>", "cat dog"),
        ('har<lb break="no"/>bour', "harbour"),
        ("a <choice><orig>gonna</orig><reg>going to</reg></choice> b", "a gonna b"),
        ("a <choice><reg>going to</reg><orig>gonna</orig></choice> b", "a gonna b"),
        ("a <app><lem>one</lem><rdg>two</rdg></app> b", "a one b"),
        ("it <del type='truncation'>wa-</del> was", "it wa- was"),
        ("so <gap reason='inaudible'/> there <unclear>perhaps</unclear>", "so […] there perhaps"),
        ("yes <vocal><desc>laughs</desc></vocal><pause dur='PT1S'/><kinesic/> no", "yes no"),
        ("yes <note>an editor's</note> no <incident><desc>a dog</desc></incident>.", "yes no ."),
        ("<seg>One.</seg><seg>Two.</seg>", "One. Two."),
        ("a<hi rend='b'>b</hi>c <emph>d</emph>", "abc d"),
        ("plain <spanGrp type='pos'><span>ADJ</span></spanGrp>", "plain"),
    ],
)
def test_words_are_spaced_as_they_are_read(words: str, text: str) -> None:
    assert said(f'<u who="#a">{words}</u>') == [("a", text)]


def test_names_are_those_that_the_file_lists_under_any_of_its_ids() -> None:
    header = (
        "<particDesc><listPerson>"
        '<person xml:id="p1"><persName><forename>Eva</forename> <surname>Roy</surname></persName></person>'
        '<person role="Investigator"><persName>Ida</persName><altGrp><alt type="INV"/></altGrp></person>'
        '<person xml:id="p3" n="Old Tom"/></listPerson></particDesc>'
    )
    body = '<u who="#p1">a</u><u who="INV">b</u><u who="#p3">c</u><u who="#p9">d</u><u>e</u>'
    reading = tei(body, header)
    assert [turn.label for turn in reading.turns] == ["Eva Roy", "Ida", "Old Tom", "p9", None]
    assert [turn.role for turn in reading.turns][1] is Role.INTERVIEWER
    assert "Utterances that name no speaker: 1." in reading.warnings


def test_two_voices_at_once_are_no_one_persons_turn() -> None:
    header = '<person xml:id="a"><persName>Ann</persName></person><person xml:id="b"><persName>Bob</persName></person>'
    assert said('<u who="#a #b">Yes!</u>', header) == [("Ann & Bob", "Yes!")]


def test_a_speakers_note_names_an_unlisted_voice_from_then_on() -> None:
    body = (
        '<note type="speaker">Mme Roy:</note><u who="#PA1">One.</u><note>Applause</note>'
        '<note type="speaker">M. Lee.</note><u who="#PA2">Two.</u><u who="#PA1">Three.</u>'
    )
    assert said(body) == [("Mme Roy", "One."), (None, "Applause"), ("M. Lee", "Two."), ("Mme Roy", "Three.")]


def test_points_of_the_timeline_may_lean_on_each_other() -> None:
    body = (
        '<timeline unit="ms"><when xml:id="T0"/><when xml:id="T1" interval="1500" since="#T0"/>'
        '<when xml:id="T2" interval="500"/></timeline>'
        '<u who="#a" start="#T1" end="#T2">one <anchor synch="#T2"/> two</u><u who="#b" start="#T9">three</u>'
    )
    first, second = tei(body).turns
    assert (first.time_start, first.time_end, second.time_start) == (1.5, 2.0, None)
    assert [anchor.time for anchor in first.anchors] == [1.5, 2.0]


def test_absolute_points_count_from_the_first() -> None:
    body = (
        '<timeline><when xml:id="T0" absolute="12:20:01.5"/><when xml:id="T1" absolute="12:20:04.0"/></timeline>'
        '<u who="#a" start="#T1">one</u>'
    )
    assert tei(body).turns[0].time_start == 2.5


def test_a_play_has_voices_and_stage_directions() -> None:
    reading = read((FOLDER / "play.tei.xml").read_bytes(), "play.xml")
    assert [(turn.label, turn.role is Role.NARRATOR, turn.text) for turn in reading.turns] == [
        (None, True, "A fisherman"),
        (None, True, "His wife"),
        (None, True, "Act one"),
        (None, True, "Night. Rain."),
        ("The Fisherman", False, "The sea is wide,\nand I am old."),
        (None, True, "coming in"),
        ("His Wife", False, "You are wet."),
        (None, True, "She laughs."),
        ("His Wife", False, "Sit doun."),
        ("Both", False, "Good night."),
    ]
    assert reading.turns[-1].anchors[-1].page == 7


def test_speech_within_prose_leaves_the_prose_to_the_narrator() -> None:
    body = '<p>She rose. <said who="#eva">I know,</said> she said, <said who="#eva">you.</said></p>'
    assert said(body) == [(None, "She rose."), ("eva", "I know,"), (None, "she said,"), ("eva", "you.")]


def test_a_text_that_marks_no_speech_is_read_as_plain_text_is() -> None:
    body = "".join(
        f"<p><hi>{who}:</hi> {words}</p>" for who, words in [("LEE", "When?"), ("ROY", "Then."), ("LEE", "Ah.")]
    )
    assert said(body) == [("LEE", "When?"), ("ROY", "Then."), ("LEE", "Ah.")]


def test_what_the_corpus_tools_took_from_clan_is_read_as_clan_is() -> None:
    header = '<transcriptionDesc ident="clan"/>'
    assert said('<u who="A">hello [= x] (.) &amp;-um you [/] you .</u>', header) == [("A", "hello um you you.")]


def test_namespaces_and_nested_texts_do_not_matter() -> None:
    raw = b"""<t:teiCorpus xmlns:t="http://www.tei-c.org/ns/1.0"><t:TEI><t:text><t:group><t:text><t:body>
      <t:u who="#a">one</t:u></t:body></t:text></t:group></t:text></t:TEI>
      <t:TEI><t:text><t:body><t:u who="#b">two</t:u></t:body></t:text></t:TEI></t:teiCorpus>"""
    assert [(turn.label, turn.text) for turn in read(raw, "a.xml").turns] == [("a", "one"), ("b", "two")]


def test_an_id_that_stands_twice_does_not_spoil_the_file() -> None:
    header = '<person xml:id="a"><persName>Ann</persName></person><person xml:id="b"><persName>Bob</persName></person>'
    body = '<u xml:id="u1" who="#a">one</u><u xml:id="u1" who="#b">two</u>'
    assert said(body, header) == [("Ann", "one"), ("Bob", "two")]


def test_the_dtd_that_a_file_names_is_never_asked_for() -> None:
    raw = b'<!DOCTYPE TEI SYSTEM "http://example.org/none.dtd"><TEI><text><body><u who="a">one</u></body></text></TEI>'
    assert read(raw, "a.xml").turns[0].text == "one"


def test_characters_that_html_names_are_read_and_no_other_entity_is() -> None:
    body = b"<text><body><u who='a'>caf&eacute;&nbsp;&amp; th&eacute;</u></body></text>"
    raw = b'<!DOCTYPE TEI.2 SYSTEM "tei2.dtd"><TEI.2>' + body + b"</TEI.2>"
    assert read(raw, "a.xml").turns[0].text == "café & thé"
    with pytest.raises(FormatError, match="entity"):
        read(raw.replace(b"&nbsp;", b"&house;"), "a.xml")
