"""ELAN, TextGrid, EXMARaLDA, FOLKER, TranscriberAG and Transcriber: which tiers are speech, whose, and when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from formats.archived import FOLDER
from qa.formats import Reading, read
from qa.formats.archives.tiers import voice

Told = list[tuple[str | None, str, float | None]]


def told(reading: Reading) -> Told:
    return [(turn.label, turn.text, turn.time_start) for turn in reading.turns]


def tier(name: str, words: Sequence[str], **attributes: str) -> str:
    """A tier of ELAN whose annotations follow each other from second 0 on, or refer to those of `PARENT_REF`."""
    parent = attributes.get("PARENT_REF")
    shown = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inner = ""
    for n, said in enumerate(words):
        kind = "REF_ANNOTATION" if parent else "ALIGNABLE_ANNOTATION"
        where = f'ANNOTATION_REF="{parent}{n}"' if parent else f'TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n + 1}"'
        value = f"<ANNOTATION_VALUE>{said}</ANNOTATION_VALUE>"
        inner += f'<ANNOTATION><{kind} ANNOTATION_ID="{name}{n}" {where}>{value}</{kind}></ANNOTATION>'
    return f'<TIER TIER_ID="{name}"{shown}>{inner}</TIER>'


def elan(*tiers: str, slots: str = "") -> Reading:
    slots = slots or "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 1000}"/>' for n in range(9))
    raw = f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>"
    return read(raw.encode(), "a.eaf")


def test_root_tiers_are_voices_even_where_their_codes_look_like_annotation() -> None:
    reading = elan(tier("MOT", ["come here", ""]), tier("CHI", ["", "no no"]), tier("spk1", ["", "", "who else"]))
    assert told(reading) == [("MOT", "come here", 0.0), ("CHI", "no no", 1.0), ("spk1", "who else", 2.0)]


@pytest.mark.parametrize(
    "name", ["gestures", "Notes", "comments Ann", "English_translation", "noise", "gaze direction"]
)
def test_tiers_that_say_they_are_no_speech_are_left_out_and_named(name: str) -> None:
    reading = elan(tier("Ann", ["come here"]), tier(name, ["waves a hand"]))
    assert told(reading) == [("Ann", "come here", 0.0)]
    assert reading.warnings == (f"Tiers not read as speech: {name}.",)


def test_the_transcription_stands_below_a_tier_of_references() -> None:
    reading = elan(
        tier("ref@Ann", ["a.1", "a.2"]),
        tier("ft@Ann", ["one two three four", "five six"], PARENT_REF="ref@Ann"),
        tier("tx@Ann", ["un deux", "trois"], PARENT_REF="ref@Ann"),
        tier("mot@Ann", ["un", "deux"], PARENT_REF="tx@Ann"),
    )
    assert told(reading) == [("Ann", "un deux trois", 0.0)]
    assert [anchor.time for anchor in reading.turns[0].anchors] == [0.0, 1.0]


def test_a_tier_of_codes_from_a_closed_list_is_no_speech() -> None:
    kinds = '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="k" CONTROLLED_VOCABULARY_REF="cv"/>'
    reading = elan(tier("Ann", ["come here"]), tier("Ann stance", ["agrees"], LINGUISTIC_TYPE_REF="k"), kinds)
    assert told(reading) == [("Ann", "come here", 0.0)]


def test_slots_without_a_time_stand_where_the_one_before_does() -> None:
    slots = (
        '<TIME_SLOT TIME_SLOT_ID="t0" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="t1"/><TIME_SLOT TIME_SLOT_ID="t2"/>'
    )
    assert told(elan(tier("Ann", ["one", "two"]), slots=slots)) == [("Ann", "one two", 0.5)]


def test_references_in_a_ring_end() -> None:
    value = "<ANNOTATION_VALUE>hi you</ANNOTATION_VALUE>"
    inner = f'<REF_ANNOTATION ANNOTATION_ID="x" ANNOTATION_REF="x">{value}</REF_ANNOTATION>'
    ring = f'<TIER TIER_ID="a"><ANNOTATION>{inner}</ANNOTATION></TIER>'
    assert told(elan(ring)) == [("a", "hi you", None)]


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("tx@Anna", "Anna"),
        ("Anna - transcription", "Anna"),
        ("Transkript Anna B.", "Anna B."),
        ("default", None),
        ("Anna Berg", "Anna Berg"),
        ("SPK_1", "SPK_1"),
        ("*CHI", "CHI"),
        ("Ann - words", "Ann"),
    ],
)
def test_a_tiers_name_names_its_voice(name: str, who: str | None) -> None:
    assert voice(name) == who


def grid(*tiers: tuple[str, list[str]]) -> Reading:
    parts = [f'"ooTextFile"\n"TextGrid"\n0\n9\n<exists>\n{len(tiers)}\n']
    for name, words in tiers:
        parts.append(f'"IntervalTier"\n"{name}"\n0\n9\n{len(words)}\n')
        parts += [f'{n}\n{n + 1}\n"{said}"\n' for n, said in enumerate(words)]
    return read("".join(parts).encode(), "a.TextGrid")


def test_a_tier_of_speakers_names_the_voices_of_a_transcription() -> None:
    reading = grid(("phones", ["k", "t"]), ("ortho", ["come here", "no"]), ("spk", ["Ann", "Bob"]))
    assert told(reading) == [("Ann", "come here", 0.0), ("Bob", "no", 1.0)]


def test_words_apart_are_read_where_nothing_else_is_speech() -> None:
    reading = grid(
        ("Ann - words", ["come", "here", "", ""]), ("Ann - phones", ["k"]), ("Bob - words", ["", "", "oh", "no"])
    )
    assert told(reading) == [("Ann", "come here", 0.0), ("Bob", "oh no", 2.0)]


def test_quotes_silences_and_wrong_counts_do_not_matter() -> None:
    assert told(grid(("Ann", ["<sil>", 'say ""hi"" you', "_", "###"]))) == [("Ann", 'say "hi" you', 1.0)]
    raw = b'"ooTextFile"\n"TextGrid"\n0\n9\n<exists>\n1\n"IntervalTier"\n"Ann"\n0\n9\n1e999\n0\n1\n"hi you"\n'
    assert told(read(raw, "a.TextGrid")) == [("Ann", "hi you", 0.0)]


def test_folker_contributions_are_turns() -> None:
    raw = b"""<folker-transcription><speakers><speaker speaker-id="AL"><name>Ann Lee</name></speaker></speakers>
      <timeline><timepoint timepoint-id="T0" absolute-time="1.5"/>
      <timepoint timepoint-id="T1" absolute-time="2.5"/></timeline>
      <contribution speaker-reference="AL" start-reference="T0" end-reference="T1"><w>come</w><w>here</w></contribution>
      <contribution start-reference="T1"><unparsed>(a door)</unparsed></contribution></folker-transcription>"""
    assert told(read(raw, "a.flk")) == [("Ann Lee", "come here", 1.5), (None, "(a door)", 2.5)]


def test_two_voices_of_one_turn_are_told_apart() -> None:
    raw = b"""<Trans><Speakers><Speaker id="s1" name="Ann"/><Speaker id="s2" name="Bob"/></Speakers>
      <Turn speaker="s1 s2" startTime="1" endTime="3"><Sync time="1"/><Who nb="1"/>yes <Who nb="2"/>no
      <Sync time="2"/><Who nb="1"/>oh<Who nb="9"/> well</Turn>
      <Turn speaker="s1 s2" startTime="3"><Sync time="3"/>both</Turn></Trans>"""
    assert told(read(raw, "a.trs")) == [
        ("Ann", "yes", 1.0),
        ("Bob", "no", 1.0),
        ("Ann", "oh well", 2.0),
        ("Ann & Bob", "both", 3.0),
    ]


def test_anchors_without_a_time_stand_after_what_leads_to_them() -> None:
    raw = b"""<AGSet><AG><MetadataElement name="speakers"><Speaker id="s" name.last="Ann"/></MetadataElement>
      <Anchor id="a" offset="1"/><Anchor id="b"/><Anchor id="c"/><Anchor id="d" offset="4"/>
      <Annotation type="segment" start="c" end="d"><Feature name="text">three</Feature></Annotation>
      <Annotation type="segment" start="b" end="c"><Feature name="text">two</Feature></Annotation>
      <Annotation type="turn" start="a" end="d"><Feature name="speaker">s</Feature></Annotation>
      <Annotation type="segment" start="a" end="b"><Feature name="text">one</Feature></Annotation></AG></AGSet>"""
    assert told(read(raw, "a.tag")) == [("Ann", "one two three", 1.0)]


def test_a_word_that_two_events_share_is_whole() -> None:
    assert "Sunday" in read((FOLDER / "harbour.exb").read_bytes(), "a.exb").text
