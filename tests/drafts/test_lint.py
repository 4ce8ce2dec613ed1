"""What is wrong with the quotes of a draft, how much it matters, and what the sentence says."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from drafts.reading import read
from drafts.verifying import FIFTY, LOST, SOURCE, FakeVerifier, found, match
from qa.drafts import Finding, LooseMark, Rule, Severity
from qa.errors import QuoteFault
from qa.lint import lint, voices_of
from qa.lint.wording import Wording, wording
from qa.schema import Attribution, Edit, Operation, Piece, Role, Verdict, Verification

Q = "We have five hundred ships."
FIRST = Edit(Operation.EQUAL, "We have ", "We have ")


def finding(verification: Verification, text: str = f"“{Q}” said Anna Roy.") -> Finding:
    (only,) = lint(read(text), FakeVerifier({Q: verification})).findings
    return only


ALTERED = found(Verdict.ALTERED, match("We have fifty ships.", Verdict.ALTERED, FIRST, FIFTY))
NEAR = found(
    Verdict.NEAR_VERBATIM, match("We have fifty ships.", Verdict.NEAR_VERBATIM, Edit(Operation.ADDED, "the", ""))
)
OTHER = match(speaker="Bert Moss")
STITCHED = found(Verdict.VERBATIM, match(), match(), pieces=(Piece(text="a", start=0, end=1, match=match()),) * 2)
LOST_PIECE = found(Verdict.ALTERED, match(), pieces=(Piece(text="hundred ships", start=0, end=1, match=None),))


@pytest.mark.parametrize(
    ("verification", "rules", "severity"),
    [
        (found(Verdict.VERBATIM, match()), [], Severity.NONE),
        (ALTERED, [Rule.ALTERED], Severity.ERROR),
        (LOST, [Rule.NOT_FOUND], Severity.ERROR),
        (NEAR, [Rule.NEAR_VERBATIM], Severity.WARNING),
        (found(Verdict.PARAPHRASE, match()), [Rule.PARAPHRASE], Severity.WARNING),
        (STITCHED, [Rule.STITCHED], Severity.WARNING),
        (LOST_PIECE, [Rule.ALTERED, Rule.STITCHED], Severity.ERROR),
        (found(Verdict.VERBATIM, OTHER, attribution=Attribution.WRONG), [Rule.MISATTRIBUTED], Severity.ERROR),
        (found(Verdict.VERBATIM, OTHER, attribution=Attribution.MIXED), [Rule.MISATTRIBUTED], Severity.ERROR),
        (found(Verdict.PARAPHRASE, OTHER, attribution=Attribution.WRONG), [Rule.NOT_FOUND], Severity.ERROR),
        (
            found(Verdict.NEAR_VERBATIM, OTHER, attribution=Attribution.INTERVIEWER),
            [Rule.MISATTRIBUTED, Rule.NEAR_VERBATIM],
            Severity.ERROR,
        ),
    ],
)
def test_rules_and_severity(verification: Verification, rules: list[Rule], severity: Severity) -> None:
    only = finding(verification)
    assert [problem.rule for problem in only.problems] == rules
    assert only.severity is severity


@pytest.mark.parametrize(
    ("verification", "said"),
    [
        (
            ALTERED,
            "the meaning is changed (number): “five hundred” was “fifty”, in what Anna Roy said in “A talk” (turn 3)",
        ),
        (NEAR, "not quite what Anna Roy said in “A talk” (turn 3): “the” was not said; quote the words as said"),
        (
            found(Verdict.NOT_FOUND, attribution=None, nearest=match()),
            "the nearest is “We have fifty ships.”, which Anna Roy",
        ),
        (LOST, "nobody in the corpus says this; give the source for Anna Roy, or take the quotation marks off"),
        (found(Verdict.VERBATIM, OTHER, attribution=Attribution.WRONG), "not Anna Roy: Bert Moss said it in “A talk”"),
        (
            found(
                Verdict.VERBATIM,
                match(speaker="Emil M", role=Role.INTERVIEWER),
                attribution=Attribution.INTERVIEWER,
            ),
            "not Anna Roy: these are the words of Emil M, who asked the questions in “A talk”",
        ),
        (
            found(Verdict.VERBATIM, match(speaker=None, role=Role.NARRATOR), attribution=Attribution.NARRATOR),
            "the publication’s own words",
        ),
        (
            found(Verdict.VERBATIM, match(), OTHER, attribution=Attribution.MIXED),
            "stitched from Anna Roy and Bert Moss",
        ),
        (STITCHED, "stitched from 2 places; mark each cut with […]"),
        (LOST_PIECE, "nobody in the corpus says “hundred ships”, though the rest was said"),
        (found(Verdict.PARAPHRASE, match()), "a paraphrase of “We have fifty ships.”, which Anna Roy said"),
        (found(Verdict.PARAPHRASE, match(translation=True)), "a translation of “We have fifty ships.”"),
    ],
)
def test_a_sentence_says_what_where_and_what_to_do(verification: Verification, said: str) -> None:
    message = finding(verification).problems[0].message
    assert said in message
    assert "\n" not in message
    assert not message.endswith(".")


def test_a_quote_of_nobody_is_warned_of_with_the_name_to_give() -> None:
    (problem,) = finding(found(Verdict.VERBATIM, match()), f"On lit : « {Q} »").problems
    assert problem.rule is Rule.NO_ATTRIBUTION
    assert "name Anna Roy, who said it in “A talk” (turn 3)" in problem.message


def test_the_verifier_is_asked_for_the_words_and_the_name_as_written() -> None:
    verifier = FakeVerifier({})
    lint(read("« Un **deux**, explique M. Roy, de trois quatre. » Le « Cloud Act » aussi."), verifier)
    assert verifier.asked == [("Un deux de trois quatre.", "M. Roy")]


def test_findings_are_in_the_order_of_the_draft_marks_without_a_partner_among_them() -> None:
    report = lint(read(f"« Oublié.\n\n“{Q}” said Anna Roy.\n\n“Forgotten.\n"), FakeVerifier({Q: ALTERED}))
    assert [finding.problems[0].rule for finding in report.findings] == [Rule.UNCLOSED, Rule.ALTERED, Rule.UNCLOSED]
    assert isinstance(report.findings[0].place, LooseMark)
    assert (report.count(Severity.ERROR), report.count(Severity.WARNING)) == (1, 2)


def test_a_quote_that_cannot_be_checked_is_warned_of() -> None:
    (only,) = lint(read("“Unsayable one two three” said Anna Roy."), FakeVerifier({})).findings
    assert (only.problems[0].rule, only.severity) == (Rule.UNCHECKED, Severity.WARNING)
    assert only.problems[0].message == "too long to be checked in one go; quote it piece by piece"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"“{Q}” said Anna Roy.", Rule.NOT_FOUND),
        (f"“{Q}” said Mrs Roy.", Rule.NOT_FOUND),
        (f"Selon Truc, « {Q} »", Rule.NOT_FOUND),
        (f"“{Q}” said Carl Lind.", Rule.ELSEWHERE),
        (f"On lit : “{Q}”.", Rule.ELSEWHERE),
    ],
)
def test_quotes_of_other_sources_can_be_passed_over(text: str, rule: Rule) -> None:
    is_voice = voices_of([SOURCE])
    (only,) = lint(read(text), FakeVerifier({}), is_voice=is_voice).findings
    assert [problem.rule for problem in only.problems] == [rule]
    (strict,) = lint(read(text), FakeVerifier({})).findings
    assert strict.severity is Severity.ERROR


def test_what_was_said_and_altered_is_never_passed_over() -> None:
    (only,) = lint(read(f"“{Q}” said Carl Lind."), FakeVerifier({Q: ALTERED}), is_voice=voices_of([SOURCE])).findings
    assert only.severity is Severity.ERROR


def test_it_is_told_how_far_it_has_come_and_may_be_stopped_between_two_quotes() -> None:
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    verifier = FakeVerifier({})
    with pytest.raises(KeyboardInterrupt):
        lint(
            read("“One two three four.” “Five six seven eight.” “Nine ten eleven twelve.”"), verifier, progress=progress
        )
    assert steps == [(0, 3), (1, 3), (2, 3)]
    assert len(verifier.asked) == 2


@pytest.mark.parametrize("verification", [ALTERED, NEAR, LOST, STITCHED, LOST_PIECE])
def test_in_french_there_are_the_same_rules_in_other_words(verification: Verification) -> None:
    text = f"“{Q}” said Anna Roy."
    english, french = (
        lint(read(text), FakeVerifier({Q: verification}), language=language).findings[0].problems
        for language in ("en", "fr")
    )
    assert [problem.rule for problem in french] == [problem.rule for problem in english]
    for one, other in zip(french, english, strict=True):
        assert one.message != other.message
        assert "{" not in one.message


def test_both_languages_take_the_same_words_into_their_sentences() -> None:
    for field in fields(Wording):
        one, other = getattr(wording("fr"), field.name), getattr(wording("en"), field.name)
        if isinstance(one, str):
            assert braces(one) == braces(other), field.name
        else:
            assert set(one) == set(other) == set(QuoteFault)


def braces(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_the_guide_lists_every_rule_with_its_severity() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "drafts.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", guide, re.MULTILINE)
    assert listed == [(rule.value, rule.severity.value) for rule in Rule]
