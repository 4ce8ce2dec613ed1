"""The command's application, and the options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qa.citation import Style
from qa.schema import Role

app = typer.Typer(
    help="Ask a body of interviews: the passage that answers, word for word, with who said it and where.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # frames break sentences, and cut names short, in a narrow terminal or a log
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _stated(value: str | None) -> str | None:
    """Refuses an empty restriction, as a script's unset variable makes it: it would silently restrict nothing."""
    if value is not None and not value.strip():
        raise typer.BadParameter("nothing is named; leave the option out for no restriction")
    return value


class CiteLanguage(StrEnum):
    """The languages that a citation can be worded in."""

    FR = "fr"
    EN = "en"


IndexFolder = Annotated[Path, typer.Option("--index", metavar="DIR", help="The index folder.")]
Json = Annotated[bool, typer.Option("--json", help="Machine output on stdout, and nothing else there.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A model that sentence-transformers can load (or QA_MODEL)."),
]
Count = Annotated[int, typer.Option("-k", metavar="N", help="How many passages at most.")]
Speaker = Annotated[str | None, typer.Option(callback=_stated, metavar="S", help="Only this person's words.")]
SourceId = Annotated[str | None, typer.Option("--source", callback=_stated, metavar="ID", help="Only this interview.")]
Language = Annotated[
    str | None, typer.Option(callback=_stated, metavar="L", help="Only interviews in this language (fr, en, …).")
]
RoleOption = Annotated[Role | None, typer.Option(help="Only words in this role.")]
Since = Annotated[
    str | None,
    typer.Option(callback=_stated, metavar="DATE", help="Only interviews from this date on (2021, 2021-07, …)."),
]
Until = Annotated[str | None, typer.Option(callback=_stated, metavar="DATE", help="Only interviews up to this date.")]
StyleOption = Annotated[
    Style, typer.Option("--style", case_sensitive=False, help="How to cite; markdown is a footnote.")
]
CiteLanguageOption = Annotated[
    CiteLanguage | None,
    typer.Option("--language", case_sensitive=False, help="What to word it in; by default what the source is in."),
]
INDEX = Path("index")
