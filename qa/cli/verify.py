"""`qa verify`: who said it, and how faithfully."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from qa.cli.options import INDEX, IndexFolder, Json, Model, app
from qa.cli.streams import width, write, write_json
from qa.config import settings
from qa.encode import encoder_when_needed
from qa.engine import Engine
from qa.render import verification_record, verification_text, wants_color


@app.command("verify", context_settings={"allow_extra_args": True})
def verify(
    context: typer.Context,
    quote: Annotated[str, typer.Argument(metavar="QUOTE", help="The quote, as it was pasted; - reads it from stdin.")],
    speaker: Annotated[
        str | None, typer.Option(metavar="S", help="Who is claimed to have said it; whether they did is told.")
    ] = None,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Check a quote: who said it, where, in answer to what, and whether it was altered."""
    if context.args:
        raise typer.BadParameter("there is more than one quote; put the whole quote in quotation marks")
    if speaker is not None and not speaker.strip():
        raise typer.BadParameter("--speaker names nobody; leave it out to be told who said it")
    text = sys.stdin.read() if quote == "-" else quote
    # Most quotes are told by their words: the model is loaded for the others only.
    verification = Engine.open(index, encoder_when_needed(settings(model))).verify(text, speaker=speaker)
    if as_json:
        write_json(verification_record(verification))
        return
    language = "fr" if verification.language == "fr" else "en"
    write(verification_text(verification, width=width(), color=wants_color(sys.stdout), language=language))
