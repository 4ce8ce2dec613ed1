"""The marks of Oral-History.Digital's transcripts, taken off: what was said stays, notes and events go.

`<n(a note)>`, `<i(an interruption)>`, `<p5>` (a pause), `<v(laughs)>`, `{[laughs]}` go; `<s(laughing) these words>`,
`<l(es) words>`, `<? heard so>`, `<sim words>` leave their words; `<?3>` is something unheard; `wo<=>wo` is a word
broken off; `<res words>` and `<an Name>` mark what must not be published, and are not.
"""

from __future__ import annotations

import re

from qa.formats.archives.tei_words import UNHEARD

_MARK = re.compile(r"<(?:[a-z]{1,3}\(|\?|=>|p\d|i>|sim |res |an )|\{\[")
_WITHHELD = re.compile(r"<(?:res|an)\s[^<>]*>")
_GONE = re.compile(
    r"<(?:n|nl|i|v|g|m|ml|s|l|ld|c|b)\([^()<>]*(?:\([^()<>]*\)[^()<>]*)*\)\s*>|</?[ipb]\d*>|\{\[?[^{}\[\]]*\]?\}"
)
_UNHEARD = re.compile(r"<\?\d*>|\(\?\?\?\)")
_KEPT = re.compile(r"<(?:[a-z]{1,3}\([^()<>]*\)|sim|\?)\s*([^<>]*)>")
_BROKEN = re.compile(r" ?<=> ?")


def uses_marks(words: str) -> bool:
    """Whether a text holds any of the marks."""
    return _MARK.search(words) is not None


def withheld(words: str) -> int:
    """How many passages of a text are marked as not to be published."""
    return len(_WITHHELD.findall(words))


def unmarked(words: str) -> str:
    """The words alone."""
    said = _UNHEARD.sub(UNHEARD, _WITHHELD.sub(UNHEARD, " ".join(words.split())))
    for _ in range(4):  # marks stand in marks
        before = said
        said = _KEPT.sub(r"\1", _GONE.sub(" ", said))
        if said == before:
            break
    said = _BROKEN.sub(" ", said)
    return re.sub(r" (?=[.,;:!?](?:\s|\Z))", "", " ".join(said.split()))
