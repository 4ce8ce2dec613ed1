"""The question set keeps its promises: every piece of evidence is in the corpus, in one turn, of the named speaker."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KINDS = {"direct", "cross", "keyword", "quote", "followup", "unanswerable"}
REQUIRED = {"id", "question", "lang", "kind", "source", "speaker", "evidence"}
OPTIONAL = {"sources", "speakers", "history", "distance"}
LANGUAGES = {
    "whaller-thomas-faure": "fr",
    "inspeere-michael-ferrec": "fr",
    "cozy-cloud-benjamin-andre": "fr",
    "wimi-lionel-roux": "en",
    "flaminem-expansion": "fr",
}
LABELS = {
    "[Emmanuel M]": "Emmanuel M",
    "[EM]": "Emmanuel M",
    "[Thomas Fauré]": "Thomas Fauré",
    "[TF]": "Thomas Fauré",
    "[Michaël Ferrec]": "Michaël Ferrec",
    "[MF]": "Michaël Ferrec",
    "[Lionel Roux]": "Lionel Roux",
    "NN": "David Rozec",
    "BA": "Benjamin André",
}
LABEL = re.compile("|".join(rf"(?<!\w){re.escape(label)}\s:\s" for label in LABELS))
# Direct speech in the press article, each stretch from its first words to its last; all the rest is narration.
QUOTED = [
    ("Gautier Cloix", "Nous travaillons avec 30", "leurs services de renseignements"),
    ("Gautier Cloix", "Cela fait quinze ans", "PlayStation made in France"),
    ("Edouard Tétreau", "Ce fut un déclic", "laisser faire cela"),
    ("Edouard Tétreau", "Imagineriez-vous", "partir à Washington"),
    ("Alain Juillet", "Il est venu me voir", "accepté de les aider"),
    ("Alain Juillet", "De nouvelles lois", "du jour au lendemain. On ne peut plus faire confiance aux Etats-Unis"),
    ("Thomas Serval", "Mais les barrières", "se sont affaissées"),
    ("Thomas Serval", "Les grands groupes d'Internet", "nous avons pu réutiliser"),
    ("Guillaume Prunier", "Il s'agit d'un enjeu", "traduite dans les actes"),
    ("Guillaume Prunier", "Nous devons maîtriser", "de leurs frontières"),
]

Question = dict[str, Any]
Stretch = tuple[int, int, str | None]


def read_questions() -> list[Question]:
    lines = Path(__file__).with_name("questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


QUESTIONS = read_questions()
ANSWERED = [question for question in QUESTIONS if question["kind"] != "unanswerable"]
UNANSWERED = [question for question in QUESTIONS if question["kind"] == "unanswerable"]


def read_source(source: str) -> str:
    return (ROOT / "corpus" / f"{source}.txt").read_bytes().decode("utf-8")


def article_stretches(text: str) -> list[Stretch]:
    """The stretches of one voice in the article: direct speech, and the narration between."""
    stretches: list[Stretch] = []
    at = 0
    for speaker, first, last in QUOTED:
        start = text.index(first, at)
        end = text.index(last, start) + len(last)
        stretches += [(at, start, None), (start, end, speaker)]
        at = end
    return [*stretches, (at, len(text), None)]


def interview_stretches(text: str, unlabelled: bool) -> list[Stretch]:
    """The stretches of one voice in an interview; the words before the first label are nobody's.

    Where labels stop after the first exchange (`unlabelled`), a paragraph that asks is the interviewer's.
    """
    labels = list(LABEL.finditer(text))
    stretches: list[Stretch] = [(0, labels[0].start(), None)]
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        speaker = LABELS[re.split(r"\s:", label.group())[0]]
        end = following.start() if following else len(text)
        for paragraph in re.finditer(r"[^\n]+", text[label.end() : end]):
            if unlabelled:
                speaker = "Emmanuel M" if "?" in paragraph.group() else "Lionel Roux"
            stretches.append((label.end() + paragraph.start(), label.end() + paragraph.end(), speaker))
    return stretches


def speakers_of(evidence: str, source: str) -> set[str | None]:
    """Who says these words in this source, once for each place that lies inside one turn; empty when there is none."""
    text = read_source(source)
    if source == "flaminem-expansion":
        stretches = article_stretches(text)
    else:
        stretches = interview_stretches(text, unlabelled=source == "wimi-lionel-roux")
    places = [match.span() for match in re.finditer(re.escape(evidence), text)]
    return {who for start, end in places for a, b, who in stretches if a <= start and end <= b}


def name(question: Question) -> str:
    return str(question["id"])


def test_there_are_enough_of_every_kind_in_both_languages() -> None:
    counts = Counter((question["kind"], question["lang"]) for question in QUESTIONS)
    assert len(QUESTIONS) >= 60
    assert set(counts) == {(kind, language) for kind in KINDS for language in ("fr", "en")}
    assert {question["source"] for question in ANSWERED} == set(LANGUAGES)


def test_ids_are_unique_and_no_question_is_asked_twice() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    asked = Counter((question["question"], *question.get("history", [])) for question in QUESTIONS)
    assert asked.most_common(1)[0][1] == 1


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_the_fields_are_known(question: Question) -> None:
    assert REQUIRED <= set(question) <= REQUIRED | OPTIONAL
    assert question["question"].strip() == question["question"] != ""
    assert ("history" in question) or question["kind"] != "followup"
    assert all(earlier.strip() for earlier in question.get("history", ["-"]))


@pytest.mark.parametrize("question", ANSWERED, ids=name)
def test_evidence_is_verbatim_in_one_turn_of_a_named_speaker(question: Question) -> None:
    sources = question.get("sources", [question["source"]])
    allowed = set(question.get("speakers", [question["speaker"]]))
    assert sources[0] == question["source"]
    assert question["speaker"] in allowed
    assert 1 <= len(question["evidence"]) <= 4
    found = [{who for source in sources for who in speakers_of(words, source)} for words in question["evidence"]]
    assert question["speaker"] in found[0]
    assert all(who & allowed for who in found)
    assert allowed <= set().union(*found)


@pytest.mark.parametrize("question", ANSWERED, ids=name)
def test_evidence_is_short_and_lies_within_one_sentence(question: Question) -> None:
    for words in question["evidence"]:
        assert 4 <= len(words.split()) <= 20
        assert not re.search(r"[.!?…]\s+[A-ZÀ-Ý]", words)


@pytest.mark.parametrize("question", ANSWERED, ids=name)
def test_direct_and_cross_are_what_they_say(question: Question) -> None:
    same = question["lang"] == LANGUAGES[question["source"]]
    assert same == {"direct": True, "cross": False}.get(question["kind"], same)


@pytest.mark.parametrize("question", UNANSWERED, ids=name)
def test_the_unanswerable_point_nowhere(question: Question) -> None:
    assert question["source"] is None
    assert question["speaker"] is None
    assert question["evidence"] == []
    assert question["distance"] in {"far", "near"}
