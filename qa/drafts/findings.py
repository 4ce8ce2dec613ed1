"""What is found about the quotes of a draft: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.drafts.records import Draft, DraftQuote, LooseMark
from qa.schema import Verification


class Severity(StrEnum):
    """How much a finding matters, from the most to the least."""

    ERROR = "error"
    """Must not be printed so."""
    WARNING = "warning"
    """Somebody should look at it."""
    NONE = "none"
    """As it should be, or nothing to be said."""


class Rule(StrEnum):
    """What can be wrong with a quote, from the worst."""

    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"
    STITCHED = "stitched"
    PARAPHRASE = "paraphrase"
    NEAR_VERBATIM = "near-verbatim"
    NO_ATTRIBUTION = "no-attribution"
    UNCLOSED = "unclosed-quote"
    UNCHECKED = "unchecked"
    """It cannot be verified: too long, or without words."""
    ELSEWHERE = "elsewhere"
    """Not found, and somebody's who speaks nowhere in the corpus: passed over, as was asked."""

    @property
    def severity(self) -> Severity:
        """How much a breach of this rule matters."""
        if self is Rule.ELSEWHERE:
            return Severity.NONE
        wrong = (Rule.ALTERED, Rule.MISATTRIBUTED, Rule.NOT_FOUND)
        return Severity.ERROR if self in wrong else Severity.WARNING


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a quote: `message` is one sentence, what and what to do, without the place in the draft."""

    rule: Rule
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote of the draft (or a mark without a partner), what it was verified to be (None where it could not be), and
    what is wrong with it, the worst first."""

    place: DraftQuote | LooseMark
    verification: Verification | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def severity(self) -> Severity:
        """That of the worst problem."""
        severities = [problem.rule.severity for problem in self.problems]
        return next((severity for severity in Severity if severity in severities), Severity.NONE)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one draft, in the order of the draft."""

    draft: Draft
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.findings)
