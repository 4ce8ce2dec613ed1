"""What goes wrong with a corpus, in the page's language, with the next step."""

from __future__ import annotations

import errno

from qa.curation import MOST, TrayFull
from qa.errors import EmptyCorpus, FormatError, IndexBusy, QAError
from qa.render.reasons import reason_words
from qa.web.site import Words


def sentence(error: QAError | None, words: Words) -> str:
    """What to say of an error; of a defect of ours where there is none. What only the program's own English says stands
    in a frame."""
    cause = error.__cause__ if error else None
    if error is None:
        return str(words.defect)
    if isinstance(error, TrayFull):
        return words.tray_full(n=MOST)
    if isinstance(error, IndexBusy):
        return str(words.other_build)
    if isinstance(error, EmptyCorpus):
        return str(words.nothing_left)
    if isinstance(cause, OSError) and cause.errno == errno.ENOSPC:
        return str(words.disk_full)
    if isinstance(error, FormatError):
        return reason(error.reason, words, error.line)
    return framed(str(error), words)


def reason(said: str, words: Words, line: int | None = None) -> str:
    """Why a file cannot be read or added."""
    known = reason_words(said, words.language)
    told = framed(said, words) if known is None else known[:1].upper() + known[1:] + "."
    return told if line is None else words.at_line(line=str(line), sentence=told)


def framed(said: str, words: Words) -> str:
    """A sentence of the program, which speaks English, on a page in this language."""
    return words.program_says(said=said[:1].upper() + said[1:] if words.language == "en" else said)
