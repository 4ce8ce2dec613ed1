"""What was found in drafts as lines, like a linter's: file:line:column, severity, rule, message; the word diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from qa.drafts import Draft, DraftQuote, Finding, Report, Severity
from qa.render.diff import diff_text
from qa.render.terminal import console_of, lines_of, safe
from qa.schema import Operation, QuoteMatch, Verdict

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NONE: "green"}
_WIDEST = 10_000
"""Columns: a message stays on its line, for editors and grep to read."""


def lint_text(reports: Sequence[Report], *, color: bool = False, verbose: bool = False) -> str:
    """One line a problem, in the order of the drafts, the words compared below it, a summary at the end; with
    `verbose` the quotes without a problem too. With `color` severities are coloured, without there is no escape
    sequence."""
    console = console_of(_WIDEST, color)
    with console.capture() as capture:
        for report in reports:
            for finding in report.findings:
                for line in _lines(report.draft, finding, verbose):
                    console.print(line)
            if verbose:
                for quote in report.draft.short:
                    console.print(_line(report.draft, quote.line, quote.column, "none", "too-short", f"“{quote.text}”"))
        console.print(summary(reports))
    return lines_of(capture.get())


def summary(reports: Sequence[Report]) -> str:
    """How many quotes were checked, and what came of it, in one line."""
    quotes = sum(len(report.draft.quotes) for report in reports)
    short = sum(len(report.draft.short) for report in reports)
    ignored = sum(report.draft.ignored for report in reports)
    counts = [
        _count(sum(report.count(Severity.ERROR) for report in reports), "error"),
        _count(sum(report.count(Severity.WARNING) for report in reports), "warning"),
    ]
    rest = [f"{short} too short to check"] * bool(short) + [f"{ignored} ignored"] * bool(ignored)
    drafts = f" in {len(reports)} drafts" if len(reports) > 1 else ""
    return f"{_count(quotes, 'quote')} checked{drafts}: {', '.join([*counts, *rest])}"


def shown_match(finding: Finding) -> QuoteMatch | None:
    """The place to compare a quote with, where it differs from what was said there; None otherwise."""
    found = finding.verification
    if found is None or found.verdict is Verdict.VERBATIM or found.pieces:
        return None
    match = found.matches[0] if found.matches else None
    return match if match and any(edit.operation is not Operation.EQUAL for edit in match.edits) else None


def where(draft: Draft, line: int, column: int) -> str:
    """The place as an editor reads it, draft.md:12:5, or "draft.docx: paragraph 12"."""
    return f"{draft.file}: paragraph {line}" if draft.unit == "paragraph" else f"{draft.file}:{line}:{column}"


def _lines(draft: Draft, finding: Finding, verbose: bool) -> Iterator[Text]:
    place = finding.place
    for problem in finding.problems:
        if verbose or problem.rule.severity is not Severity.NONE:
            severity = problem.rule.severity
            yield _line(draft, place.line, place.column, severity.value, problem.rule.value, problem.message)
    if finding.severity is not Severity.NONE and isinstance(place, DraftQuote):
        match = shown_match(finding)
        yield Text(
            f"    {safe(diff_text(match.edits))}" if match else f"    “{safe(' '.join(place.text.split()))}”", "dim"
        )
    if verbose and not finding.problems and finding.verification and isinstance(place, DraftQuote):
        yield _line(draft, place.line, place.column, "none", finding.verification.verdict.value, _fine(finding, place))


def _fine(finding: Finding, place: DraftQuote) -> str:
    words = " ".join(place.text.split())
    return f"“{words}”, said by {place.attribution}" if place.attribution else f"“{words}”"


def _line(draft: Draft, line: int, column: int, severity: str, rule: str, message: str) -> Text:
    style = _COLORS[Severity(severity)]
    shown = "ok" if severity == "none" else severity
    return Text.assemble(f"{safe(where(draft, line, column))}: ", (f"{shown} {rule}", style), f": {safe(message)}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
