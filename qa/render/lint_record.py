"""What was found in drafts as a dictionary ready for JSON, in the shape and key order that scripts may rely on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qa.drafts import Draft, DraftQuote, Finding, Report, Severity
from qa.render.record import verification_record


def lint_record(reports: Sequence[Report], refused: Mapping[str, str]) -> dict[str, Any]:
    """What `qa lint --json` prints; `refused` holds the drafts that could not be read, each with the sentence that
    says why."""
    return {
        "errors": sum(report.count(Severity.ERROR) for report in reports),
        "warnings": sum(report.count(Severity.WARNING) for report in reports),
        "drafts": [_report(report) for report in reports],
        "refused": [{"file": file, "error": sentence} for file, sentence in refused.items()],
    }


def _report(report: Report) -> dict[str, Any]:
    draft = report.draft
    return {
        "file": draft.file,
        "format": draft.format,
        "unit": draft.unit,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "findings": [_finding(draft, finding) for finding in report.findings],
        "too_short": [_quote(quote) for quote in draft.short],
        "ignored": draft.ignored,
    }


def _finding(draft: Draft, finding: Finding) -> dict[str, Any]:
    place, found = finding.place, finding.verification
    quote = _quote(place) if isinstance(place, DraftQuote) else _mark(place.line, place.column)
    problems = [
        {"rule": p.rule.value, "severity": p.rule.severity.value, "message": p.message} for p in finding.problems
    ]
    return quote | {
        "severity": finding.severity.value,
        "verdict": found.verdict.value if found else None,
        "speaker_matches": found.speaker_matches if found else None,
        "problems": problems,
        "verification": verification_record(found) if found else None,
    }


def _quote(quote: DraftQuote) -> dict[str, Any]:
    return {
        "line": quote.line,
        "column": quote.column,
        "end_line": quote.end_line,
        "end_column": quote.end_column,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "block": quote.block,
        "attribution": quote.attribution,
        "attribution_line": quote.attribution_line,
    }


def _mark(line: int, column: int) -> dict[str, Any]:
    return {
        "line": line, "column": column, "end_line": line, "end_column": column + 1, "start": None, "end": None,
        "quote": None, "block": False, "attribution": None, "attribution_line": None,
    }  # fmt: skip
