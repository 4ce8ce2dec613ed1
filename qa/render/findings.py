"""What was found in a draft as a piece of a page: a choice of what to show, and the findings, each to be opened.

It needs no script: what is not chosen is hidden by the style sheet, `verdicts.css`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qa.drafts import Draft, DraftQuote, Finding, LooseMark, Report, Rule, Severity
from qa.render.icons import verdict_icon
from qa.render.lint_text import shown_match
from qa.render.lint_words import LintWords, lint_words
from qa.render.markup import lang, verbatim
from qa.render.places import Links, Said, place_html
from qa.render.verdicts import verdict_words
from qa.render.verified import verdict_name
from qa.render.words import words_in
from qa.schema import Verdict

_SHORT = 90
"""Characters of a quote in its heading."""


def summary_words(reports: Sequence[Report], language: str) -> str:
    """How many quotes were checked, and what came of them: "12 quotes checked: 9 in order, 2 altered, 1 not found"."""
    own = lint_words(language)
    found = [finding for report in reports for finding in report.findings]
    quotes = sum(isinstance(finding.place, DraftQuote) for finding in found)
    fine = sum(not finding.problems for finding in found)
    rules = Counter(finding.problems[0].rule for finding in found if finding.problems)
    parts = [f"{fine} {own.severities[Severity.NONE][fine > 1].lower()}"] if fine else []
    parts += [f"{rules[rule]} {own.rules[rule][rules[rule] > 1]}" for rule in Rule if rules[rule]]
    counted = own.counted[_is_many(quotes, own)].format(number=quotes)
    colon = " : " if own.language == "fr" else ": "
    return counted + (colon + ", ".join(parts) if parts else "")


def report_html(report: Report, language: str, links: Links | None = None, name: str = "report") -> str:
    """The findings of one draft, in its order. `name` tells its choice from those of other drafts on a page."""
    own = lint_words(language)
    items = "".join(f"<li>{_finding(report.draft, finding, own, links)}</li>" for finding in report.findings)
    listed = f'<ol class="qa-findings">{items}</ol>' if items else f"<p>{verbatim(own.none)}</p>"
    return f'<div class="qa-report">{_choice(report, own, name)}{listed}{_short(report.draft, own)}</div>'


def _choice(report: Report, own: LintWords, name: str) -> str:
    """What to show, where there is something to choose between."""
    counts = [(severity, report.count(severity)) for severity in Severity if report.count(severity)]
    if len(counts) < 2:
        return ""
    choices = [("all", own.all, len(report.findings))]
    choices += [(severity.value, own.severities[severity][count > 1], count) for severity, count in counts]
    inputs = "".join(
        f'<label class="qa-chip"><input type="radio" name="{verbatim(name)}-show" value="{value}"'
        f"{' checked' if value == 'all' else ''}> {verbatim(label)} ({count})</label>"
        for value, label, count in choices
    )
    return f'<fieldset class="qa-choice"><legend>{verbatim(own.show)}</legend>{inputs}</fieldset>'


def _finding(draft: Draft, finding: Finding, own: LintWords, links: Links | None) -> str:
    severity, place = finding.severity, finding.place
    words = " ".join(place.text.split()) if isinstance(place, DraftQuote) else place.mark
    short = words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"
    named = f'<span class="qa-severity">{verbatim(own.severities[severity][0])}</span>'
    return (
        f'<details class="qa-finding qa-finding--{severity.value}"{" open" if severity is Severity.ERROR else ""}>'
        f"<summary>{verdict_icon(_verdict(finding))}<b>{verbatim(_name(finding, own))}</b> {named} "
        f'<span class="qa-line-of">{verbatim(_place(draft, place, own))}</span> '
        f'<q class="qa-finding-words"{lang(_language(finding))}>{verbatim(short)}</q></summary>'
        f'<div class="qa-finding-body">{_words(finding, own)}{_problems(finding, own)}'
        f"{_compared(finding, own, links)}</div></details>"
    )


def _verdict(finding: Finding) -> Verdict | None:
    """What the icon shows: what the draft must correct comes before what the words are."""
    rules = [problem.rule for problem in finding.problems]
    if finding.verification is None:
        return None
    lost = {Rule.NOT_FOUND, Rule.MISATTRIBUTED} & {*rules}
    return Verdict.NOT_FOUND if lost else finding.verification.verdict


def _name(finding: Finding, own: LintWords) -> str:
    """The verdict in words, and whether it is somebody else's."""
    rules, found = [problem.rule for problem in finding.problems], finding.verification
    if found is None:
        return own.loose if isinstance(finding.place, LooseMark) else own.unchecked
    about = verdict_words(own.language)
    name = about.verdicts[Verdict.NOT_FOUND] if Rule.NOT_FOUND in rules else verdict_name(found, about)
    return f"{name}, {own.misattributed}" if Rule.MISATTRIBUTED in rules else name


def _language(finding: Finding) -> str | None:
    return finding.verification.language if finding.verification else None


def _problems(finding: Finding, own: LintWords) -> str:
    colon = " : " if own.language == "fr" else ": "
    items = "".join(
        f"<li><b>{verbatim(own.rules[problem.rule][0])}</b>{colon}{verbatim(problem.message)}.</li>"
        for problem in finding.problems
    )
    return f'<ul class="qa-problems">{items}</ul>' if items else ""


def _place(draft: Draft, place: DraftQuote | LooseMark, own: LintWords) -> str:
    return own.units[draft.unit].format(number=place.line)


def _words(finding: Finding, own: LintWords) -> str:
    """The quote, where it is not shown beside what was said, and who the draft says it is of."""
    place = finding.place
    if not isinstance(place, DraftQuote):
        return ""
    quote = f'<blockquote class="qa-drafted"{lang(_language(finding))}>{verbatim(place.text)}</blockquote>'
    named = own.named.format(name=place.attribution) if place.attribution else own.nobody
    return f'{"" if shown_match(finding) else quote}<p class="qa-drafted-by">{verbatim(named)}</p>'


def _compared(finding: Finding, own: LintWords, links: Links | None) -> str:
    return "".join(f'<div class="qa-place">{html}</div>' for html in _said(finding, own, links))


def _said(finding: Finding, own: LintWords, links: Links | None) -> Iterator[str]:
    found, words = finding.verification, words_in(own.language)
    if found is None:
        return
    if not found.matches and found.nearest:
        about = verdict_words(own.language)
        nearest = place_html(found.nearest, words, links, Said.ALONE)
        yield f'<p class="qa-label">{verbatim(about.nearest)}</p>{nearest}'
    said = Said.LEFT_OUT if found.verdict is Verdict.VERBATIM and not found.pieces else Said.COMPARED
    matches = [piece.match for piece in found.pieces if piece.match] or found.matches[:1]
    yield from (place_html(match, words, links, said) for match in matches)


def _short(draft: Draft, own: LintWords) -> str:
    if not draft.short:
        return ""
    listed = "".join(
        f"<li>{verbatim(_place(draft, quote, own))}: <q>{verbatim(quote.text)}</q></li>" for quote in draft.short
    )
    label = verbatim(own.short.format(number=len(draft.short)))
    return f'<details class="qa-short"><summary>{label}</summary><ul>{listed}</ul></details>'


def _is_many(number: int, own: LintWords) -> bool:
    return number > 1 if own.language == "fr" else number != 1
