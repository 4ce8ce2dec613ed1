"""One made-up talk, in the shape of every recogniser's documentation, gives the same turns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qa.formats import Reading, read
from qa.formats.files import File
from qa.formats.recordings import FORMATS, SHAPES
from qa.text import LabelKind, label_kind

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats" / "recordings"
TALK = [
    ("When did the harbour open, Mr. Marsh?", 0.5, 2.9),
    ("In 1961, on a Sunday. The whole town came down, and it rained.", 3.2, 8.0),
    ("Did it stop?", 8.4, 9.2),
    ("No.", 9.5, 9.8),
]
COUNTED = ("Speaker 0", "Speaker 1")
FROM_ONE = ("Speaker 1", "Speaker 2")
NAMED = ("Jeanne Roy", "Paul Marsh")
LABELS = {
    "amazon.json": COUNTED,
    "amazon_2018.json": COUNTED,
    "amazon_segments.json": COUNTED,
    "assemblyai.json": ("Speaker A", "Speaker B"),
    "assemblyai_words.json": ("Speaker A", "Speaker B"),
    "azure.json": FROM_ONE,
    "azure_fast.json": FROM_ONE,
    "azure_indexer.json": NAMED,
    "azure_iso.json": FROM_ONE,
    "deepgram.json": COUNTED,
    "deepgram_channels.json": COUNTED,
    "deepgram_utterances.json": COUNTED,
    "deepgram_words.json": COUNTED,
    "descript.json": NAMED,
    "elevenlabs.json": ("speaker_0", "speaker_1"),
    "fireflies.json": NAMED,
    "gladia.json": COUNTED,
    "gong.json": FROM_ONE,
    "google.json": FROM_ONE,
    "google_operation.json": FROM_ONE,
    "google_v2.json": FROM_ONE,
    "happyscribe.json": FROM_ONE,
    "hyperaudio.json": NAMED,
    "lines.jsonl": NAMED,
    "millis.json": NAMED,
    "openai_diarized.json": ("Speaker A", "Speaker B"),
    "otter.json": NAMED,
    "pipeline.json": ("SPEAKER_00", "SPEAKER_01"),
    "podcast.json": NAMED,
    "podcast_words.json": NAMED,
    "premiere.json": NAMED,
    "pyannote.json": ("SPEAKER_00", "SPEAKER_01"),
    "rev.json": NAMED,
    "rev_ai.json": COUNTED,
    "soniox.json": FROM_ONE,
    "sonix.json": FROM_ONE,
    "speechmatics.json": FROM_ONE,
    "teams.json": NAMED,
    "trint.json": NAMED,
    "whisper_cpp.json": COUNTED,
    "whisperx.json": ("SPEAKER_00", "SPEAKER_01"),
}
UNLABELLED = ["whisper.json", "whisper_api.json", "kaldi.json", "youtube.json"]
UNPUNCTUATED = ["watson.json", "vosk.json", "vosk_stream.jsonl"]


def fixture(name: str) -> Reading:
    return read((FOLDER / name).read_bytes(), name)


def words(text: str) -> list[str]:
    return "".join(mark for mark in text.lower() if mark.isalnum() or mark == " ").split()


def times(reading: Reading) -> list[tuple[float | None, float | None]]:
    return [(turn.time_start, turn.time_end) for turn in reading.turns]


@pytest.mark.parametrize("name", LABELS)
def test_the_same_talk_gives_the_same_turns_times_and_labels(name: str) -> None:
    reading = fixture(name)
    labels = LABELS[name]
    assert [turn.text for turn in reading.turns] == [text for text, _, _ in TALK]
    assert [turn.label for turn in reading.turns] == [*labels, *labels]
    assert times(reading) == [(start, end) for _, start, end in TALK]


@pytest.mark.parametrize("name", UNLABELLED)
def test_where_nobody_is_named_no_speaker_is_invented(name: str) -> None:
    reading = fixture(name)
    assert {turn.label for turn in reading.turns} == {None}
    assert " ".join(turn.text for turn in reading.turns) == " ".join(text for text, _, _ in TALK)
    assert [anchor.time for turn in reading.turns for anchor in turn.anchors] == [0.5, 3.2, 5.2, 8.4, 9.5]


@pytest.mark.parametrize("name", UNPUNCTUATED)
def test_recognisers_without_punctuation_lose_no_word(name: str) -> None:
    reading = fixture(name)
    said = [word for turn in reading.turns for word in turn.text.split()]
    assert said == [word for text, _, _ in TALK for word in words(text)]
    assert reading.turns[0].time_start == 0.5


def test_watson_voices_are_those_of_the_words() -> None:
    assert [turn.label for turn in fixture("watson.json").turns] == [*COUNTED, *COUNTED]


def test_otranscribe_labels_are_read_and_its_stamps_become_times() -> None:
    reading = fixture("otranscribe.otr")
    assert [(turn.label, turn.text) for turn in reading.turns] == [
        (NAMED[k % 2], text) for k, (text, _, _) in enumerate(TALK)
    ]
    assert [turn.time_start for turn in reading.turns] == [0.5, 3.2, 8.4, 9.5]
    assert reading.metadata["source"] == "harbour.mp3"


def test_a_dataset_of_parallel_columns_is_read_with_its_facts() -> None:
    reading = fixture("columns.json")
    assert [turn.text for turn in reading.turns] == [text for text, _, _ in TALK]
    assert reading.turns[0].label == "JEANNE ROY, HOST"
    assert reading.metadata == {
        "title": "The harbour",
        "date": "2019-03-02",
        "url": "https://example.org/harbour",
        "publisher": "Harbours",
    }


def test_questions_with_answers_have_the_roles_that_the_keys_state() -> None:
    turns = fixture("exchanges.json").turns
    assert [(turn.role.value, turn.text) for turn in turns] == [
        (role, text) for role, (text, _, _) in zip(["interviewer", "interviewee"] * 2, TALK, strict=True)
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_fixture_is_the_same_under_txt_and_without_extension(path: Path) -> None:
    raw = path.read_bytes()
    reading = read(raw, path.name)
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)
    assert read(raw, "talk.txt") == reading == read(raw, "talk")
    assert not any("times" in warning for warning in reading.warnings if "shape" not in warning)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_example_is_read_by_its_own_format(form: object) -> None:
    known = next(one for one in FORMATS if one is form)
    raw = known.example.encode()
    assert read(raw, f"talk{known.suffixes[0]}").format == known.name
    first = next(one for one in FORMATS if one.recognises(File("talk", raw)))
    assert first is known


def test_only_unknown_shapes_are_warned_of() -> None:
    unknown = {"columns.json", "descript.json", "exchanges.json", "gong.json", "lines.jsonl", "millis.json"}
    warned = {path.name for path in FOLDER.iterdir() if any("no known shape" in w for w in fixture(path.name).warnings)}
    assert warned == unknown


def test_the_labels_of_recognisers_are_numbered_voices() -> None:
    labels = {label for pair in LABELS.values() for label in pair} - set(NAMED)
    assert {label_kind(label) for label in labels} == {LabelKind.NUMBERED}


def languages(names: Sequence[str]) -> dict[str, str | None]:
    return {name: fixture(name).metadata.get("language") for name in names}


def test_the_language_is_found_wherever_a_shape_keeps_it() -> None:
    english = {
        "amazon.json": "en-US",
        "assemblyai.json": "en-us",
        "azure.json": "en-US",
        "deepgram.json": "en",
        "elevenlabs.json": "en",
        "gladia.json": "en",
        "google.json": "en-us",
        "speechmatics.json": "en",
        "teams.json": "en-us",
        "whisper_api.json": "en",
        "whisper_cpp.json": "en",
    }
    assert languages(list(english)) == english
    assert fixture("vosk.json").metadata == {}


def test_shapes_have_names_of_their_own() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES)
