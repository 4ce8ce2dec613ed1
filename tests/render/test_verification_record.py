"""A verification as JSON: the keys that scripts rely on, in their order."""

from __future__ import annotations

import json
from dataclasses import replace

from qa.render import verification_record
from qa.schema import Attribution, Note, Role, Verdict

from .verifications import ALTERED, QUOTE, SAID, match, stitched, verification

KEYS = [
    *("quote", "verdict", "speaker_claimed", "speaker_matches", "attribution", "language", "matches", "nearest"),
    *("stitched", "pieces", "notes"),
]
MATCH = [
    *("speaker", "role", "text", "start", "end", "verdict", "similarity", "changes", "translation", "diff", "question"),
    *("turn", "id", "source", "quoted_by", "citation", "permalink"),
]


def test_a_record_has_the_promised_keys_in_the_promised_order() -> None:
    for found in (verification(Verdict.ALTERED, ALTERED), stitched(), verification(Verdict.NOT_FOUND)):
        record = verification_record(found)
        assert list(record) == KEYS
        assert all(list(place) == MATCH for place in record["matches"])
        assert all(list(piece) == ["text", "start", "end", "match"] for piece in record["pieces"])
        assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_a_record_holds_who_said_what_and_how_it_differs() -> None:
    found = replace(verification(Verdict.ALTERED, ALTERED), speaker_claimed="TF", attribution=Attribution.RIGHT)
    record = verification_record(found)
    assert (record["quote"], record["verdict"], record["language"]) == (QUOTE, "altered", "fr")
    assert (record["speaker_claimed"], record["speaker_matches"], record["attribution"]) == ("TF", True, "right")
    (place,) = record["matches"]
    assert (place["speaker"], place["role"], place["text"]) == ("Thomas Fauré", "interviewee", SAID)
    assert (place["start"], place["end"], place["turn"], place["id"]) == (100, 131, 8, "whaller-thomas-faure#t8")
    assert (place["similarity"], place["changes"], place["translation"]) == (0.857, ["negation"], False)
    assert place["diff"][1] == {"op": "dropped", "quoted": "", "said": "ne ", "changes": "negation"}
    assert place["source"]["id"] == "whaller-thomas-faure"
    assert (place["quoted_by"], place["citation"]) == (None, "Fauré, juillet 2021")
    assert "whaller-thomas-faure" in place["permalink"]


def test_a_record_tells_a_wrong_claim_from_one_that_cannot_be_told() -> None:
    told = [None, Attribution.WRONG, Attribution.INTERVIEWER, Attribution.NARRATOR, Attribution.MIXED]
    records = [verification_record(replace(verification(), attribution=attribution)) for attribution in told]
    assert [record["speaker_matches"] for record in records] == [None, False, False, False, False]


def test_a_record_has_the_pieces_and_the_nearest_miss() -> None:
    record = verification_record(stitched())
    assert record["stitched"] is True
    assert [piece["match"] and piece["match"]["text"] for piece in record["pieces"]] == [SAID, None, "bien sûr"]
    record = verification_record(replace(verification(Verdict.NOT_FOUND), nearest=match(), notes=(Note.MORE,)))
    assert (record["matches"], record["nearest"]["text"], record["stitched"]) == ([], SAID, False)
    assert record["notes"] == ["more"]


def test_a_record_names_the_publication_that_quotes_somebody() -> None:
    (place,) = verification_record(verification(Verdict.VERBATIM, match(role=Role.QUOTED)))["matches"]
    assert place["quoted_by"] == "Whaller"
