"""Fragments: "et chez Wimi ?", "and how many employees?", "depuis quand ?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.conversation.mentions import Kind, Mention, Past, Referent
from qa.conversation.topic import quoted
from qa.conversation.wording import as_question, bare, flat, listed, spliced, uncapitalised

_ABOUT = re.compile(
    r"(?:(?:et|and|mais|but|ok|okay|so|alors|donc),? )*(?:what about|how about|what of|qu'en est-il (?:de |du |des "
    r"|d')|quid (?:de |du |des |d')"
    r"|(?:la )?meme (?:question|chose) (?:pour |chez |avec |sur |a propos de |concernant )|(?:idem|pareil) (?:pour "
    r"|chez |avec |a )?"
    r"|(?:the )?same (?:question |thing )?(?:for|with|about|at)|ditto(?: for)?|je voulais dire|je parlais de "
    r"|i meant|non,|no,|plutot|rather)[ ,]*"
)
_LEAD = re.compile(
    r"(?:(?:et puis|et alors|et|and then|and|mais|but|so|donc|alors|ok|okay|then|sinon|puis"
    r"|or)(?:,? |,))+"
)
_TAIL = re.compile(
    r"(?:,? (?:alors|aussi|then|too|also|instead|please|stp|svp|as well|s'il (?:te|vous) plait"
    r"|exactement|exactly|precisely|au juste))+$"
)
_PREPOSITION = re.compile(
    r"(?P<de>du |des |de la |de l'|de |d'|of )|(?P<other>chez|pour|avec|par|dans|sur|sans|selon|contre|depuis|en"
    r"|aux?|a|at|for|with|without|in|on|by|from|to|since|according to|against|under|after|before|apres|avant) "
)
_AROUND = listed(
    "chez a au aux de d du des la le les l pour avec par dans sur selon et en at for with of in on by from to the "
    "about s societe entreprise company firm "
    "monsieur madame m mr mme mrs ms lui elle eux alors combien how many much quoi what according qu que un une a "
    "an some"
)
_FIRM_PREPOSITIONS = frozenset(("", "chez", "at", "pour", "for", "a", "selon", "according to"))
_BREAK = re.compile(
    r" (?:chez|pour|avec|par|dans|sur|sans|selon|depuis|en|at|for|with|without|in|on|by|from"
    r"|since)\b|[,;:]|$"
)
_VERB = re.compile(
    r"\b(?:est|sont|etait|etaient|sera|seront|a|ont|avait|avaient|aura|fait|font|faire|peut|peuvent|doit|doivent|va"
    r"|vont|veut|veulent|dit|disent"
    r"|pense|pensent|travaille|travaillent|utilise|utilisent|vend|vendent|coute|coutent|propose|proposent|marche"
    r"|sert|gagne|vient|existe|faut"
    r"|is|are|was|were|will|would|do|does|did|has|have|had|can|could|should|may|might|must|works?|uses?|sells?"
    r"|costs?|makes?|hosts?|runs?|says?|thinks?|needs?|means?)\b"
    r"|-(?:t-)?(?:il|elle|on|ils|elles|vous|tu|nous|je|ce)\b"
)
_SUBJECT_PRONOUN = re.compile(
    r"\b(?:il|elle|ils|elles|on|nous|vous|je|tu|j|he|she|they|we|you|i|it|ca|cela|c|qui"
    r"|who)\b"
)
_ADVERBIAL = (
    r"(?:pourquoi|comment|quand|ou|depuis quand|depuis combien de temps|jusqu'a quand|why|when|where|since when|how"
    r"|how so|how come|for how long"
    r"|(?:a|avec|par|pour|chez|de|sur|sous|contre|en|dans) (?:qui|quoi|(?:quel|quelle|quels"
    r"|quelles)(?: [a-z-]+){1,2}|combien de (?:temps|[a-z-]+))"
    r"|(?:by|with|for|to|from|at|on|in|under|against|about) (?:whom|who|what|which|how many|how much)(?: [a-z-]+){0,2})"
)
_BARE = re.compile(
    rf"(?:{_ADVERBIAL}|combien|combien de temps|qui|quoi|qui ca|ou ca|comment ca|quand ca|pourquoi ca|pourquoi cela"
    rf"|pourquoi pas|c'est-a-dire|par exemple|comme quoi|comme qui|lequel|laquelle|lesquels|lesquelles|vraiment"
    r"|who|what|which|which ones?|how much|how many|how long|how often|for example|for instance|such as|like what"
    r"|like who|such as what|really|why not|why is that|why's that|how is that|what for|who for|with whom)"
)
_FR_QUESTION = re.compile(
    r"(?:pourquoi|comment|quand|ou|depuis quand|depuis combien de temps|par qui|avec qui|en quelle annee|pour qui"
    r"|pour quoi|chez qui) "
    r"(?=(?!est |sont )\w)"
)
_EN_QUESTION = re.compile(
    r"(?:since when|why|when|where|how|by whom|with whom|for whom) (?=(?:is|are|was|were|do"
    r"|does|did|will|would|can|could|should|has|have|had)\b)"
)
_EN_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|had)\b")
_FR_YES_NO = re.compile(r"(?:est-ce (?:que |qu')|.*-(?:t-)?(?:il|elle|ils|elles)\b)")
_FR_OPENS = re.compile(
    r"(?:que|qu'|qui|quel|quelle|quels|quelles|combien|quoi|lequel|laquelle|a|de|avec|par|en"
    r"|pour|chez)\b"
)
_MORE = re.compile(
    r"(?:(?:(?:peux|pouvez)-(?:tu|vous) )?(?:m'|nous )?(?:en )?(?:dis|dites|dire)(?:[ -](?:moi|m'en"
    r"|nous))?(?: en)? (?:plus|davantage)|plus de details?|des details|tell me more|more(?: details?)?|go on"
    r"|continue|develope+z?|can you elaborate|"
    r"could you elaborate|elaborate|explique(?:z)?|explain)"
)
_COUNTED = re.compile(
    r"(?:how (?:many|much)|which|what|combien de|combien d'|quels?"
    r"|quelles?) (?P<noun>[a-z-]+(?: [a-z-]+)?) (?=(?:do|does|did|is|are|was|were|has|have|had|will|can|work|a|ont"
    r"|chez|est|sont|y)\b)"
)
_ASPECT = re.compile(r"(?P<wh>combien (?:de |d')|quels?|quelles?|how many|how much|what|which)(?: ?)(?P<what>[a-z].*)")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Fragment:
    """A follow-up without its opening words. `led`: it had some ("et", "what about")."""

    text: str
    names: tuple[Mention, ...]
    led: bool
    asks: bool

    @property
    def plain(self) -> str:
        """The text, flat."""
        return flat(self.text)


def opening(plain: str) -> tuple[int, bool]:
    """How many characters "et", "and", "what about" take at the start of a flat question, and whether they make what
    follows a fragment by themselves ("what about")."""
    if about := _ABOUT.match(plain):
        return about.end(), True
    lead = _LEAD.match(plain)
    return (lead.end() if lead else 0), False


def closing(plain: str) -> int:
    """Where the question ends before "aussi", "please"."""
    tail = _TAIL.search(plain)
    return tail.start() if tail and tail.start() else len(plain)


def completed_fragment(part: Fragment, past: Past, french: bool) -> str | None:
    """The question that a fragment stands for, None when it is a question of its own, or nothing."""
    if _MORE.fullmatch(part.plain):
        return as_question(past.last.text, french)
    if _BARE.fullmatch(part.plain):
        return _asked_anew(part.text, past, french)
    if part.names:
        return _with_name(part, past, french) if _is_only_names(part) and (part.led or part.asks) else None
    if len(part.plain.split()) > _LONGEST or _VERB.search(part.plain) or _SUBJECT_PRONOUN.search(part.plain):
        return None
    if (found := _PREPOSITION.match(part.plain)) and (part.led or part.asks):
        return _with_phrase(part.text, found, past, french)
    if _ASPECT.match(part.plain) and (part.led or part.asks):
        return _of_referent(part.text, past, french)
    return _with_noun(part, past, french) if part.led else None


def _is_only_names(part: Fragment) -> bool:
    rest = part.plain
    for mention in reversed(part.names):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    return all(word in _AROUND for word in re.findall(r"\w+", rest))


def _asked_anew(wh: str, past: Past, french: bool) -> str:
    """ "Depuis quand ?": the question before, asked so."""
    text = bare(past.last.text)
    plain = flat(text)
    if re.fullmatch(_ADVERBIAL, flat(wh)) and flat(wh) not in ("how so", "how come"):
        if found := _EN_QUESTION.match(plain) or _FR_QUESTION.match(plain):
            return as_question(f"{wh} {text[found.end() :]}", french)
        if _EN_YES_NO.match(plain) or (_FR_YES_NO.match(plain) and not _FR_OPENS.match(plain)):
            return as_question(f"{wh} {quoted(past.last)}", french)
    return as_question(f"{wh}{' :' if french else ':'} {quoted(past.last)}", french)


def _with_name(part: Fragment, past: Past, french: bool) -> str:
    """ "Et chez Wimi ?": the question before, with the new name for the old one."""
    text, names = bare(past.last.text), past.last.mentions
    first, last = part.names[0], part.names[-1]
    new = first.name if first is last else part.text[first.start : last.end]
    preposition = _PREPOSITION.match(part.plain)
    if first.links:
        old = _counterpart(first, text, names, _class(preposition))
    else:
        old = _same_place(text, names, _class(preposition)) or _counterpart(first, text, names, _class(preposition))
        if preposition and old and _class(_before(text, old)) == _class(preposition):
            return as_question(spliced(text, _before_start(text, old), old.end, part.text), french)
    if old is None:
        return as_question(_added(text, part, new, preposition, french), french)
    return as_question(_renamed(text, [mention for mention in names if mention.name == old.name], new), french)


def _class(preposition: re.Match[str] | None) -> str:
    if preposition is None:
        return ""
    return "de" if preposition["de"] else preposition["other"]


def _before(text: str, mention: Mention) -> re.Match[str] | None:
    """The preposition right before a name."""
    found = (match for match in _PREPOSITION.finditer(flat(text)) if match.end() == mention.start)
    return next((match for match in found if _opens_word(text, match)), None)


def _opens_word(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or not text[match.start() - 1].isalnum()


def _before_start(text: str, mention: Mention) -> int:
    before = _before(text, mention)
    return before.start() if before else mention.start


def _same_place(text: str, names: Sequence[Mention], place: str) -> Mention | None:
    return next((mention for mention in names if place and _class(_before(text, mention)) == place), None)


def _counterpart(new: Mention, text: str, names: Sequence[Mention], place: str) -> Mention | None:
    """The name that a new one takes the place of: of its kind and after its preposition, else of its kind, else any."""
    others = [mention for mention in names if mention.name != new.name]
    if not new.links:
        return next(iter(others), None) if place in _FIRM_PREPOSITIONS else None
    known = [mention for mention in others if mention.links]
    alike = [mention for mention in known if mention.is_person == new.is_person]
    return _same_place(text, alike, place) or next(iter([*alike, *known, *others]), None)


def _renamed(text: str, old: Sequence[Mention], new: str) -> str:
    for mention in reversed(old):
        text = spliced(text, mention.start, mention.end, new)
    return text


def _added(text: str, part: Fragment, new: str, preposition: re.Match[str] | None, french: bool) -> str:
    if preposition:
        return f"{text} {part.text}"
    if part.names[0].is_person:
        return f"{text} {'selon' if french else 'according to'} {new}"
    return f"{text} {'chez' if french else 'at'} {new}"


def _with_phrase(phrase: str, preposition: re.Match[str], past: Past, french: bool) -> str:
    """ "Et pour les écoles ?": in the place of the question's phrase with the same preposition, else at its end."""
    text = bare(past.last.text)
    place = _class(preposition)
    same = [m for m in _PREPOSITION.finditer(flat(text)) if _class(m) == place and _opens_word(text, m)]
    if not same:
        return as_question(f"{text} {phrase}", french)
    start = same[0].start()
    stop = _BREAK.search(flat(text), same[0].end())
    end = stop.start() if stop else len(text)
    lost = [mention for mention in past.last.mentions if start <= mention.start < end]
    whole = f"{text[:start]}{phrase}{text[end:]}"
    if lost and lost[0].name not in whole:
        whole = f"{whole} {_at(Referent(lost[0].name, lost[0].is_person), french)}"
    return as_question(whole, french)


