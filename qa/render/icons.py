"""Icons as inline SVG, in the colour of the text; words stand beside each, so that it is not read aloud."""

from __future__ import annotations

from collections.abc import Mapping

from qa.schema import Verdict

_RING = '<circle cx="12" cy="12" r="10"/>'
_PATHS: Mapping[Verdict, str] = {
    Verdict.VERBATIM: f'{_RING}<path d="m7 12.5 3.4 3.4L17 9"/>',
    Verdict.NEAR_VERBATIM: f'{_RING}<path d="M7 10.2c2-2 3.6 0 5 0s3-1.6 5 0M7 14.8c2-2 3.6 0 5 0s3-1.6 5 0"/>',
    Verdict.ALTERED: '<path d="M12 2.8 22.3 20.7H1.7z"/><path d="M12 9.5v5"/><path d="M12 17.7v.1"/>',
    Verdict.PARAPHRASE: f'{_RING}<path d="M6.8 13.2c2.2-4.4 4.4-1.2 5.2-1.2s3 3.2 5.2-1.2"/>',
    Verdict.NOT_FOUND: f'{_RING}<path d="m8.3 8.3 7.4 7.4m0-7.4-7.4 7.4"/>',
}
_UNKNOWN = f'{_RING}<path d="M9.3 9.3a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2.9-1.2 1.9"/><path d="M12 17v.1"/>'
_RIGHT = '<path d="m4.5 12.8 4.8 4.8L19.5 7"/>'
_WRONG = '<path d="m5.5 5.5 13 13m0-13-13 13"/>'


def verdict_icon(verdict: Verdict | None) -> str:
    """The icon of a verdict; of what was not checked, None, a question mark."""
    return _icon(_PATHS[verdict] if verdict else _UNKNOWN)


def claim_icon(*, right: bool) -> str:
    """A tick for a claim that holds, a cross for one that does not."""
    return _icon(_RIGHT if right else _WRONG)


def _icon(paths: str) -> str:
    return (
        '<svg class="qa-icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"'
        f' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{paths}</svg>'
    )
