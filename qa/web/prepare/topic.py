"""A brief: who speaks to a topic, what each was asked about it, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.errors import QuestionError
from qa.preparation import LONGEST_TOPIC
from qa.render import Document, brief_paper, brief_record
from qa.render.papers import state_cell
from qa.render.prepared import asking_part, brief_words, common
from qa.schema import Brief, State, Topic, Voice
from qa.web.prepare.frame import exports, handed_over, shown, topics
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_TERMS, _GROUPED = 3, 20
_SURE, _LIKELY = 0.9, 0.7


def topic(site: Site, visit: Visit) -> Response:
    """GET /prepare/topic?topic=…: a topic of the list by its label, or any in a few words."""
    asked = visit.value("topic")
    listed = topics(visit)
    known = next((one for one in listed if asked.casefold() in (one.label.casefold(), one.id.casefold())), None)
    try:
        brief = visit.interviews.preparer.brief(_wording(known) if known else asked)
    except QuestionError:
        title, problem = str(visit.words.topic_title), visit.words.topic_wrong(most=LONGEST_TOPIC) if asked else ""
        return shown(site, visit, "prepare_topic.html", "topics", title=title, topic=asked, problem=problem,
                     status=400 if asked else 200, brief=None, listed_topics=listed)  # fmt: skip
    document = Document(
        paper=lambda: brief_paper(brief, visit.language, visit.base), record=lambda: brief_record(brief)
    )
    label = known.label if known else brief.topic
    file = handed_over(visit, document, visit.words.file_topic(topic=label))
    return file or _page(site, visit, brief, known, label, exports(visit, document))


def _page(
    site: Site, visit: Visit, brief: Brief, known: Topic | None, label: str, files: list[tuple[str, str]]
) -> Response:
    own = brief_words(visit.language)
    return shown(
        site, visit, "prepare_topic.html", "topics", title=own.title.format(topic=label), topic=label, problem="",
        brief=brief, b=own, exports=files, asking_part=asking_part, sureness=_sureness, known=known,
        grouped=visit.interviews.preparer.examples(known, _GROUPED) if known else (),
        wordings=[common(visit.language).quoted.format(text=wording) for wording in brief.wordings],
        state=lambda voice: state_cell(_standing(voice), visit.language), others_asked=_others_asked,
    )  # fmt: skip


def _wording(known: Topic) -> str:
    """What a topic of the list is looked for by: its name; without one, any of its most telling terms."""
    return known.label if known.named else " / ".join(known.terms[:_TERMS])


def _sureness(confidence: float) -> str:
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "perhaps"


def _standing(voice: Voice) -> State:
    """By what sign a voice stands: that of having answered only if they address the topic."""
    return voice.state if voice.addresses else State.NOT_ASKED


def _others_asked(voice: Voice) -> list[object]:
    """The questions on the topic that none of the passages shown answers."""
    shown_with = [hit.passage.question or "" for hit in voice.hits]
    return [asking for asking in voice.askings if not any(asking.text in question for question in shown_with)]
