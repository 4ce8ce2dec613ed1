"""InqScribe: a text with times in brackets, in its own file, in plain text, in XML."""

from __future__ import annotations

import pytest

from qa.formats import Reading, read
from qa.formats.archives import inqscribe
from qa.formats.files import File

TEXT = (
    "[00:00:01.12] ANN: When did it open?\n\n[00:00:05.00] BOB: In 1961. [00:00:07.15] Or so.\n\n[00:01:00.00] ANN: Ah."
)


def told(reading: Reading) -> list[tuple[str | None, str, float | None]]:
    return [(turn.label, turn.text, turn.time_start) for turn in reading.turns]


def own(text: str, *settings: str) -> bytes:
    return "\n".join(["app=InqScribe", *settings, "text=" + text.replace("\n", "\\r"), "type=none"]).encode()


def test_frames_are_counted_at_the_rate_that_the_file_states() -> None:
    assert told(read(own(TEXT, "timecode.fps=24"), "a.inqscr"))[0] == ("ANN", "When did it open?", 1.5)
    assert not read(own(TEXT, "timecode.fps=24"), "a.inqscr").warnings


def test_without_a_rate_the_assumption_is_said() -> None:
    for raw, name in ((own(TEXT), "a.inqscr"), (TEXT.encode(), "a.inqscr"), (TEXT.encode(), "a.txt")):
        reading = read(raw, name)
        assert told(reading)[0] == ("ANN", "When did it open?", 1.4)
        assert any("frames, 30 a second" in warning for warning in reading.warnings)


def test_a_time_within_words_is_an_anchor_and_no_word_of_them() -> None:
    second = read(TEXT.encode(), "a.txt").turns[1]
    assert (second.text, [anchor.time for anchor in second.anchors]) == ("In 1961. Or so.", [5.0, 7.5])


def test_its_xml_holds_scenes_and_that_of_archives_cues() -> None:
    scene = b'<transcript><scene id="1" in="00:00:01.15" out="00:00:02.00">Hello there.</scene></transcript>'
    assert told(read(scene, "a.xml")) == [(None, "Hello there.", 1.5)]
    cue = b"<cues><cue><speaker>Ann</speaker><start>2.5</start><end>4</end><transcript>Hello.</transcript></cue></cues>"
    assert told(read(cue, "a.xml")) == [("Ann", "Hello.", 2.5)]


@pytest.mark.parametrize(
    "text", ["[00:00:01] a\n[00:00:02] b\n[00:00:03] c", "at [00:00:01.12] he left", "a = b\napp=x"]
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert not inqscribe.INQSCRIBE.recognises(File("a.txt", text.encode()))
