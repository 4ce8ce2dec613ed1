"""The page "Ask": the question box, and the wire between a browser tab, which keeps a conversation, and its answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, cast

import gradio as gr

from qa.web.asked import LONGEST
from qa.web.asking import Answers
from qa.web.conversation import told
from qa.web.exchange import Told
from qa.web.site import Library, language_of, page_words, versioned

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

# `import` gives the very module that the page's head has loaded; "ask" and "stop" are the events that it triggers.
_WIRE = """
import("{script}").then((page) =>
  page.wired({{ props, watch, ask: () => trigger("ask"), stop: () => trigger("stop") }}));
"""
_PUT = "(question) => globalThis.qaAsk.put(question)"


def page(library: Library) -> gr.Blocks:
    """The page over these interviews. Nothing of a conversation is kept here: each message of a tab brings it along."""
    answers = Answers(library)
    blocks = gr.Blocks(analytics_enabled=False, fill_width=True)
    with blocks:
        with gr.Row(elem_classes="qa-ask"):
            box = gr.Textbox(lines=1, max_lines=6, max_length=LONGEST, container=False, elem_classes="qa-box")
            send = gr.Button(variant="primary", elem_classes="qa-send")
        message = gr.Textbox(visible=False)
        wire = gr.HTML("", html_template="", js_on_load=_WIRE.format(script=versioned("ask.js")),
                       apply_default_css=False, visible="hidden")  # fmt: skip

    def labelled(request: gr.Request) -> tuple[object, ...]:
        words = page_words("ask", _language(request))
        return (
            gr.update(label=words.question, placeholder=words.placeholder),
            gr.update(value=words.send),
            {"ready": True},
        )

    async def put(text: str, request: gr.Request) -> AsyncIterator[Told]:
        async with aclosing(told(answers, text, _language(request))) as telling:
            async for one in telling:
                yield one

    with blocks:
        blocks.load(labelled, None, [box, send, wire], queue=False, show_progress="hidden",
                    api_visibility="private")  # fmt: skip
        gr.on([box.submit, send.click], None, [box], [box], js=_PUT, show_progress="hidden",
              api_visibility="private")  # fmt: skip
        asking = wire.ask(put, [message], [wire], js="() => [globalThis.qaAsk.message()]", show_progress="hidden",
                          trigger_mode="multiple", api_visibility="private")  # fmt: skip
        asking.failure(None, None, None, js="() => globalThis.qaAsk.failed()", api_visibility="private")
        wire.stop(None, None, None, cancels=[asking], api_visibility="private")
    return blocks


def _language(request: gr.Request) -> str:
    return language_of(cast("HTTPConnection", request))
