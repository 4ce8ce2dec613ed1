"""The quote set keeps its promises: its evidence is in the transcripts, and each quote is what its verdict says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qa.corpus import read_catalogue, read_transcript
from qa.schema import Attribution, Role, Transcript, Turn, Verdict

HERE = Path(__file__).parent
FOLDERS = {"starter": HERE.parents[1] / "corpus", "voices": HERE / "voices"}
PROMISED = {"verbatim": 65, "near-verbatim": 44, "altered": 95, "paraphrase": 40, "not-found": 30}
KINDS = {"negation", "number", "name", "date", "unit", "modal", "comparative", "amount"}
ELLIPSIS = re.compile(r"…|\.\.\.")
MARKUP = re.compile(r"<[^>]*>")
OPTIONAL = {"accept", "speakers", "pieces"}
FIELDS = {"quote", "corpus", "verdict", "language", "speaker", "role", "source", "evidence", "claimed"} | {
    *("speaker_matches", "attribution", "stitched", "translation", "changes", "note")
}

Row = dict[str, Any]


def read_rows() -> list[Row]:
    return [json.loads(line) for line in (HERE / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]


def read_folder(folder: Path) -> dict[str, Transcript]:
    catalogue = read_catalogue(folder / "catalogue.toml")
    found = [read_transcript(path, catalogue) for path in sorted(folder.glob("*.txt"))]
    return {transcript.source.id: transcript for transcript in found}


ROWS = read_rows()
SAID = [row for row in ROWS if row["verdict"] != "not-found"]
WHOLE = [row for row in SAID if not row["stitched"]]
STITCHED = [row for row in ROWS if row["stitched"]]
CORPORA = {name: read_folder(folder) for name, folder in FOLDERS.items()}


def label(row: Row) -> str:
    return str(row["quote"])[:40]


def folded(text: str) -> str:
    """Letters and digits alone, without case, accents or ligatures."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(character for character in spread if character.isalnum())


def turns_with(row: Row, evidence: str, source: str) -> list[Turn]:
    return [turn for turn in CORPORA[row["corpus"]][source].turns if evidence in turn.text]


def speakers_of(row: Row) -> set[str | None]:
    """Everybody who says the evidence of a row, whatever its case, anywhere in its corpus."""
    words = folded(row["evidence"])
    turns = [turn for transcript in CORPORA[row["corpus"]].values() for turn in transcript.turns]
    return {turn.speaker for turn in turns if words in folded(turn.text)}


def accepted(row: Row) -> set[str]:
    return set(row.get("accept", [row["verdict"]]))


def test_there_are_enough_quotes_of_every_verdict_in_both_languages() -> None:
    counts = Counter(row["verdict"] for row in ROWS)
    assert all(counts[verdict] >= least for verdict, least in PROMISED.items())
    languages = Counter((row["verdict"], row["language"]) for row in ROWS)
    assert all(languages[verdict, language] >= 12 for verdict in PROMISED for language in ("fr", "en"))
    assert sum(row["stitched"] for row in ROWS) >= 12
    assert sum(row["translation"] for row in ROWS) >= 20


def test_every_kind_of_change_occurs_in_both_languages() -> None:
    counts = Counter((kind, row["language"]) for row in ROWS for kind in row["changes"])
    assert all(counts[kind, language] >= 2 for kind in KINDS for language in ("fr", "en"))


def test_claims_of_every_kind_are_made_for_about_half_or_more() -> None:
    counts = Counter(row["attribution"] for row in ROWS)
    assert sum(row["claimed"] is not None for row in ROWS) >= len(ROWS) // 2
    assert min(counts[kind] for kind in (*Attribution,)) >= 4
    assert sum(counts[kind] for kind in (*Attribution,) if kind is not Attribution.RIGHT) >= 50


def test_no_quote_occurs_twice_and_few_have_two_verdicts() -> None:
    assert Counter(row["quote"] for row in ROWS).most_common(1)[0][1] == 1
    assert sum("accept" in row for row in ROWS) <= 15


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_the_fields_are_known_and_agree(row: Row) -> None:
    assert set(row) - OPTIONAL == FIELDS
    assert Verdict(row["verdict"]) in accepted(row) <= set(Verdict)
    assert set(row["changes"]) <= KINDS
    assert bool(row["changes"]) == (row["verdict"] == "altered")
    assert ("pieces" in row) == row["stitched"]
    assert row["note"]
    claimed = row["claimed"] is not None and row["verdict"] != "not-found"
    assert (row["attribution"] is not None) == claimed
    assert row["speaker_matches"] == (row["attribution"] == "right" if claimed else None)


