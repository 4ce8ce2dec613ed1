"""The words of a quote against those that were said, as text and as HTML; signs tell them apart, not colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.render.markup import lang, verbatim
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
        text = edit.said or edit.quoted
        yield text[len(text.rstrip()) :]


def compared_html(edits: Sequence[Edit], words: VerdictWords, language: str | None) -> str:
    """The quote and what was said, one below the other, each readable by itself: in the quote `<ins>` for what was not
    said, in what was said `<del>` for what is not quoted, each with its sign, and its meaning and kind for those who
    hear it; `<mark>` within where the meaning changes. `language` is that of both."""
    quoted = "".join(_one_side(edit, words, said=False) for edit in edits)
    said = "".join(_one_side(edit, words, said=True) for edit in edits)
    return (
        f'<dl class="qa-compared"><div><dt>{verbatim(words.the_quote)}</dt><dd{lang(language)}>{quoted}</dd></div>'
        f"<div><dt>{verbatim(words.the_words)}</dt><dd{lang(language)}>{said}</dd></div></dl>"
    )


def _one_side(edit: Edit, words: VerdictWords, *, said: bool) -> str:
    if edit.operation is Operation.EQUAL:
        return verbatim(edit.said if said else edit.quoted)
    if edit.operation is Operation.OMITTED:
        return _omitted(edit, words) if said else verbatim(edit.quoted)
    return _changed(edit, words, said=said)


def _omitted(edit: Edit, words: VerdictWords) -> str:
    strong = " qa-diff--changes" if edit.changes else ""
    said = verbatim(edit.said.strip())
    hidden = f'<span class="qa-hidden">({verbatim(words.omitted)}: {said})</span>'
    sign = "<mark>[…!]</mark>" if edit.changes else "[…]"
    return f' <span class="qa-diff-omitted{strong}" title="{said}">{sign}{hidden}</span> '


def _changed(edit: Edit, words: VerdictWords, *, said: bool) -> str:
    """The words of one side, with what stands after them; nothing where this side has none."""
    text = edit.said if said else edit.quoted
    shown = text.strip()
    if not shown:
        return verbatim(text)
    tag, kind, sign, meaning = ("del", "said", "−", words.dropped) if said else ("ins", "quoted", "+", words.added)
    strong = " qa-diff--changes" if edit.changes else ""
    if edit.changes:
        meaning = f"{meaning}, {words.altered.format(changes=words.changes.get(edit.changes, edit.changes))}"
    marked = f"<mark>{verbatim(shown)}</mark>" if edit.changes else verbatim(shown)
    return (
        f'<{tag} class="qa-diff-{kind}{strong}"><span class="qa-hidden">({verbatim(meaning)}: </span>'
        f'<span aria-hidden="true">{sign}</span>{marked}<span class="qa-hidden">)</span></{tag}>'
        f"{verbatim(text[len(text.rstrip()) :])}"
    )
