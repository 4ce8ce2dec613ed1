"""The controls that narrow a search, their labels and choices in each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from qa.render import language_word, words_in
from qa.schema import Role, Source
from qa.web.strings import DEFAULT, strings_in

Choice = tuple[str, str]
"""What is shown, and the value behind it; an empty value restricts nothing."""

EMPTY = ("", "", "", "", "", "", 5)
"""The values of the controls when nothing is narrowed, in the order of `Controls.all`."""

COUNTS = (1, 3, 5, 10, 20)
"""How many passages can be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """The components, in the order of the fields of `qa.web.asking.Choices`."""

    panel: gr.Accordion
    speaker: gr.Dropdown
    source: gr.Dropdown
    role: gr.Dropdown
    language: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    k: gr.Dropdown
    reset: gr.Button

    @property
    def all(self) -> list[gr.Dropdown | gr.Textbox]:
        """The components that hold a value."""
        return [self.speaker, self.source, self.role, self.language, self.since, self.until, self.k]


def controls(sources: Sequence[Source]) -> Controls:
    """Builds the controls, folded away, in the place where it is called."""
    strings = strings_in(DEFAULT)
    with gr.Accordion(strings.filters, open=False, elem_classes="qa-filters") as panel:
        speaker, source, role, language = (
            gr.Dropdown(choices, value="", label=label) for label, choices in _lists(sources, DEFAULT)
        )
        since = gr.Textbox(label=strings.since, placeholder=strings.date_hint, max_length=10)
        until = gr.Textbox(label=strings.until, placeholder=strings.date_hint, max_length=10)
        k = gr.Dropdown([(str(count), count) for count in COUNTS], value=EMPTY[-1], label=strings.k)
        reset = gr.Button(strings.reset, elem_classes="qa-quiet", size="sm")
    return Controls(
        panel=panel, speaker=speaker, source=source, role=role, language=language, since=since, until=until, k=k,
        reset=reset,
    )  # fmt: skip


def panel_label(values: Sequence[str | int | None], language: str) -> str:
    """The panel's title, which says how many of the controls, with these values, narrow the search."""
    strings = strings_in(language)
    used = sum(bool(value) and value != empty for value, empty in zip(values, EMPTY, strict=True))
    return strings.filters_used.format(count=used) if used else strings.filters


def relabelled(built: Controls, sources: Sequence[Source], language: str) -> dict[gr.blocks.Block, object]:
    """Updates that put the controls' words into another language, their values untouched."""
    strings = strings_in(language)
    updates: dict[gr.blocks.Block, object] = {
        control: gr.update(label=label, choices=choices)
        for control, (label, choices) in zip(
            (built.speaker, built.source, built.role, built.language), _lists(sources, language), strict=True
        )
    }
    return updates | {
        built.panel: gr.update(label=strings.filters),
        built.since: gr.update(label=strings.since, placeholder=strings.date_hint),
        built.until: gr.update(label=strings.until, placeholder=strings.date_hint),
        built.k: gr.update(label=strings.k),
        built.reset: gr.update(value=strings.reset),
    }


def _lists(sources: Sequence[Source], language: str) -> list[tuple[str, list[Choice]]]:
    strings, words = strings_in(language), words_in(language)
    names = sorted({person.name for source in sources for person in source.people})
    spoken = sorted({source.language for source in sources if source.language})
    return [
        (strings.speaker, [(strings.anyone, ""), *((name, name) for name in names)]),
        (strings.source, [(strings.any_source, ""), *((source.title, source.id) for source in sources)]),
        (strings.role, [(strings.any_role, ""), *((words.roles[role], role.value) for role in Role)]),
        (strings.spoken, [(strings.any_language, ""), *((language_word(code, words), code) for code in spoken)]),
    ]
