"""The look of what Gradio draws: its theme reduced to system fonts and our colours; the rest is in static/ask.css."""

from __future__ import annotations

import gradio as gr

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
_MONO = ("ui-monospace", "Cascadia Mono", "DejaVu Sans Mono", "monospace")


def theme() -> gr.themes.Base:
    """A theme with no font to fetch, whose colours are those of static/base.css in light and dark."""
    return gr.themes.Base(font=_SANS, font_mono=_MONO, radius_size="sm").set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#16171a",
        body_text_color="#1f1d1a",
        body_text_color_dark="#ece9e2",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#16171a",
        background_fill_secondary="#fbfaf7",
        background_fill_secondary_dark="#1d1f23",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1d1f23",
        input_border_width="1px",
        input_border_color="#8a8376",
        input_border_color_dark="#7d7a74",
        button_primary_background_fill="#96381a",
        button_primary_background_fill_dark="#f2a684",
        button_primary_background_fill_hover="#96381a",
        button_primary_background_fill_hover_dark="#f2a684",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#24120a",
    )
