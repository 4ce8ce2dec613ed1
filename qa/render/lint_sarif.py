"""What was found in drafts as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote as escaped

from qa.drafts import Draft, DraftQuote, LooseMark, Problem, Report, Rule, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NONE: "note"}
_RULES = {
    Rule.ALTERED: (
        "A quote that changes what was said",
        "A negation, number, name or modal differs from the transcript.",
    ),
    Rule.MISATTRIBUTED: ("A quote given to the wrong person", "Somebody else said it, or the interviewer."),
    Rule.NOT_FOUND: ("A quote that nobody said", "No transcript of the corpus holds it."),
    Rule.STITCHED: (
        "A quote stitched from several places",
        "Its pieces were said apart, and the cuts are to be marked.",
    ),
    Rule.PARAPHRASE: (
        "A paraphrase between quotation marks",
        "It says the same in other words, or in another language.",
    ),
    Rule.NEAR_VERBATIM: ("A quote that is not quite verbatim", "A few words differ; the meaning does not."),
    Rule.NO_ATTRIBUTION: ("A quote that names nobody", "The draft does not say who said it."),
    Rule.UNCLOSED: ("A quotation mark without a partner", "What it quotes cannot be known, and is not checked."),
    Rule.UNCHECKED: ("A quote that cannot be checked", "It is too long, or has too few words."),
    Rule.ELSEWHERE: ("A quote from elsewhere", "Not found, and of somebody who speaks nowhere in the corpus."),
}
_HELP = {
    Severity.ERROR: "Quote the words as they were said, name who said them, or take the quotation marks off.",
    Severity.WARNING: "Compare the quote with what was said, and mark what was changed or left out.",
    Severity.NONE: "Nothing is to be done.",
}


def lint_sarif(reports: Sequence[Report], refused: Mapping[str, str], version: str, folder: Path) -> dict[str, Any]:
    """One run over all drafts; `version` is this program's, `folder` the root that paths are told relative to.

    A draft that could not be read is a notification of the invocation, which then was not successful.
    """
    rules = list(Rule)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules, version)},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(refused)],
                "artifacts": [{"location": _location(report.draft.file, folder)} for report in reports],
                "results": [result for report in reports for result in _results(report, rules, folder)],
            }
        ],
    }


def _driver(rules: Sequence[Rule], version: str) -> dict[str, Any]:
    described = [
        {
            "id": rule.value,
            "name": "".join(part.capitalize() for part in rule.value.split("-")),
            "shortDescription": {"text": _RULES[rule][0]},
            "fullDescription": {"text": _RULES[rule][1]},
            "help": {"text": _HELP[rule.severity]},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in rules
    ]
    return {"name": "qa lint", "version": version, "rules": described}


def _invocation(refused: Mapping[str, str]) -> dict[str, Any]:
    notes = [{"level": "error", "message": {"text": sentence}} for sentence in refused.values()]
    return {"executionSuccessful": not refused, "toolExecutionNotifications": notes}


def _location(file: str, folder: Path) -> dict[str, Any]:
    path = (folder / file).resolve()
    base = folder.resolve()
    if path.is_relative_to(base):
        return {"uri": escaped(PurePath(path.relative_to(base)).as_posix()), "uriBaseId": "%SRCROOT%"}
    return {"uri": path.as_uri()}


def _results(report: Report, rules: Sequence[Rule], folder: Path) -> list[dict[str, Any]]:
    return [
        _result(report.draft, finding.place, problem, rules, folder)
        for finding in report.findings
        for problem in finding.problems
    ]


def _result(
    draft: Draft, place: DraftQuote | LooseMark, problem: Problem, rules: Sequence[Rule], folder: Path
) -> dict[str, Any]:
    return {
        "ruleId": problem.rule.value,
        "ruleIndex": rules.index(problem.rule),
        "level": _LEVELS[problem.rule.severity],
        "message": {"text": _sentence(problem.message)},
        "locations": [_place(draft, place, folder)],
        "partialFingerprints": {"quote/v1": _fingerprint(problem.rule, place)},
    }


def _fingerprint(rule: Rule, place: DraftQuote | LooseMark) -> str:
    """The same as long as the words are, wherever they move in the draft."""
    words = place.text if isinstance(place, DraftQuote) else place.mark
    return hashlib.sha256(f"{rule.value} {' '.join(words.split())}".encode()).hexdigest()


def _place(draft: Draft, place: DraftQuote | LooseMark, folder: Path) -> dict[str, Any]:
    """Lines and columns; of a DOCX, which has none, the paragraph."""
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _location(draft.file, folder)}}
    if draft.unit == "paragraph":
        return location | {"logicalLocations": [{"name": f"paragraph {place.line}", "kind": "element"}]}
    end_line, end_column = (place.line, place.column + 1)
    if isinstance(place, DraftQuote):
        end_line, end_column = place.end_line, place.end_column
    region: dict[str, Any] = {
        "startLine": place.line, "startColumn": place.column, "endLine": end_line, "endColumn": end_column,
    }  # fmt: skip
    if isinstance(place, DraftQuote):
        region["snippet"] = {"text": draft.text[place.start : place.end]}
    location["physicalLocation"]["region"] = region
    return location


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."
