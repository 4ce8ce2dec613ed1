"""What is wrong with a quote, in one sentence: what it is, where it was said, and what to do."""

from __future__ import annotations

from qa.drafts import DraftQuote, LooseMark
from qa.errors import QuoteFault
from qa.lint.wording import wording
from qa.render import verdict_words
from qa.schema import Attribution, Edit, Operation, QuoteMatch, Role, Verdict, Verification

_SHOWN = 3
"""How many differences a message names; the word diff shows all."""
_LONGEST = 80
"""Characters of somebody's words in a message."""


class Sentences:
    """The sentences of one language; each on one line, without the place in the draft and without a full stop."""

    def __init__(self, language: str) -> None:
        self._words, self._changes = wording(language), verdict_words(language).changes

    def loose(self, mark: LooseMark) -> str:
        """Of a quotation mark without a partner."""
        return self._words.loose.format(mark=mark.mark)

    def unchecked(self, fault: QuoteFault) -> str:
        """Of a quote that cannot be verified."""
        return self._words.unchecked[fault]

    def elsewhere(self, named: str | None) -> str:
        """Of one passed over, since whoever is named speaks nowhere in the corpus."""
        return self._words.elsewhere.format(name=named) if named else self._words.elsewhere_unnamed

    def not_found(self, found: Verification) -> str:
        """Of one that nobody says, with the nearest that somebody does."""
        words = self._words
        near = found.matches[0] if found.matches else found.nearest
        hint = words.hint.format(words=_cut(near.excerpt.text), said_by=self._said_by(near)) if near else ""
        whose = words.whose.format(name=found.speaker_claimed) if found.speaker_claimed else ""
        return words.not_found.format(hint=hint, whose=whose)

    def altered(self, found: Verification, match: QuoteMatch) -> str:
        """Of one whose meaning differs from what was said."""
        if found.pieces:
            match = next((p.match for p in found.pieces if p.match and p.match.verdict is Verdict.ALTERED), match)
            if lost := next((piece for piece in found.pieces if piece.match is None), None):
                return self._words.lost_piece.format(words=_cut(lost.text))
        changes = f" ({', '.join(self._changes.get(change, change) for change in match.changes)})"
        return self._words.altered.format(
            changes=changes if match.changes else "",
            differences=self._differences(match),
            said_by=self._said_by(match),
        )

    def misattributed(self, quote: DraftQuote, found: Verification) -> str:
        """Of one that is not, or not all, of the one named."""
        words = self._words
        speakers = list(dict.fromkeys(self._speaker(match) for match in found.matches))
        template = {
            Attribution.MIXED: words.mixed,
            Attribution.INTERVIEWER: words.interviewers,
            Attribution.NARRATOR: words.narrators,
        }
        return template.get(found.attribution or Attribution.WRONG, words.wrong).format(
            claimed=found.speaker_claimed or quote.attribution,
            whose=words.conjunction.join(speakers[:_SHOWN]),
            title=found.matches[0].excerpt.source.title,
        )

    def stitched(self, found: Verification) -> str:
        """Of one put together from several places."""
        return self._words.stitched.format(count=len(found.pieces))

    def paraphrase(self, match: QuoteMatch) -> str:
        """Of one that says the same in other words, or in another language."""
        template = self._words.translation if match.translation else self._words.paraphrase
        return template.format(words=_cut(match.excerpt.text), said_by=self._said_by(match))

    def near(self, match: QuoteMatch) -> str:
        """Of one with a few words that differ."""
        return self._words.near.format(said_by=self._said_by(match), differences=self._differences(match))

    def nobody_named(self, match: QuoteMatch) -> str:
        """Of one that the draft gives as nobody's, with the name to give."""
        template = self._words.nobody_wrote if _is_written(match) else self._words.nobody_said
        return template.format(speaker=self._speaker(match), where=self._where(match))

    def _said_by(self, match: QuoteMatch) -> str:
        """ "Jeanne Roy said in “A talk” (turn 3)"."""
        template = self._words.wrote if _is_written(match) else self._words.said
        return template.format(speaker=self._speaker(match), where=self._where(match))

    def _where(self, match: QuoteMatch) -> str:
        return self._words.where.format(title=match.excerpt.source.title, turn=match.excerpt.turn.index)

    def _speaker(self, match: QuoteMatch) -> str:
        turn, words = match.excerpt.turn, self._words
        if turn.role is Role.NARRATOR:
            return match.excerpt.source.publisher or words.publication
        return turn.speaker or (words.interviewer if turn.role is Role.INTERVIEWER else words.unnamed)

    def _differences(self, match: QuoteMatch) -> str:
        """The differences that change the meaning, or, where none does, the first ones."""
        changed = [edit for edit in match.edits if edit.operation is not Operation.EQUAL]
        telling = [edit for edit in changed if edit.changes]
        telling = telling or [edit for edit in changed if edit.operation is not Operation.OMITTED]
        return ", ".join(self._difference(edit) for edit in telling[:_SHOWN]) or self._words.differ

    def _difference(self, edit: Edit) -> str:
        words = self._words
        other = words.not_said if edit.operation is Operation.ADDED else words.left_out
        template = words.replaced if edit.operation is Operation.REPLACED else other
        return template.format(quoted=_cut(edit.quoted), said=_cut(edit.said))


def _is_written(match: QuoteMatch) -> bool:
    return match.excerpt.turn.role is Role.NARRATOR


def _cut(words: str) -> str:
    """Words short enough for a message, on one line."""
    line = " ".join(words.split()).strip(" ,;:")
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