def _with_noun(part: Fragment, past: Past, french: bool) -> str | None:
    """ "And users?": in the place of what the question before counted, else of whom it was about."""
    text = bare(past.last.text)
    counted = _COUNTED.match(flat(text))
    if (
        counted
        and re.fullmatch(r"[a-z-]+(?: [a-z-]+)?", part.plain)
        and not re.match(
            r"(?:the|le|la|les|un|une|a"
            r"|an)\b",
            part.plain,
        )
    ):
        return as_question(f"{text[: counted.start('noun')]}{part.text}{text[counted.end('noun') :]}", french)
    return _of_referent(part.text, past, french)


def _of_referent(what: str, past: Past, french: bool) -> str | None:
    referent = past.referent(Kind.FIRM)
    return as_question(about(what, referent, french), french) if referent else None


def about(what: str, referent: Referent, french: bool) -> str:
    """A question or noun phrase, made one about somebody or some firm: "le prix" → "Quel est le prix chez Wimi"."""
    first = flat(what).split(" ")[0]
    opened = {"le": "Quel est ", "la": "Quelle est "} if french else {"the": "What about "}
    start = opened.get(first, "")
    return f"{start}{uncapitalised(what, False) if start else what} {_at(referent, french)}"


def _at(referent: Referent, french: bool) -> str:
    if referent.is_person:
        return f"{'pour' if french else 'for'} {referent.name}"
    return f"{'chez' if french else 'at'} {referent.name}"
