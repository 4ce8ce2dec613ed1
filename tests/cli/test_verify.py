"""`qa verify`: who said a quote, as text and as JSON; and no model where the words tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from fakes import HARBOUR, FakeEncoder

from qa.config import DEFAULT_MODEL, Settings
from qa.schema import Encoder, Encoding, Progress

from .conftest import Loads, Ran, Run, sentence, usage_error

QUOTE = "Storms took the lighthouse in 1987."
KEYS = [
    *("quote", "verdict", "speaker_claimed", "speaker_matches", "attribution", "language", "matches", "nearest"),
    *("stitched", "pieces", "notes"),
]
MATCH = [
    *("speaker", "role", "text", "start", "end", "verdict", "similarity", "changes", "translation", "diff", "question"),
    *("turn", "id", "source", "quoted_by", "citation", "permalink"),
]


class Unneeded(FakeEncoder):
    """An encoder that must not be asked."""

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        raise AssertionError(f"encoded: {texts}")

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        raise AssertionError(f"encoded: {texts}")


@pytest.fixture
def verify(qa: Run, talks: Path, loads: Loads, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`verify(*arguments)` is `qa verify *arguments` where the talks and their index are, with the fake encoder."""
    monkeypatch.chdir(talks)
    monkeypatch.setattr("qa.cli.verify.encoder_when_needed", loads)

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        return qa("verify", *arguments, stdin=stdin)

    return run


def test_who_said_it_is_written_on_stdout_and_nothing_on_stderr(verify: Run) -> None:
    ran = verify(QUOTE)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "✓ Verbatim. These very words were said."
    assert "1. Bert Moss (Interviewee)" in lines
    assert "   Anna Lowe asked: Are you afraid of storms?" in lines
    assert "harbour#t5" in ran.out
    assert "\x1b" not in ran.out


def test_a_difference_is_shown_word_for_word(verify: Run) -> None:
    ran = verify("Storms took the lighthouse in 1978")
    assert ran.code == 0
    assert ran.out.startswith("⚠ Altered.")
    assert "Storms took the lighthouse in [-1987-]{+1978+}" in ran.out


def test_a_french_quote_is_answered_in_french(verify: Run) -> None:
    assert verify("L'acier aurait rouillé en vingt ans").out.startswith("✓ Mot pour mot.")


