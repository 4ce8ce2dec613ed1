"""`qa prepare`, `qa compare` and `qa topics`: what an interview is prepared with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.documents import Output, Wording, WordingOption, checked, deliver
from qa.cli.options import INDEX, IndexFolder, Json, Model, app
from qa.cli.streams import bar, say
from qa.config import settings
from qa.encode import encoder_when_needed
from qa.engine import Engine
from qa.errors import QAError
from qa.render import (
    brief_paper,
    brief_record,
    comparison_paper,
    comparison_record,
    dossier_paper,
    dossier_record,
    matrix_csv,
    matrix_paper,
    matrix_record,
    topics_paper,
    topics_record,
)
from qa.schema import Topic
from qa.topics import Named, merged, read_names, renamed, unnamed, write_names

_ROWS = 200

Names = Annotated[
    Path, typer.Option("--names", metavar="FILE", help="Where the names that you give to topics are kept.")
]
NAMES = Path("corpus") / "topics.toml"


@app.command("prepare", context_settings={"allow_extra_args": True})
def prepare(
    context: typer.Context,
    matrix: Annotated[bool, typer.Option("--matrix", help="Every question × every guest.")] = False,
    guest: Annotated[
        list[str] | None,
        typer.Option(metavar="G", help="Everything on one guest; with --matrix, only these guests (may be repeated)."),
    ] = None,
    topic: Annotated[str | None, typer.Option(metavar="T", help="Everybody on one topic, the silent too.")] = None,
    rows: Annotated[int, typer.Option(min=1, metavar="N", help="How many questions a matrix has at most.")] = _ROWS,
    names: Names = NAMES,
    language: WordingOption = Wording.EN,
    output: Output = None,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Prepare an interview: what a guest has said and been asked, who speaks to a topic, what nobody asked."""
    guests = [name for name in guest or [] if name.strip()]
    if context.args:
        raise typer.BadParameter(f"{context.args[0]!r} belongs to no option; put names and topics in quotation marks")
    if (guest is not None and len(guests) < len(guest)) or (topic is not None and not topic.strip()):
        raise typer.BadParameter("an option names nobody or nothing; leave it out or fill it in")
    if sum((matrix, topic is not None, bool(guests) and not matrix)) != 1:
        raise typer.BadParameter("give one of --matrix, --guest GUEST and --topic TOPIC")
    if len(guests) > 1 and not matrix:
        raise typer.BadParameter("a dossier is on one guest; `qa compare` puts two side by side")
    checked(output, table=matrix)
    # A matrix of one corpus needs the model only for what it shows; the default one is loaded when it is asked.
    engine = Engine.open(index, encoder_when_needed(settings(model)))
    url, words = settings(model).url, language.value
    if matrix:
        with bar("Going through the questions") as progress:
            found = engine.preparer.matrix(guests, limit=rows, progress=progress)
        deliver(
            lambda: matrix_paper(found, words, url),
            lambda: matrix_record(found),
            output=output,
            as_json=as_json,
            table=lambda: matrix_csv(found, words),
        )
    elif topic is not None:
        brief = engine.preparer.brief(topic)
        deliver(lambda: brief_paper(brief, words, url), lambda: brief_record(brief), output=output, as_json=as_json)
    else:
        with bar("Going through the interviews") as progress:
            dossier = engine.preparer.dossier(guests[0], _known_names(names), progress)
        deliver(
            lambda: dossier_paper(dossier, words, url, engine.sources),
            lambda: dossier_record(dossier, engine.sources),
            output=output,
            as_json=as_json,
        )


@app.command("compare", context_settings={"allow_extra_args": True})
def compare(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="SPEAKER", help="One speaker.")],
    right: Annotated[str, typer.Argument(metavar="SPEAKER", help="The other.")],
    topic: Annotated[str | None, typer.Option(metavar="T", help="Only what they say on this.")] = None,
    language: WordingOption = Wording.EN,
    output: Output = None,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Put what two speakers say side by side, paired by nearness of meaning."""
    if context.args:
        raise typer.BadParameter("there are more than two speakers; put whole names in quotation marks")
    checked(output)
    chosen = settings(model)
    found = Engine.open(index, encoder_when_needed(chosen)).preparer.comparison(left, right, topic)
    deliver(
        lambda: comparison_paper(found, language.value, chosen.url),
        lambda: comparison_record(found),
        output=output,
        as_json=as_json,
    )


@app.command("topics")
def topics(
    rename: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC", help="Call this topic (by id or label) what --to says; without --to, take its name back."
        ),
    ] = None,
    merge: Annotated[
        list[str] | None,
        typer.Option(metavar="TOPIC", help="Make these topics one (repeat it)."),
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="The name to give.")] = None,
    names: Names = NAMES,
    language: WordingOption = Wording.EN,
    output: Output = None,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """List the subjects of the interviews; rename them, or make several one."""
    if rename is not None and not rename.strip():
        raise typer.BadParameter("--rename names no topic")
    if rename and merge:
        raise typer.BadParameter("give either --rename or --merge")
    if to is not None and not to.strip():
        raise typer.BadParameter("--to gives no name; leave it out to take a name back")
    if merge and (len(merge) < 2 or not to):
        raise typer.BadParameter("--merge takes two topics or more (repeat it), and --to their name")
    if to and not (rename or merge):
        raise typer.BadParameter("--to goes with --rename or --merge")
    checked(output)
    chosen = settings(model)
    preparer = Engine.open(index, encoder_when_needed(chosen)).preparer
    given = read_names(names) if rename or merge else _known_names(names)
    if rename or merge:
        found = [_topic(wanted, preparer.topics(given)) for wanted in ([rename] if rename else merge or [])]
        if merge and len({topic.id for topic in found}) < 2:
            raise QAError(f"{found[0].label!r} is one topic already; name two or more to merge")
        if rename and not to and not found[0].named:
            raise QAError(f"{found[0].label!r} has no name of yours to take back; give it one with --to")
        if merge:
            given = merged(given, found, to or "")
        else:
            given = renamed(given, found[0], to) if to else unnamed(given, found[0])
        write_names(names, given)
        say(f"{names}: written")
    listed = preparer.topics(given)
    deliver(
        lambda: topics_paper(
            listed, language.value, chosen.url, {topic.id: preparer.examples(topic) for topic in listed}
        ),
        lambda: topics_record(listed),
        output=output,
        as_json=as_json,
    )


def _known_names(path: Path) -> tuple[Named, ...]:
    """The names in a file; the user's own file must be there, the one that is looked for by itself need not."""
    if path != NAMES and not path.exists():
        raise QAError(f"{path}: there is no such file; `qa topics --rename TOPIC --to NAME --names {path}` makes one")
    return read_names(path)


def _topic(wanted: str, listed: tuple[Topic, ...]) -> Topic:
    """The topic meant, by its id or its label."""
    for topic in listed:
        if wanted.strip().casefold() in (topic.id.casefold(), topic.label.casefold()):
            return topic
    raise QAError(f"there is no topic {wanted!r}; `qa topics` lists them with their ids")
