"""French pronouns, possessives and demonstratives that point back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qa.conversation.forms import Anaphor, Form
from qa.conversation.mentions import Kind, Referent
from qa.conversation.wording import flat, listed, of, spliced, uncapitalised

_IMPERSONAL = re.compile(
    r"\b(?:il (?:n')?y (?:a|en a|aura|avait|aurait)|y (?:a|aura|avait|aurait)-t-il|s'il (?:te|vous) plait"
    r"|il (?:ne )?(?:faut|fallait|faudra|faudrait|vaut|suffit|pleut|neige|existe|reste|manque|semble|parait|arrive)"
    r"|il s'agit|s'agit-il|(?:ne )?(?:faut|vaut|suffit|pleut|existe|reste|manque|semble|faudrait|faudra)(?:-t)?-il"
    r"|il (?:est|serait|etait) (?:\w+ ){0,2}(?:que|de|d')|il est \w+ heures?"
    r"|(?:est|serait|etait)-il (?:(?:\w+ ){1,2}(?:que\b|qu'|de\b|d')|(?:[\w']+ ){1,6}(?:de |d')(?=\w+(?:er|ir|re"
    r"|oir)\b))"
    r"|se passe-t-il|il se passe|(?:qu'|ou )?en est-il|se fait-il|heure est-il|temps fait-il|il fait (?:beau|froid"
    r"|chaud)"
    r"|qu'il soit|quoi qu'il en soit)"
)
_GENERIC = re.compile(
    r"\b(?:on|chacun|chacune|quelqu'un|tout le monde|faut-il|il faut|doit-on|peut-on)\b"
    r"|^(?:comment|pourquoi|ou|quand) (?:ne pas |bien |se |s')?\w+(?:er|ir|re|oir)\b"
)
_ANYBODY = re.compile(r"\b(?:quelqu'un|chacune?|personne|tout le monde|celui qui|celle qui|(?:un|une|chaque) \w+)\b")
_DETERMINER = (
    r"(?:le|la|l|les|un|une|des|ce|cet|cette|ces|mon|ma|mes|notre|nos|votre|vos|tout|toute|tous|toutes|chaque|certains"
    r"|plusieurs)"
)
_QUESTION = r"(?:pourquoi|comment|quand|ou|combien|depuis quand|en quoi|a quoi|est-ce|qu'est-ce|si)(?: est-ce)?"
_SUBJECT = re.compile(rf"(?:{_QUESTION} (?:que |qu'))?(?:{_QUESTION} )?(?P<det>{_DETERMINER})\b(?!-)[ ']\w+")
_PLURAL_SUBJECT = re.compile(r"(?:que|qu'en) \w+ent (?:les|des|ces|nos|vos)\b")
_ASKED_SUBJECT = re.compile(
    r"(?:quels|quelles|combien d(?:e |'))(?!est|sont)[ a-z-]*?\b(?:[a-z]{2,}ent|ont|vont"
    r"|font)\b"
)
_PREDICATE = re.compile(r"(?:quel|quelle|quels|quelles|qui|ou|quand|comment) (?:est|sont|etait)\b")

_CLITICS = r"(?:(?:ne|se|me|le|la|les|lui|leur|y|en) |[nsml]')*"
_INVERTED = re.compile(
    rf"(?<![\w'-]){_CLITICS}[a-z]+(?:-(?:le|la|les|lui|leur|en|y))?-(?:t-)?(?P<pronoun>ils?"
    rf"|elles?)\b"
)
_COMPANY = re.compile(
    r"\b(?:cette (?:entreprise|societe|boite|startup|start-up|firme|compagnie|structure|plateforme|solution)"
    r"|ce (?:produit|logiciel|service)"
    r"|(?:l'entreprise|la (?:boite|startup|start-up))(?!-| (?:qui|que|de|du|des|d|[a-z]+(?:elle|ique|ale|aise"
    r"|eenne))\b))(?!-\w)"
)
_SOMEBODY = re.compile(
    r"\b(?:ce (?:monsieur|fondateur|dirigeant|patron|pdg|type|dernier)|cet (?:homme|entrepreneur|intervenant)"
    r"|cette (?:femme|fondatrice|dirigeante|dame|derniere|personne)|celui-ci|celle-ci)\b"
)
_POSSESSIVE = re.compile(
    r"(?<!-)\b(?P<pronoun>son|sa|ses|leurs?) (?=[a-z])(?!(?:a|ont|avait|est|permet|faut"
    r"|reproche|los|las)\b)"
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?P<preposition>avec|pour|chez|selon|par|sur|contre|sans|comme|de|d'|qu'|que|apres|avant|derriere"
    r"|a) ?(?P<pronoun>lui|elles?|eux)\b"
    r"(?!-)(?= *$| (?!a\b|ont\b|est\b|sont\b))"
)
_SUBJECT_PRONOUN = re.compile(r"(?<!-)(?<!s')\b(?P<pronoun>ils?|elles?)\b(?![-'])")
_OBJECT = re.compile(
    r"^(?:et )?(?:par )?qui (?:ne )?(?P<clitic>l'|(?:le|la|les) )(?P<verb>[a-z]+(?: [a-z]+(?:e|es"
    r"|i|is|it|ie|u|us|ue|ert)\b)?)"
)
_AUXILIARY_OBJECT = re.compile(r"\b(?P<clitic>l')(?P<verb>(?:a|ont|avait|avaient|aurait)(?:-t-on)? [a-z]+)")
_TO_THEM = re.compile(
    r"(?<!-)\b(?P<clitic>lui |leur (?=(?:a|ont|avait|faut|permet|reproche|faire|dire|donner"
    r"|parler|demander)\b))(?P<verb>[a-z]+)"
)
_OF_IT = re.compile(r"^qui (?P<clitic>en )(?P<verb>est|sont|etait) ")
_THERE = re.compile(r"(?<!il )(?<!n')\b(?P<clitic>y )(?!a-t-il|aura|avait)(?P<verb>[a-z]+)")
_IT = re.compile(
    r"\b(?:ca (?!va\b)|cela )(?!(?:marche|fonctionne|sert|coute|existe|veut dire)(?: [a-z]+)?,? (?:le|la|les|un|une"
    r"|l|de|des)\b)(?=\w)"
    r"|\b(?:pareil|la meme chose|le meme)\b|(?:la-dessus|a ce sujet|la-bas)$|^combien sont-ils$|^ils sont combien$"
    r"|qu'est-ce que c'est$"
)
_BARE_IT = re.compile(
    r"\best-ce (?!que\b|qu'|qui\b)(?!.*\bd(?:e |')[a-z]+(?:er|ir|re)\b)|\bc'est (?!.*\b(?:le|la|les|un"
    r"|une|l|que|qu)\b)"
)

_FIXED = (
    (_COMPANY, Form.NOUN, Kind.FIRM),
    (_SOMEBODY, Form.NOUN, Kind.PERSON),
    (_IT, Form.APPENDED, Kind.THING),
    (_BARE_IT, Form.APPENDED, Kind.THING),
)
_BEFORE_VERB = (
    (_OBJECT, Kind.EITHER, ""),
    (_AUXILIARY_OBJECT, Kind.EITHER, ""),
    (_TO_THEM, Kind.EITHER, "à "),
    (_OF_IT, Kind.EITHER, "de "),
    (_THERE, Kind.FIRM, "chez "),
)
_THIRD_PERSON = dict(
    pair.split("/")
    for pair in listed(
        "sont/est ont/a font/fait vont/va peuvent/peut doivent/doit veulent/veut disent/dit vendent/vend "
        "viennent/vient "
        "tiennent/tient savent/sait mettent/met prennent/prend perdent/perd etaient/était avaient/avait croient/croit "
        "offrent/offre repondent/répond defendent/défend deviennent/devient obtiennent/obtient"
    )
)
_PLURAL = listed("les des ces mes nos vos tous toutes certains plusieurs")

_NOUN = re.compile(r"[a-z-]+(?: (?:d'|de )(?!(?:l|la|ce|cette|son|sa)\b)[a-z-]+)?")
_ADJECTIVES = re.compile(
    r"(?: [a-z-]+(?:iques?|els?|elles?|ale?s?|aux|ifs?|ives?|eux|euses?|iens?|iennes?|aires?|ains?|aines?|[ai]bles?"
    r"|ects?|ectes?)"
    r"(?<! quel)(?<! laquelle)\b)*"
)
_FEMININE = re.compile(r"[a-z-]*(?:tion|sion|te|ie|ance|ence|ise|ure|ee|ette|ique|ade|eur|esse)$")
_MASCULINE_ALL_THE_SAME = re.compile(
    r"(?:serveur|fondateur|createur|concurrent|lycee|musee|service|directeur"
    r"|acteur|secteur|site)$"
)


def anaphora(plain: str, names: Sequence[int]) -> list[Anaphor]:
    """What in a flat question points back to somebody or something not in it, in order; `names` are where the question
    has names of its own."""
    plain = _IMPERSONAL.sub(lambda match: "_" * len(match.group()), plain)
    found = [one for one in _anaphora(plain) if not any(name < one.start for name in names)]
    return sorted(found, key=lambda one: (one.start, -one.end))


def _anaphora(plain: str) -> Iterable[Anaphor]:
    for pattern, form, kind in _FIXED:
        if found := pattern.search(plain):
            yield Anaphor(found.start(), found.end(), form, kind)
    if (own := _POSSESSIVE.search(plain)) and not _is_own(plain, own):
        one = own["pronoun"] in ("son", "sa", "ses")
        yield Anaphor(*own.span("pronoun"), Form.POSSESSIVE, _kind(own["pronoun"]), may_be_described=one)
    yield from _pronouns(plain)
    yield from _clitics(plain)


def _pronouns(plain: str) -> Iterable[Anaphor]:
    if inverted := _INVERTED.search(plain):
        if not _has_subject(plain[: inverted.start()]):
            yield Anaphor(*inverted.span(), Form.INVERTED, _kind(inverted["pronoun"]), may_be_described=True)
    elif (subject := _SUBJECT_PRONOUN.search(plain)) and not _has_antecedent(plain, subject):
        yield Anaphor(*subject.span(), Form.NOUN, _kind(subject["pronoun"]), may_be_described=True)
    if (after := _AFTER_PREPOSITION.search(plain)) and not _has_antecedent(plain, after):
        kind = Kind.FIRM if after["preposition"] == "chez" else _kind(after["pronoun"])
        yield Anaphor(*after.span("pronoun"), Form.NOUN, kind, may_be_described=True)


def _clitics(plain: str) -> Iterable[Anaphor]:
    for pattern, kind, preposition in _BEFORE_VERB:
        clitic = pattern.search(plain)
        if clitic and not _has_subject(plain[: clitic.start()]):
            yield Anaphor(clitic.start("clitic"), clitic.end("verb"), Form.CLITIC, kind, preposition)
            return


def _kind(pronoun: str) -> Kind:
    return {"eux": Kind.FIRM, "leur": Kind.FIRM, "leurs": Kind.FIRM, "ils": Kind.FIRM}.get(pronoun, Kind.EITHER)


def _has_subject(before: str) -> bool:
    """Whether a verb already has its subject: a determined noun, or a bare word with no question word before it."""
    before = re.sub(r"^(?:est-ce (?:que |qu')|qu'est-ce (?:que |qu'))", "", before)
    if re.search(rf"(?<![\w']){_DETERMINER}[ ']\w", before):
        return True
    return bool(before.strip()) and not re.search(
        r"\b(?:qu|que|qui|quoi|quels?|quelles?|comment|pourquoi|quand|ou|combien|lequel|laquelle|lesquels"
        r"|lesquelles|et|si|est-ce)\b|-(?:on|vous|tu|je|nous)\b",
        before,
    )


def _has_antecedent(plain: str, found: re.Match[str]) -> bool:
    """Whether the question's own subject, before the pronoun and of its number, is what it stands for."""
    pronoun, at = found["pronoun"], found.start()
    subject = None if _PREDICATE.match(plain) else _SUBJECT.match(plain[:at])
    plural = pronoun in ("ils", "elles", "eux", "leur", "leurs")
    if _PLURAL_SUBJECT.match(plain[:at]) or _ASKED_SUBJECT.match(plain[:at]):
        return plural
    if not subject:
        return not plural and bool(_ANYBODY.search(plain[:at]))
    return plural == (subject["det"] in _PLURAL)


