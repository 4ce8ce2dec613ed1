"""Words → pieces: whose they are, how they are joined, where they are cut."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.formats import Reading, read
from qa.formats.recordings.cutting import joined, pieces
from qa.formats.recordings.heard import Stretch, Word
from qa.formats.recordings.voices import Voices


def said(value: Any, name: str = "talk.json") -> Reading:
    return read(json.dumps(value).encode(), name)


def turns(value: Any) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in said(value).turns]


def whisperx(text: str, *words: tuple[str, str | None], speaker: str = "SPEAKER_00") -> Any:
    listed = [
        {"word": word, "start": k, "end": k + 0.9} | ({"speaker": voice} if voice else {})
        for k, (word, voice) in enumerate(words)
    ]
    return {"segments": [{"start": 0, "end": 9, "text": text, "speaker": speaker, "words": listed}]}


A, B = "SPEAKER_00", "SPEAKER_01"


def test_a_segment_is_cut_where_its_words_change_voice() -> None:
    talk = whisperx("Is it open? Yes.", ("Is", A), ("it", A), ("open?", A), ("Yes.", B))
    assert turns(talk) == [(A, "Is it open?"), (B, "Yes.")]
    assert [turn.time_start for turn in said(talk).turns] == [0.0, 3.0]


def test_words_without_a_voice_go_with_the_sentence_that_they_are_in() -> None:
    talk = whisperx("In 1961. 50 boats came.", ("In", A), ("1961.", None), ("50", None), ("boats", B), ("came.", B))
    assert turns(talk) == [(A, "In 1961."), (B, "50 boats came.")]


def test_words_that_the_list_leaves_out_stay_in_the_text() -> None:
    talk = whisperx("Well, um, is it? Oh yes, it is.", ("Well,", A), ("it?", A), ("yes,", B), ("is.", B))
    assert " ".join(text for _, text in turns(talk)) == "Well, um, is it? Oh yes, it is."
    assert [label for label, _ in turns(talk)] == [A, B]


def test_the_segments_voice_is_taken_where_no_word_has_one() -> None:
    assert turns(whisperx("It is.", ("It", None), ("is.", None), speaker=B)) == [(B, "It is.")]


def test_an_opening_quotation_mark_goes_with_the_word_after_it() -> None:
    talk = whisperx("He said so. “Go home.”", ("He", A), ("said", A), ("so.", A), ("Go", B), ("home.", B))
    assert turns(talk)[1] == (B, "“Go home.”")


def test_words_alone_are_read_where_there_are_no_segments() -> None:
    listed = [{"word": word, "start": k, "end": k + 1, "speaker": A} for k, word in enumerate(["It", "is", "."])]
    assert turns({"word_segments": listed}) == [(A, "It is.")]


def test_a_long_utterance_is_cut_at_its_sentences_each_with_its_time() -> None:
    listed = [{"text": f"w{k}{'.' if k % 10 == 9 else ''}", "start": k * 1000, "end": k * 1000} for k in range(100)]
    text = " ".join(word["text"] for word in listed)  # type: ignore[misc]
    utterance = {"speaker": "A", "start": 0, "end": 99000, "text": text, "words": listed}
    turn = said({"utterances": [utterance], "confidence": 1, "audio_duration": 99}).turns[0]
    assert turn.text == text
    assert [anchor.time for anchor in turn.anchors] == [10.0 * k for k in range(10)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Yes", ",", "it", "is", "."], "Yes, it is."),
        ([" Hello", " there", "."], "Hello there."),
        (["你好", "，", "我", "在", "上海", "。"], "你好，我在上海。"),
        (["これは", "本", "です"], "これは本です"),
        (["我", "用", "iPhone", "手机"], "我 用 iPhone 手机".replace("我 用", "我用")),
        (["안녕", "하세요"], "안녕 하세요"),
        (["สวัสดี", "ครับ"], "สวัสดีครับ"),
        (["(", "laughs", ")"], "(laughs)"),
        (["«", "Oui", "»"], "«Oui»"),
        (["don't", "stop"], "don't stop"),
        (["مرحبا", "،", "نعم"], "مرحبا، نعم"),
    ],
)
def test_words_are_joined_as_their_script_writes_them(words: list[str], text: str) -> None:
    assert joined([Word(text=word) for word in words]) == text


SPOKEN = st.lists(
    st.tuples(st.sampled_from(["ab", "c.", "dé?", "1961", "x"]), st.sampled_from([None, "P", "Q"])), max_size=100
)


@given(SPOKEN, st.booleans())
def test_no_word_is_lost_and_none_changes_its_voice(words: list[tuple[str, str | None]], printed: bool) -> None:
    text = " ".join(word for word, _ in words) if printed else ""
    listed = [Word(text=word, voice=voice) for word, voice in words]
    made = list(pieces([Stretch(text=text, words=listed, voice=None)]))
    assert " ".join(piece.text for piece in made).split() == [word for word, _ in words]
    given_ = [voice for _, voice in words]
    got = [piece.label for piece in made for _ in piece.text.split()]
    assert all(one == other for one, other in zip(given_, got, strict=True) if one is not None)


NOBODY: list[object] = [None, "", " ", "UNKNOWN", "<unknown>", "null", -1, True, float("nan"), {}, []]


def nobody(code: object) -> tuple[object, None]:
    return code, None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (0, "Speaker 0"),
        (1.0, "Speaker 1"),
        ("0", "Speaker 0"),
        ("A", "Speaker A"),
        ("spk_0", "Speaker 0"),
        ("ch_1", "Speaker 1"),
        ("SPEAKER_00", "SPEAKER_00"),
        ("speaker_1", "speaker_1"),
        ("Speaker 3", "Speaker 3"),
        ("  Jeanne   Roy: ", "Jeanne Roy"),
        ({"id": 4, "name": "Ann Low"}, "Ann Low"),
        ({"id": 4, "name": None}, "Speaker 4"),
        (["Ann Low", "Bo"], "Ann Low & Bo"),
        ("6f1c2b7e-0000-4000-8000-000000000001", "Speaker 1"),
        (5012345678, "Speaker 1"),
        *(nobody(code) for code in NOBODY),
        ("x" * 500, None),
    ],
)
def test_labels_are_as_printed_and_codes_become_numbered_voices(written: Any, label: str | None) -> None:
    assert Voices().label(written) == label


def test_a_short_reply_of_nobody_is_not_given_to_its_neighbour() -> None:
    rows = [{"speaker": "Ann", "text": "Yes."}, {"speaker": None, "text": "No."}, {"speaker": "UNKNOWN", "text": "So?"}]
    assert turns(rows * 2) == [("Ann", "Yes."), (None, "No. So?")] * 2


def test_names_that_the_file_gives_its_codes_are_the_labels() -> None:
    voices = Voices()
    voices.learn([{"id": 0, "name": "Ann Low"}, {"spkid": "spk2", "name": "Bo"}, {"id": 3, "name": "unknown"}])
    voices.learn({"B": "Cy Marsh"})
    assert [voices.label(code) for code in (0, "spk2", 3, "B")] == ["Ann Low", "Bo", "Speaker 3", "Cy Marsh"]


def test_long_keys_without_names_are_told_apart_in_order() -> None:
    voices = Voices()
    assert [voices.label(key) for key in (987654321, 123456789, 987654321)] == ["Speaker 1", "Speaker 2", "Speaker 1"]


def test_speaker_zero_of_two_channels_is_two_voices() -> None:
    def utterance(channel: int, start: float, text: str) -> dict[str, Any]:
        return {"channel": channel, "speaker": 0, "start": start, "end": start + 1, "transcript": text}

    spoken = [utterance(0, 0, "Hello."), utterance(0, 4, "Good."), utterance(1, 2, "Hi.")]
    assert turns({"results": {"utterances": spoken}}) == [
        ("Speaker 0", "Hello."),
        ("Speaker 1", "Hi."),
        ("Speaker 0", "Good."),
    ]


def test_amazon_channels_are_voices_in_order_of_time() -> None:
    def item(word: str, start: float) -> dict[str, Any]:
        return {"type": "pronunciation", "start_time": str(start), "alternatives": [{"content": word}]}

    channels = [{"channel_label": "ch_0", "items": [item("Hello", 0), item("Good", 4)]}]
    channels.append({"channel_label": "ch_1", "items": [item("Hi", 2)]})
    results = {"items": [item("Hello", 0)], "channel_labels": {"channels": channels}}
    assert turns({"results": results}) == [("Speaker 0", "Hello"), ("Speaker 1", "Hi"), ("Speaker 0", "Good")]


def test_googles_last_result_is_kept_where_it_repeats_nothing() -> None:
    def result(text: str, tag: int) -> dict[str, Any]:
        words = [{"word": word, "startTime": "1s", "speakerTag": tag} for word in text.split()]
        return {"alternatives": [{"transcript": text, "words": words}], "languageCode": "en-us"}

    assert turns({"results": [result("Is it open?", 1), result("Yes it is.", 2)]}) == [
        ("Speaker 1", "Is it open?"),
        ("Speaker 2", "Yes it is."),
    ]


def test_a_change_of_speaker_without_a_name_begins_a_turn() -> None:
    rows = [{"offsets": {"from": k, "to": k + 1}, "text": f" Word {k}.", "speaker_turn_next": k == 0} for k in range(3)]
    assert turns({"transcription": rows}) == [(None, "Word 0."), (None, "Word 1. Word 2.")]
