"""`qa cite`: words of an interview, cited."""

from __future__ import annotations

from typing import Annotated

import typer

from qa.citation import Style, cited
from qa.cli.options import INDEX, CiteLanguageOption, IndexFolder, Json, Model, StyleOption, app
from qa.cli.streams import say, write, write_json
from qa.config import settings
from qa.encode import encoder_when_needed
from qa.engine import Engine
from qa.errors import CitationError
from qa.permalink import State, read_permalink
from qa.render.citing import citation_record
from qa.schema import Excerpt


@app.command("cite")
def cite(
    permalink: Annotated[
        str,
        typer.Argument(metavar="ID|PERMALINK", help="A passage, a turn (whaller-thomas-faure#t13), or a permalink."),
    ],
    style: StyleOption = Style.APA,
    language: CiteLanguageOption = None,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Cite a passage, a turn or the words of a permalink, in a style for readers or a format for programs."""
    chosen = settings(model)
    # Citing needs no model: the default one is never loaded.
    words = _words(Engine.open(index, encoder_when_needed(chosen)), permalink)
    worded = language.value if language else None
    if as_json:
        write_json(citation_record(words, style, language=worded, base=chosen.url))
    else:
        write(cited(words, style, language=worded, base=chosen.url))


def _words(engine: Engine, identifier: str) -> Excerpt:
    """What the user named; says so where a permalink's text has changed, and refuses where its words are gone."""
    if "/read/" not in identifier:
        return engine.excerpt(identifier)
    reading = engine.locate(read_permalink(identifier))
    words = reading.excerpt
    if words is None:
        raise CitationError(
            f"the words of this permalink are no longer in {reading.source.id!r}; nothing there is like them"
        )
    if reading.location.state is State.CHANGED:
        say("warning: the text has changed since this permalink was made; what stands there now is cited")
    return words