def _is_own(plain: str, possessive: re.Match[str]) -> bool:
    """Whether a possessive is anybody's ("comment protéger ses photos") or the question's own subject's."""
    before = plain[: possessive.start()]
    return bool(_GENERIC.search(before)) or "_" in before or _has_antecedent(plain, possessive)


def replaced(text: str, found: Anaphor, referent: Referent) -> str:
    """The question with the anaphor made a name."""
    name, start, end = referent.name, found.start, found.end
    if found.form is Form.NOUN:
        return spliced(text[:end] + _in_singular(text[start:end], text[end:]), start, end, name)
    if found.form is Form.INVERTED:
        return _beside_verb(text, start, end, name)
    if found.form is Form.POSSESSIVE:
        return _possessed(text, start, end, name)
    if found.form is Form.CLITIC:
        return _after_verb(text, found, name)
    return _said_of(text, start, referent)


def _said_of(text: str, start: int, referent: Referent) -> str:
    """ "Ça coûte combien ?" → "Ça coûte combien chez X ?", "C'est quoi ?" → "C'est quoi, le cloud ?"."""
    kept = re.sub(r" là-bas$", "", text)
    if not (referent.is_person or referent.is_firm):
        return f"{kept}, {referent.name}"
    return f"{kept} {'selon' if referent.is_person else 'chez'} {referent.name}"


