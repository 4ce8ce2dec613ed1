"""The words of a quote against those that were said, as text and as HTML; signs tell them apart, not colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.render.markup import verbatim
from qa.render.verdicts import VerdictWords
from qa.schema import Edit, Operation


def diff_text(edits: Sequence[Edit]) -> str:
    """One line, as `wdiff` writes it: [-said, not quoted-] {+quoted, not said+}; […] for what was omitted."""
    return " ".join("".join(_marked(edits)).split())


def _marked(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        if edit.operation is Operation.EQUAL:
            yield edit.said
            continue
        if edit.operation is Operation.OMITTED:
            yield f" […{'!' if edit.changes else ''}] "
            continue
        said, quoted = edit.said.strip(), edit.quoted.strip()
        if said:
            yield f"[-{said}-]"
        if quoted:
            yield f"{{+{quoted}+}}"
        yield _space(edit)


def diff_html(edits: Sequence[Edit], words: VerdictWords) -> str:
    """The words as inline HTML: `<del>` for what was said and is not quoted, `<ins>` for what is quoted and was not
    said, each with its sign, and its meaning for those who hear it; `<mark>` within where the meaning changes."""
    return "".join(_html(edit, words) for edit in edits)


def _html(edit: Edit, words: VerdictWords) -> str:
    if edit.operation is Operation.EQUAL:
        return verbatim(edit.said)
    strong = " qa-diff--changes" if edit.changes else ""
    if edit.operation is Operation.OMITTED:
        said = verbatim(edit.said.strip())
        hidden = f'<span class="qa-hidden">({verbatim(words.omitted)}: {said})</span>'
        sign = "<mark>[…!]</mark>" if edit.changes else "[…]"
        return f' <span class="qa-diff-omitted{strong}" title="{said}">{sign}{hidden}</span> '
    parts = []
    if said := edit.said.strip():
        parts.append(_change("del", "qa-diff-said" + strong, words.dropped, "−", _words(said, edit)))
    if quoted := edit.quoted.strip():
        parts.append(_change("ins", "qa-diff-quoted" + strong, words.added, "+", _words(quoted, edit)))
    return " ".join(parts) + _space(edit)


def _words(text: str, edit: Edit) -> str:
    return f"<mark>{verbatim(text)}</mark>" if edit.changes else verbatim(text)


def _change(tag: str, classes: str, meaning: str, sign: str, html: str) -> str:
    return (
        f'<{tag} class="{classes}"><span class="qa-hidden">({verbatim(meaning)}: </span>'
        f'<span aria-hidden="true">{sign}</span>{html}<span class="qa-hidden">)</span></{tag}>'
    )


def _space(edit: Edit) -> str:
    """What stands after the words, in what was said or else in the quote."""
    text = edit.said or edit.quoted
    return text[len(text.rstrip()) :]
