"""The words of a CHAT utterance without its codes: what was said, once, in order, readable.

The codes are those of the CHAT manual (talkbank.org): markers in square brackets, the scope of angle brackets, fillers
(`&-um`), fragments (`&+fr`), events (`&=laughs`), pauses, special forms (`word@s:fra`), overlap and intonation marks,
linkers and terminators.
"""

from __future__ import annotations

import re

from qa.formats.archives.tei_words import UNHEARD

INTERPOSED = re.compile(r"&\*(?P<code>[\w-]+)[:=](?P<words>[^\s\[\]<>]+)")
"""What another voice says within an utterance: `&*MOT:mhm`; `_` stands for a space."""

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_ENDINGS = (
    (re.compile(r"\+\.\.\?"), "…?"),
    (re.compile(r"\+\.\.\."), "…"),
    (re.compile(r"\+(?:/|//)\?"), "…?"),
    (re.compile(r"\+(?:/|//)\."), "…"),
    (re.compile(r"\+!\?"), "!?"),
    (re.compile(r"\+\"/?\."), "."),
    (re.compile(r"\+=?\."), "."),
)
_LINKERS = re.compile(r"(?:(?<=\s)|\A)(?:\+[\"”^<,+≈≋]|\+\+)(?=\s|\w|\Z)")
_PAUSES = re.compile(r"\((?:\.{1,3}|\d+(?:[.:]\d*)*)\)|(?<=\s)#+\d*(?=\s|\Z)")
_LONG_EVENTS = re.compile(r"&[{}][nl]=\S*")
_EVENTS = re.compile(r"&=\S*")
_FILLERS = re.compile(r"&[-+~]?(?=\w)")
_FORMS = re.compile(r"(?<=[^\s@])@[a-z]{1,3}(?:[:$&+][\w:&+$-]*)?(?![\w.])")
_OMITTED = re.compile(r"(?:(?<=\s)|\A)0[^\W\d]\S*|(?:(?<=\s)|\A)0(?=[\s.!?]|\Z)")
_UNHEARD = re.compile(r"(?<!\w)(?:xxx?|yyy?|www)(?!\w)")
_LENGTH = re.compile(r"(?<=[^\W\d_]):+(?=[^\W\d_]|\s|\Z)")
_PARENTHESES = re.compile(r"(?<=\w)\((\w+['’]?)\)|\((\w+['’]?)\)(?=\w)|(?<=['’])\((\w+)\)")
_COMPOUND = re.compile(r"(?<=\w)[+_](?=\w)")
_ELIDED = re.compile(r"(?<=['’])\+(?=\w)")
_PLAIN = re.compile(r"(?:(?!xx|yy|www)[^\W\d_]++|[ .,?!'’-])*+")
_MARKS = re.compile("[⌈⌉⌊⌋]\\d?|[↑↓→↗↘⇗⇘∆∇°▁▔☺∬Ϋ∲§∾↫≈≋⁑∙ˈˌ≠Ἡ\u0001-\u0008\u000e-\u001f^]")
_SATELLITES = re.compile(r" ?[„‡]")
_SPACED = re.compile(r" (?=[.,;!?…]+(?:\s|\Z))")


def plain_words(utterance: str) -> str:
    """The words, white space as single spaces, marks of punctuation at their words; empty when nothing was said.

    What was heard but not understood stands as "[…]". A form that the transcriber explains or corrects (`gonna
    [: going to]`) stays as it was said; a shortened one (`(be)cause`) is written out.
    """
    words = " ".join(utterance.split())
    if _PLAIN.fullmatch(words):
        return _SPACED.sub("", words) if any(map(str.isalnum, words)) else ""
    for _ in range(3):
        words = _BRACKETS.sub(" ", words)
    for pattern, ending in _ENDINGS:
        words = pattern.sub(ending, words)
    words = _LONG_EVENTS.sub(" ", words)
    words = _EVENTS.sub(" ", INTERPOSED.sub(" ", words))
    words = _LINKERS.sub(" ", _PAUSES.sub(" ", words))
    words = _MARKS.sub("", words)
    words = words.replace("<", " ").replace(">", " ")
    words = _FILLERS.sub("", words)
    words = _FORMS.sub("", words)
    words = _OMITTED.sub(" ", words)
    words = _PARENTHESES.sub(lambda match: match[1] or match[2] or match[3], words)
    words = _COMPOUND.sub(" ", _ELIDED.sub("", _LENGTH.sub("", words)))
    words = _UNHEARD.sub(UNHEARD, _SATELLITES.sub(",", " ".join(words.split())))
    words = _SPACED.sub("", " ".join(words.split()))
    return words if any(map(str.isalnum, words)) or UNHEARD in words else ""