def _in_singular(pronoun: str, rest: str) -> str:
    """What follows `ils` as it follows one name: " ont levé …" → " a levé …"."""
    verb = re.match(r" ([\w']*?\b)(\w+)", rest)
    if flat(pronoun) not in ("ils", "elles") or not verb:
        return rest
    return f" {verb[1]}{_singular(verb[2])}{rest[verb.end() :]}"


def _singular(verb: str) -> str:
    regular = f"{verb[:-3]}e" if re.search(r"\went$", verb) else verb
    return _THIRD_PERSON.get(flat(verb), regular)


def _beside_verb(text: str, start: int, end: int, name: str) -> str:
    """ "Pourquoi a-t-il créé …" → "Pourquoi X a-t-il créé …", but "Où vit-il" → "Où vit X"."""
    before, verb = flat(text[:start]), flat(text[start:end])
    last = end == len(text) and start and not re.search(r"[ ']", verb) and not before.startswith("pourquoi")
    if last or re.search(r"(?:^|\b)(?:que |qu'(?:en |y )?)$", before):
        verb = re.sub(r"\w+-(?:t-)?(?:ils?|elles?)$", _one_does, text[start:end], flags=re.IGNORECASE)
        return f"{text[:start]}{verb} {name}{text[end:]}"
    verb = re.sub(r"\w+-ils?$|\w+-elles?$", _one_is, text[start:end], flags=re.IGNORECASE)
    verb = uncapitalised(verb, False) if start == 0 else verb
    return spliced(text, start, start, f"{name} ")[: start + len(name) + 1] + verb + text[end:]


