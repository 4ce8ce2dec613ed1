"""Labels that run on inside wrapped paragraphs."""

from __future__ import annotations

from qa.formats import read_plain
from qa.schema import Role


def voices(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


def test_first_names_before_colons_are_labels_where_the_text_knows_them() -> None:
    text = (
        "Host: With me are Lina Bertin and Odell Crane, who baked all night. Lina, how was\nit? Lina: Hot. Very hot. "
        "Odell: I slept. Twice. Host: And the\nbread? Odell: Black. Lina: Not all of it. Host: Thank you."
    )
    assert [label for label, _ in voices(text)] == ["Host", "Lina", "Odell", "Host", "Odell", "Lina", "Host"]
    assert voices(text)[2] == ("Odell", "I slept. Twice.")


def test_the_last_word_of_a_sentence_is_no_part_of_a_name() -> None:
    text = (
        "Host: Welcome to the show. Lina Bertin: Thanks. I am glad. Odell Crane: So am I. Truly. Host: And now? "
        "Lina Bertin: We bake. Odell Crane: Again."
    )
    assert voices(text)[2] == ("Odell Crane", "So am I. Truly.")
    assert voices(text)[3] == ("Host", "And now?")


def test_words_before_colons_inside_speech_are_speech() -> None:
    text = (
        "Lina Bertin: I tried twice. Outcome: nothing. I tried again. Outcome: nothing.\n\nOdell Crane: And then?\n\n"
        "Lina Bertin: Then the rain came. Lesson: never bake in the rain. Lesson: trust nobody.\n\nOdell Crane: I see."
    )
    assert [label for label, _ in voices(text)] == ["Lina Bertin", "Odell Crane"] * 2


def test_a_paragraph_of_headed_steps_has_no_voices() -> None:
    text = (
        "Heat the oven. Dough: mix flour with water and wait. Filling: stew the pears in wine. Dough: roll it out. "
        "Filling: spread it on the dough. Then bake it all for an hour, and let it cool before you cut it."
    )
    assert voices(text) == []
