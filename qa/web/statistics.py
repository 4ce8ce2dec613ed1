"""The statistics of the page "Corpus": figures, and pictures with a sentence and a table that stand for each.

/corpus/statistics                              who speaks how much
/corpus/statistics?view=course&interview=ID     one interview, turn by turn
/corpus/statistics?view=topics                  what is spoken of, as a map
/corpus/statistics?view=dates                   when the interviews are from
…&picture=NAME&format=csv, ?format=json         the same for programs
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, Response

from qa.errors import QuestionError
from qa.render import language_word, table_csv, words_in
from qa.render.pictures import (
    Picture,
    course_picture,
    course_record,
    dates_picture,
    number,
    people_picture,
    statistics_record,
    talk_picture,
    topic_map_record,
    topics_picture,
    years_picture,
)
from qa.schema import Counts
from qa.topics import NAMES_FILE, Named, read_names
from qa.web.site import Site, Visit, page_words
from qa.web.statistics_links import Places
from qa.web.statistics_script import PATH, address, own_styles, script

if TYPE_CHECKING:
    from starlette.routing import Route

VIEWS = ("speakers", "course", "topics", "dates")
"""The parts of the page, in order; the first is shown where none is asked for."""


def routes(site: Site) -> list[Route]:
    """GET /corpus/statistics, and the library that draws its pictures."""

    def statistics(visit: Visit) -> Response:
        wanted = visit.value("view")
        view = wanted if wanted in VIEWS else VIEWS[0]
        if visit.value("format") == "json":
            return _json(visit)
        pictures, problem = _pictures(visit, view)
        if visit.value("format") == "csv":
            return _csv(visit, pictures)
        figures = visit.interviews.census.statistics(visit.progress)
        return site.shown(
            visit,
            "statistics.html",
            under="corpus",
            corpus=page_words("corpus", visit.language),
            changeable=visit.library.changeable and not visit.terms.read_only,
            title=str(visit.words.statistics_title),
            views=VIEWS,
            view=view,
            counts=figures.counts,
            languages=_languages(visit, figures.counts),
            talks=figures.talks,
            undated=figures.timeline.undated,
            chosen=_chosen(visit),
            pictures=pictures,
            problem=problem,
            library=address(),
            own_styles=own_styles(),
        )

    return [site.route("/corpus/statistics", "statistics", statistics), site.route(PATH, "", script)]


def _pictures(visit: Visit, view: str) -> tuple[list[Picture], str | None]:
    """The pictures of a view, and what is wrong with what was asked for."""
    engine, language, links = visit.interviews, visit.language, Places()
    if view == "topics":
        return [topics_picture(engine.topic_map(_names(visit)), links, language)], None
    if view == "course":
        try:
            return [course_picture(engine.census.course(_chosen(visit)), links, language)], None
        except QuestionError:
            return [], visit.words.no_interview(name=_chosen(visit))
    figures = engine.census.statistics(visit.progress)
    if view == "dates":
        found = [dates_picture(figures.timeline, links, language), years_picture(figures.timeline, language)]
        return [picture for picture in found if picture], None
    return [talk_picture(figures, links, language), people_picture(figures, links, language)], None


def _chosen(visit: Visit) -> str:
    """The interview asked for; the one with most turns where none is."""
    asked = visit.value("interview")
    if asked:
        return asked
    talks = visit.interviews.census.statistics(visit.progress).talks
    return max(talks, key=lambda talk: talk.turns).source.id


def _languages(visit: Visit, counts: Counts) -> str:
    """The languages spoken, each with its interviews: "French 4, English 1"."""
    words = words_in(visit.language)
    names = ((language_word(code, words) if code else visit.words.no_language, n) for code, n in counts.languages)
    return ", ".join(f"{name} {number(n, visit.language)}" for name, n in names)


def _names(visit: Visit) -> tuple[Named, ...]:
    """What the users call the topics."""
    return read_names(visit.library.corpus / NAMES_FILE)


def _json(visit: Visit) -> Response:
    engine = visit.interviews
    record = statistics_record(engine.census.statistics(visit.progress))
    record |= {"topics": topic_map_record(engine.topic_map(_names(visit)))}
    if visit.value("interview"):
        record |= {"course": course_record(engine.census.course(visit.value("interview")))}
    return JSONResponse(record, headers={"Cache-Control": "no-store"})


def _csv(visit: Visit, pictures: list[Picture]) -> Response:
    """The table of a picture, with the byte-order mark that spreadsheets want."""
    wanted = next((picture for picture in pictures if picture.name == visit.value("picture")), None)
    if wanted is None:
        return PlainTextResponse(visit.words.no_picture, 404)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{wanted.name}.csv"'}
    return Response("\ufeff" + table_csv(wanted.table, visit.language), media_type="text/csv", headers=headers)
