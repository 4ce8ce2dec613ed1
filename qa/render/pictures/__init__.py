"""The figures of a corpus → pictures that plotly draws, each with a sentence and a table; and JSON."""

from qa.render.pictures.course import course_picture
from qa.render.pictures.dates import dates_picture
from qa.render.pictures.numbers import number, percent
from qa.render.pictures.people import people_picture
from qa.render.pictures.picture import Figure, Links, Picture
from qa.render.pictures.record import course_record, statistics_record, topic_map_record
from qa.render.pictures.talk import talk_picture
from qa.render.pictures.topics import topics_picture
from qa.render.pictures.words import interview_name
from qa.render.pictures.years import years_picture

__all__ = [
    "Figure",
    "Links",
    "Picture",
    "course_picture",
    "course_record",
    "dates_picture",
    "interview_name",
    "number",
    "people_picture",
    "percent",
    "statistics_record",
    "talk_picture",
    "topic_map_record",
    "topics_picture",
    "years_picture",
]