@pytest.mark.parametrize("row", SAID, ids=label)
def test_evidence_is_verbatim_in_a_turn_of_the_stated_speaker_and_role(row: Row) -> None:
    turns = turns_with(row, row["evidence"], row["source"])
    assert (row["speaker"], row["role"]) in {(turn.speaker, str(turn.role)) for turn in turns}


@pytest.mark.parametrize("row", WHOLE, ids=label)
def test_nobody_else_says_the_evidence(row: Row) -> None:
    speakers = row.get("speakers", [row["speaker"]])
    assert speakers[0] == row["speaker"]
    assert speakers_of(row) == set(speakers)


@pytest.mark.parametrize("row", [row for row in SAID if "speakers" in row], ids=label)
def test_several_speakers_come_earliest_first(row: Row) -> None:
    words = folded(row["evidence"])
    places = [
        (transcript.source.date or "9999", turn.index, turn.speaker)
        for transcript in CORPORA[row["corpus"]].values()
        for turn in transcript.turns
        if words in folded(turn.text)
    ]
    assert list(dict.fromkeys(speaker for _, _, speaker in sorted(places))) == row["speakers"]


@pytest.mark.parametrize("row", WHOLE, ids=label)
def test_a_verbatim_quote_has_the_letters_of_its_evidence_and_no_other_has(row: Row) -> None:
    written = (folded(piece) for piece in ELLIPSIS.split(MARKUP.sub("", row["quote"])))
    pieces = [piece for piece in written if piece]
    assert (pieces == [folded(row["evidence"])]) == (row["verdict"] == "verbatim" and len(pieces) == 1)
    assert row["verdict"] != "verbatim" or re.fullmatch(".*".join(pieces), folded(row["evidence"]))


@pytest.mark.parametrize("row", [row for row in ROWS if accepted(row) <= {"altered"}], ids=label)
def test_no_altered_quote_is_said_anywhere(row: Row) -> None:
    everything = [folded(turn.text) for texts in CORPORA[row["corpus"]].values() for turn in texts.turns]
    assert not any(folded(row["quote"]) in text for text in everything)


@pytest.mark.parametrize("row", STITCHED, ids=label)
def test_a_stitched_quote_has_pieces_of_several_turns_and_the_worst_of_their_verdicts(row: Row) -> None:
    order = [str(verdict) for verdict in Verdict]
    places = {(piece["source"], turn.index) for piece in row["pieces"] for turn in where(row, piece)}
    worst = max(order.index(piece["verdict"]) for piece in row["pieces"])
    marked = ELLIPSIS.search(row["quote"]) is not None
    assert len(places) >= len(row["pieces"]) >= 2
    assert order.index(row["verdict"]) == (worst if marked else max(worst, order.index("near-verbatim")))
    for piece in row["pieces"]:
        assert (folded(piece["evidence"]) in folded(row["quote"])) == (piece["verdict"] == "verbatim")


def where(row: Row, piece: Row) -> list[Turn]:
    turns = turns_with(row, piece["evidence"], piece["source"])
    assert {(turn.speaker, str(turn.role)) for turn in turns} == {(piece["speaker"], piece["role"])}
    return turns


@pytest.mark.parametrize("row", [row for row in WHOLE if row["attribution"]], ids=label)
def test_an_attribution_is_what_the_speaker_and_the_role_make_it(row: Row) -> None:
    speakers = [str(name) for name in row.get("speakers", [row["speaker"]])]
    if row["attribution"] == "right":
        surnames = {folded(name.split()[-1]) for name in speakers}
        assert surnames & {folded(word) for word in row["claimed"].split()}
    else:
        told_apart = row["role"] in {Role.NARRATOR, Role.INTERVIEWER}
        assert row["attribution"] == (row["role"] if told_apart else "wrong")
        assert row["claimed"] not in speakers
