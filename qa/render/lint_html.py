"""What was found in drafts as one HTML page: self-contained, no script, readable without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from qa.drafts import Draft, DraftQuote, Finding, LooseMark, Report, Rule, Severity
from qa.render.diff import diff_html
from qa.render.lint_text import shown_match, summary
from qa.render.markup import lang, verbatim
from qa.render.verdicts import SYMBOLS, verdict_words
from qa.render.verification import speaker_words
from qa.render.words import date_words, words_in
from qa.schema import QuoteMatch, Verdict

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NONE: "In order"}
_ABOUT = verdict_words("en")


def lint_html(reports: Sequence[Report], refused: Mapping[str, str]) -> str:
    """A page with every quote of every draft, in order: the verdict in words, with a sign and a colour, what is wrong,
    the words compared, and where they were said. `refused`: drafts that could not be read, with why."""
    style = (files("qa.render") / "lint.css").read_text(encoding="utf-8")
    body = "".join(_draft(report, number) for number, report in enumerate(reports, 1))
    unread = "".join(f"<p>{verbatim(sentence)}</p>" for sentence in refused.values())
    problem = f'<section class="refused" aria-label="Not read"><h2>Not read</h2>{unread}</section>' if refused else ""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{verbatim(_POLICY)}">'
        f"<title>Quotes checked: {verbatim(summary(reports))}</title><style>{style}</style></head>"
        f'<body><header><h1>Quotes checked</h1><p class="summary">{verbatim(summary(reports))}</p>{_LEGEND}</header>'
        f"<main>{problem}{body}</main></body></html>\n"
    )


_LEGEND = (
    '<p class="legend">In the words compared: '
    f'<del class="qa-diff-said"><span aria-hidden="true">−</span>{verbatim(_ABOUT.dropped)}</del>, '
    f'<ins class="qa-diff-quoted"><span aria-hidden="true">+</span>{verbatim(_ABOUT.added)}</ins>; '
    "outlined where the meaning changes.</p>"
)


def _draft(report: Report, number: int) -> str:
    draft = report.draft
    items = "".join(f"<li>{_finding(draft, finding)}</li>" for finding in report.findings)
    listed = f"<ol>{items}</ol>" if items else "<p>There is no quote to check in this draft.</p>"
    short = ""
    if draft.short:
        words = "".join(f"<li>{verbatim(_place(draft, q))}: <q>{verbatim(q.text)}</q></li>" for q in draft.short)
        short = f"<details><summary>Too short to check ({len(draft.short)})</summary><ul>{words}</ul></details>"
    heading = f'<h2 id="draft-{number}">{verbatim(draft.file)}</h2>'
    return f'<section aria-labelledby="draft-{number}">{heading}{listed}{short}</section>'


def _finding(draft: Draft, finding: Finding) -> str:
    sign, word = _verdict(finding)
    heading = (
        f'<h3><span class="sign" aria-hidden="true">{sign}</span> {verbatim(word)} '
        f'<span class="severity">{_SEVERITIES[finding.severity]}</span> '
        f'<span class="place">{verbatim(_place(draft, finding.place))}</span></h3>'
    )
    return (
        f'<article class="finding finding--{finding.severity.value}">{heading}'
        f"{_words(finding)}{_problems(finding)}{_compared(finding)}</article>"
    )


def _verdict(finding: Finding) -> tuple[str, str]:
    """The sign and the words of the heading: what the quote is, and whether it is somebody else's."""
    rules = [problem.rule for problem in finding.problems]
    if finding.verification is None:
        return "?", "Not checked"
    verdict = Verdict.NOT_FOUND if Rule.NOT_FOUND in rules else finding.verification.verdict
    if Rule.MISATTRIBUTED in rules:
        return SYMBOLS[Verdict.NOT_FOUND], f"{_ABOUT.verdicts[verdict]}, misattributed"
    return SYMBOLS[verdict], _ABOUT.verdicts[verdict]


def _problems(finding: Finding) -> str:
    if not finding.problems:
        return ""
    items = (
        f"<li><b>{verbatim(problem.rule.value.replace('-', ' '))}</b>: {verbatim(problem.message)}</li>"
        for problem in finding.problems
    )
    return f'<ul class="problems">{"".join(items)}</ul>'


def _place(draft: Draft, place: DraftQuote | LooseMark) -> str:
    return f"{draft.unit} {place.line}"


def _words(finding: Finding) -> str:
    place = finding.place
    if not isinstance(place, DraftQuote):
        return ""
    language = lang(finding.verification.language if finding.verification else None)
    named = f"<cite>{verbatim(place.attribution)}</cite>" if place.attribution else "Nobody is named."
    return f'<blockquote{language}>{verbatim(place.text)}</blockquote><p class="by">{named}</p>'


def _compared(finding: Finding) -> str:
    found = finding.verification
    if found is None or not found.matches:
        return _nearest(found.nearest) if found and found.nearest else ""
    if found.pieces:
        pieces = (f"<li>{_said(piece.match) if piece.match else 'nobody'}</li>" for piece in found.pieces)
        return f'<ol class="pieces">{"".join(pieces)}</ol>'
    return _said(found.matches[0]) if finding.problems or shown_match(finding) else _source(found.matches[0])


def _nearest(match: QuoteMatch) -> str:
    return f'<p class="label">{verbatim(_ABOUT.nearest)}</p>{_said(match, compared=False)}'


def _said(match: QuoteMatch, *, compared: bool = True) -> str:
    language = lang(match.excerpt.source.language)
    words = diff_html(match.edits, _ABOUT) if compared and match.edits else verbatim(match.excerpt.text)
    return f'<p class="said"{language}>{words}</p>{_source(match)}'


def _source(match: QuoteMatch) -> str:
    words, source = words_in("en"), match.excerpt.source
    facts = (source.title, date_words(source.date, words), f"turn {match.excerpt.turn.index}")
    return f'<p class="source"><b>{verbatim(speaker_words(match, words))}</b>, {verbatim(", ".join(facts))}</p>'
