"""What a recogniser, a platform or a clerk prints about the record, and footnotes: lines that nobody speaks."""

from __future__ import annotations

import re

_WHO = r"[^\W\d_][\w.,'’ -]{0,60}"
_TOOL = (
    rf"(?:{_WHO} )?(?:started|stopped) (?:the )?(?:transcription|recording)"
    rf"|{_WHO} a (?:démarré|arrêté|lancé) (?:la transcription|l['’]enregistrement)"
    rf"|{_WHO} hat die (?:Transkription|Aufzeichnung) (?:gestartet|beendet)"
    rf"|{_WHO} (?:inició|detuvo) la (?:transcripción|grabación)"
    r"|(?:transcribed|transcript|transcription|transkribiert|transkript|retranscrit|transcrit|transcripción)"
    r" (?:provided |generated |created |réalisée? )?(?:by|with|par|avec|mit|von|por|con) (?:https?://)?[A-Z][^!?,;]{1,60}"
    r"|(?:transcription|transcript|meeting|recording|call) ended (?:after|at) \d[\d:]*"
)
_CLERK = (
    r"(?:la séance|l['’]audience|la réunion) (?:est|a été) (?:levée|suspendue|ouverte|reprise) à [\w -]{2,40}"
    r"|the (?:house|sitting|meeting|hearing|court|committee|session) (?:was )?(?:adjourned|suspended|rose|resumed"
    r"|concluded|recessed) at \d[\d:. apm]*"
)
_NOTICE = re.compile(rf"(?:{_TOOL}|\(?(?:{_CLERK})\)?)[.)]{{0,2}}", re.IGNORECASE)
_DISCLAIMER = re.compile(
    r"this (?:editable |automatic |ai[- ])?transcri(?:pt|ption) (?:was|is|has been) "
    r"(?:computer|machine|auto|ai|generated|created)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,20}\]:\s")
_LONGEST = 140


def is_notice(line: str) -> bool:
    """Whether a line is a tool's or a clerk's word about the record ("Transcribed by …", "The House adjourned at
    5:30"), or a footnote."""
    short = len(line) <= _LONGEST and _NOTICE.fullmatch(" ".join(line.split())) is not None
    return short or _DISCLAIMER.match(line) is not None or _FOOTNOTE.match(line) is not None