def _one_does(inverted: re.Match[str]) -> str:
    verb, *_, pronoun = inverted.group().split("-")
    return _singular(verb) if flat(pronoun) in ("ils", "elles") else verb


def _one_is(inverted: re.Match[str]) -> str:
    """ "ont-ils" → "a-t-il"."""
    plural, pronoun = inverted.group().split("-")
    if not pronoun.endswith("s"):
        return inverted.group()
    verb = _singular(plural)
    return f"{verb}{'-t-' if verb[-1] in 'aeé' else '-'}{pronoun[:-1]}"


def _possessed(text: str, start: int, end: int, name: str) -> str:
    """ "son chiffre d'affaires" → "le chiffre d'affaires de X"."""
    noun = _NOUN.match(flat(text), end + 1)
    adjectives = _ADJECTIVES.match(flat(text), noun.end()) if noun else None
    stop = adjectives.end() if adjectives else len(text)
    first = flat(text[end + 1 : stop]).split(" ")[0]
    article = _article(flat(text[start:end]), first)
    return spliced(text[:stop], start, end + 1, article) + f" {of(name)}" + text[stop:]


def _article(possessive: str, noun: str) -> str:
    if possessive in ("ses", "leurs"):
        return "les "
    if noun[:1] in "aeiou":
        return "l'"
    feminine = possessive == "sa" or (
        possessive == "leur" and _FEMININE.match(noun) and not _MASCULINE_ALL_THE_SAME.search(noun)
    )
    return "la " if feminine else "le "


def _after_verb(text: str, found: Anaphor, name: str) -> str:
    """ "Qui l'a créé ?" → "Qui a créé X ?"."""
    clitic = re.match(r"l'|\w+ ", flat(text)[found.start :])
    cut = found.start + (clitic.end() if clitic else 0)
    where = len(text) if found.preposition else found.end
    what = of(name) if found.preposition == "de " else f"{found.preposition}{name}"
    return f"{text[: found.start]}{text[cut:where]} {what}{text[where:]}"
