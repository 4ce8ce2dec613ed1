"""The page "Ask": questions in a conversation, passages as answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import gradio as gr

from qa.schema import Filters
from qa.web.asking import Choices, complete
from qa.web.conversation import Conversation, conversation_html, status
from qa.web.filters import EMPTY, Controls, controls, panel_label, relabelled
from qa.web.frame import footer_html, header_html, status_html
from qa.web.site import Library, language_of
from qa.web.strings import DEFAULT, strings_in
from qa.web.theme import script

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

EXAMPLES = 4
"""Example questions offered before the first question."""

IDLE = 12 * 60 * 60
"""Seconds after which a conversation that nobody goes on with is forgotten."""

Updates = dict[gr.blocks.Block, object]
"""New values or properties, by component."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The page's components, in the order in which they stand."""

    header: gr.HTML
    language: gr.Radio
    status: gr.HTML
    conversation: gr.HTML
    said: gr.State
    box: gr.Textbox
    send: gr.Button
    new: gr.Button
    examples: gr.Group
    examples_title: gr.HTML
    example: tuple[gr.Button, ...]
    controls: Controls
    footer: gr.HTML


def page(library: Library) -> gr.Blocks:
    """The page over these interviews; each browser tab has a conversation of its own, kept only in memory."""
    blocks = gr.Blocks(title="Interview Q&A", analytics_enabled=False, fill_width=True)
    with blocks:
        built = _build(library)
        _wire(blocks, built, library)
    return blocks


def _build(library: Library) -> _Page:
    strings = strings_in(DEFAULT)
    with gr.Row(elem_classes="qa-top"):
        header = _html("")
        language = gr.Radio([("Français", "fr"), ("English", "en")], value=DEFAULT, label=strings.language_label,
                            elem_classes="qa-language", container=False)  # fmt: skip
    conversation = _conversation()
    status_line = _html(status_html("", DEFAULT))
    with gr.Column(elem_classes="qa-composer"):
        with gr.Row(elem_classes="qa-ask"):
            box = gr.Textbox(label=strings.question, placeholder=strings.placeholder, lines=1, max_lines=5,
                             autofocus=True, container=False, elem_classes="qa-box")  # fmt: skip
            send = gr.Button(strings.send, variant="primary", elem_classes="qa-send")
        with gr.Row(elem_classes="qa-tools"):
            built = controls(library.engine.sources)
            new = gr.Button(strings.new, elem_classes="qa-new qa-quiet", size="sm", visible=False)
    with gr.Group(elem_classes="qa-examples", visible=False) as examples:
        title = _html("")
        buttons = tuple(gr.Button("", elem_classes="qa-example") for _ in range(EXAMPLES))
    return _Page(
        header=header, language=language, status=status_line, conversation=conversation,
        said=gr.State(Conversation(), time_to_live=IDLE), box=box, send=send, new=new, examples=examples,
        examples_title=title, example=buttons, controls=built, footer=_html(""),
    )  # fmt: skip


def _html(value: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=None, apply_default_css=False)


def _conversation() -> gr.HTML:
    return gr.HTML("", js_on_load=script(), apply_default_css=False, elem_classes="qa-conversation")


def _wire(blocks: gr.Blocks, built: _Page, library: Library) -> None:
    def opened(request: gr.Request) -> Updates:
        language = language_of(cast("HTTPConnection", request))
        chosen = gr.update(value=language, label=strings_in(language).language_label)
        return _in_language(built, library, Conversation(), language) | {built.language: chosen}

    def switched(said: Conversation, language: str, *values: str | int) -> Updates:
        return _in_language(built, library, said, language) | counted(language, *values)

    def put(question: str, said: Conversation, language: str, *values: str | int) -> Iterator[Updates]:
        choices = _choices(values)
        asking = said.asking(question or "", narrowed=choices.filters != Filters())
        yield _shown(built, asking, language) | {built.box: ""}
        done = complete(library, asking, choices, language)
        kept: Updates = {built.box: question} if done.exchanges[-1].problem else {}
        yield _shown(built, done, language) | kept

    def restart(language: str, *values: str | int) -> Updates:
        updates = _in_language(built, library, Conversation(), language) | counted(language, *values)
        return updates | {built.said: Conversation(), built.box: gr.update(value="")}

    def counted(language: str, *values: str | int) -> Updates:
        return {built.controls.panel: gr.update(label=panel_label(values, language))}

    everything = [*_labelled(built), built.said, built.language]
    shown = [built.said, built.conversation, built.status, built.box, built.new, built.examples]
    gr.on([blocks.load], opened, None, everything, show_progress="hidden", api_visibility="private")
    values = [built.said, built.language, *built.controls.all]
    built.language.input(switched, values, everything, show_progress="hidden", api_visibility="private")
    gr.on([control.change for control in built.controls.all], counted, values[1:], [built.controls.panel],
          show_progress="hidden", trigger_mode="always_last", api_visibility="private")  # fmt: skip
    gr.on([built.box.submit, built.send.click], put, [built.box, *values], shown, show_progress="hidden",
          trigger_mode="once", api_visibility="private")  # fmt: skip
    for button in built.example:
        button.click(put, [button, *values], shown, show_progress="hidden", trigger_mode="once",
                     api_visibility="private")  # fmt: skip
    built.new.click(restart, values[1:], everything, show_progress="hidden", api_visibility="private")
    built.controls.reset.click(lambda: EMPTY, None, built.controls.all, show_progress="hidden",
                               api_visibility="private")  # fmt: skip


def _choices(values: tuple[str | int, ...]) -> Choices:
    *texts, k = values
    speaker, source, role, language, since, until = (str(text or "") for text in texts)
    return Choices(speaker=speaker, source=source, role=role, language=language, since=since, until=until, k=int(k))


def _labelled(built: _Page) -> list[gr.blocks.Block]:
    own = [built.header, built.status, built.conversation, built.box, built.send, built.new, built.examples,
           built.examples_title, *built.example, built.footer]  # fmt: skip
    filters = built.controls
    return [*own, filters.panel, *filters.all, filters.reset]


def _shown(built: _Page, said: Conversation, language: str) -> Updates:
    return {
        built.said: said,
        built.conversation: conversation_html(said, language),
        built.status: status_html(status(said, language), language),
        built.new: gr.update(visible=bool(said.exchanges)),
        built.examples: gr.update(visible=not said.exchanges),
    }


def _in_language(built: _Page, library: Library, said: Conversation, language: str) -> Updates:
    strings = strings_in(language)
    offered = library.engine.examples(language, EXAMPLES)
    updates: Updates = {
        built.language: gr.update(label=strings.language_label),
        built.header: header_html(library.engine.sources, language),
        built.conversation: conversation_html(said, language),
        built.status: status_html("", language),
        built.box: gr.update(label=strings.question, placeholder=strings.placeholder),
        built.send: strings.send,
        built.new: gr.update(value=strings.new, visible=bool(said.exchanges)),
        built.examples: gr.update(visible=bool(offered) and not said.exchanges),
        built.examples_title: f'<h2 class="qa-examples-title">{strings.try_one}</h2>',
        built.footer: footer_html(language),
    }
    for place, button in enumerate(built.example):
        there = place < len(offered)
        updates[button] = gr.update(value=offered[place] if there else "", visible=there)
    return updates | relabelled(built.controls, library.engine.sources, language)