def test_json_is_one_line_with_the_keys_of_the_contract_in_order(verify: Run) -> None:
    ran = verify(QUOTE, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert list(ran.record) == KEYS
    assert [list(match) for match in ran.record["matches"]] == [MATCH]
    assert "\\u" not in ran.out


def test_json_holds_the_place_that_is_known(verify: Run) -> None:
    record = verify("storms took the LIGHTHOUSE", "--json").record
    (match,) = record["matches"]
    assert (record["quote"], record["verdict"], record["language"]) == ("storms took the LIGHTHOUSE", "verbatim", "en")
    assert (record["speaker_claimed"], record["speaker_matches"]) == (None, None)
    assert (match["speaker"], match["role"], match["turn"]) == ("Bert Moss", "interviewee", 5)
    assert match["text"] == HARBOUR[match["start"] : match["end"]] == "Storms took the lighthouse"
    assert (match["question"], match["similarity"]) == ("Are you afraid of storms?", 1.0)
    assert match["source"]["id"] == "harbour"


@pytest.mark.parametrize(
    ("quote", "speaker", "attribution"),
    [
        (QUOTE, "Bert Moss", "right"),
        (QUOTE, "moss", "right"),
        (QUOTE, "Clara Dunn", "wrong"),
        ("What is unloaded there today?", "Bert Moss", "interviewer"),
        (f"{QUOTE} […] She salted every wheel by hand.", "Bert Moss", "mixed"),
    ],
)
def test_a_claim_is_told_right_or_wrong(verify: Run, quote: str, speaker: str, attribution: str) -> None:
    ran = verify(quote, "--speaker", speaker, "--json")
    assert ran.code == 0
    assert (ran.record["speaker_claimed"], ran.record["attribution"]) == (speaker, attribution)
    assert ran.record["speaker_matches"] is (attribution == "right")


def test_a_wrong_claim_is_told_in_the_text(verify: Run) -> None:
    out = verify(QUOTE, "--speaker", "Clara Dunn").out
    assert "✗ It was not Clara Dunn who said this: it was Bert Moss." in out.splitlines()
    assert "Bert Moss" in out


def test_what_nobody_said_is_not_found_and_that_is_no_mistake_of_the_users(verify: Run) -> None:
    ran = verify("zzz qqq www", "--json")
    assert (ran.code, ran.record["verdict"], ran.record["matches"]) == (0, "not-found", [])


def test_a_dash_reads_the_quote_from_stdin(verify: Run) -> None:
    for stdin in (QUOTE, f"\ufeff{QUOTE}\n", QUOTE.replace(" ", "\r\n")):
        assert verify("-", "--json", stdin=stdin).record["verdict"] == "verbatim"
    assert verify("-", "--json", stdin="Le mélèze résiste à la pluie").record["verdict"] == "verbatim"


def test_stdin_that_is_no_utf_8_is_no_traceback(verify: Run) -> None:
    ran = verify("-", "--json", stdin=b"Storms took the light\xe9house in 1987, \xff\xfe")
    assert ran.code == 0
    assert "\ufffd" in ran.record["quote"]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("", "the quote is empty, or has no words in it; paste what was said"),
        ("\u200b …", "the quote is empty, or has no words in it; paste what was said"),
        ("Lighthouse!", "one word ('lighthouse') is too short to tell who said it; quote a few words"),
        ("word " * 10_000, "the quote has 50,000 characters, 20,000 are the limit; check a whole text with `qa lint`"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_quote_that_cannot_be_checked_is_refused_in_a_sentence(
    verify: Run, quote: str, said: str, options: list[str]
) -> None:
    assert sentence(verify(quote, *options)) == said
    assert sentence(verify("-", *options, stdin=quote)) == said


@pytest.mark.parametrize(
    "quote",
    ["<b>Storms</b> took the lighthouse", "Storms\0 took\x1b[31m the", "'; DROP TABLE x; --", "{0} %s", "港口 的灯塔"],
)
def test_any_text_is_answered_in_json_and_in_text(verify: Run, quote: str) -> None:
    ran = verify("--json", "--", quote)
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert ran.record["quote"] == quote
    text = verify("--", quote)
    assert text.code == 0
    assert "\x1b" not in text.out


def test_wrong_usage_is_told_on_stderr(verify: Run) -> None:
    assert "more than one quote" in usage_error(verify("Storms", "took", "it"))
    assert "--speaker names nobody" in usage_error(verify(QUOTE, "--speaker", " "))
    assert "QUOTE" in usage_error(verify())


def test_a_missing_index_is_refused_with_what_makes_one(verify: Run) -> None:
    said = sentence(verify(QUOTE, "--index", "nowhere"))
    assert said == "nowhere: no index was built here; build one with `qa build --index nowhere`"


def test_an_index_of_another_encoder_is_refused(verify: Run) -> None:
    assert "the index was built with other weights" in sentence(verify(QUOTE, "--model", "other"))


def test_another_index_is_asked_where_it_is(
    verify: Run, talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert verify(QUOTE, "--index", talks / "index", "--json").record["verdict"] == "verbatim"


def test_the_model_is_the_option_or_the_default(verify: Run, loads: Loads) -> None:
    verify(QUOTE)
    verify(QUOTE, "--model", "from-the-option")
    assert loads.models == [DEFAULT_MODEL, "from-the-option"]


@pytest.mark.parametrize(
    "quote", [QUOTE, "STORMS TOOK THE LIGHTHOUSE", f"{QUOTE} […] She salted every wheel by hand.", "Storms … granite"]
)
def test_no_text_is_encoded_for_a_verbatim_quote(verify: Run, quote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.cli.verify.encoder_when_needed", lambda settings: Unneeded())
    assert verify(quote, "--json").record["verdict"] == "verbatim"


def test_no_model_is_loaded_for_a_verbatim_quote(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(settings: Settings) -> Encoder:
        return FakeEncoder()

    def explode(settings: Settings) -> NoReturn:
        raise AssertionError(f"{settings.model} was loaded")

    monkeypatch.undo()
    monkeypatch.chdir(place)
    monkeypatch.setattr("qa.encode._WhenNeeded.dimension", FakeEncoder().dimension)
    monkeypatch.setattr("qa.encode.load_encoder", fake)
    assert qa("build", "--index", "lazy").code == 0
    monkeypatch.setattr("qa.encode.load_encoder", explode)
    assert qa("verify", QUOTE, "--index", "lazy", "--json").record["verdict"] == "verbatim"
