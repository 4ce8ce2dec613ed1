"""What every page of the corpus shares: its tabs, the job under way, and the refusal where nothing may be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel import Locale
from starlette.responses import RedirectResponse

from qa.corpus import slug
from qa.web.corpus.jobs import Job, Occupied, Work
from qa.web.corpus.room import Room, visitor_or_new

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.web.site import Handler, Site, Visit, Words

SPOKEN = ("fr", "en", "ar", "cs", "da", "de", "el", "es", "fi", "he", "hu", "it", "ja", "ko", "nl", "no", "pl", "pt",
          "ru", "sv")  # fmt: skip
"""The languages that a transcript can be said to be in, as codes of ISO 639-1."""


@dataclass(frozen=True, slots=True)
class CorpusPages:
    """The frame of these pages, over one room."""

    site: Site
    room: Room

    def shown(
        self, visit: Visit, template: str, *, title: str, tab: str = "", status: int = 200, **values: Any
    ) -> Response:
        """A page of the corpus; `tab` is "list" or "add" where the tabs stand above it."""
        mine, current = self.room.jobs.of(self.room.visitor(visit)), self.room.jobs.current
        return self.site.shown(
            visit, template, title=title, status=status, under="corpus", tab=tab, changeable=may_change(visit),
            format_words=format_words, mine=mine, occupied=current is not None, **values,
        )  # fmt: skip

    def changing(self, path: str, handler: Handler, methods: tuple[str, ...] = ("GET", "POST")) -> Route:
        """A route that is there only where the corpus may be changed."""

        def allowed(visit: Visit) -> Response:
            if not may_change(visit):
                return self.site.problem(visit, str(visit.words.only_read), 403)
            return handler(visit)

        return self.site.route(path, "corpus", allowed, methods)

    def started(self, visit: Visit, job: Job, work: Work) -> Response:
        """Starts a job, and leads to it; says so where another is under way."""
        try:
            self.room.jobs.start(job, work)
        except Occupied:
            return self.site.problem(visit, str(visit.words.occupied), 409)
        return self.room.known(visit, RedirectResponse(f"/corpus/job/{job.id}", 303), job.owner)

    def visitor(self, visit: Visit) -> str:
        """Who asks, from now on."""
        return visitor_or_new(self.room, visit)


def may_change(visit: Visit) -> bool:
    """Whether this server lets its visitors change the corpus."""
    return visit.library.changeable and not visit.terms.read_only


def format_words(name: str | None, words: Words) -> str:
    """What a format is called in the page's language; its own name where it is one."""
    try:
        return str(words[f"format_{slug(name or '').replace('-', '_')}"])
    except KeyError:
        return name or ""


def spoken_languages(language: str, *held: str | None) -> list[tuple[str, str]]:
    """Codes and names of languages, in the alphabet of this one; `held` are codes that must be among them."""
    names = Locale(language).languages
    codes = dict.fromkeys([*SPOKEN, *(code for code in held if code)])
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])
