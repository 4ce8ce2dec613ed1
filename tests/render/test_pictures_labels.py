"""Labels beside their points: where there is room, and never over another where that can be helped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.render.pictures.labels import Box, Point, label_sides

WIDTH, HEIGHT = 800.0, 400.0
SIDES = {"middle right", "middle left"} | {
    f"{level} {end}" for level in ("top", "bottom") for end in ("center", "right", "left")
}


def point(x: float, y: float, label: str = "twelve chars") -> Point:
    return Point(x, y, 30, label)


def test_a_point_with_room_is_labelled_to_its_right() -> None:
    assert label_sides([point(100, 200), point(500, 100)], WIDTH, HEIGHT) == ["middle right", "middle right"]


def test_a_label_stays_inside_the_frame() -> None:
    assert label_sides([point(780, 200)], WIDTH, HEIGHT) == ["middle left"]


def test_a_label_gives_way_to_the_point_beside_it() -> None:
    assert label_sides([point(300, 200), point(380, 200)], WIDTH, HEIGHT) == ["middle left", "middle right"]


def test_a_label_that_took_another_s_only_place_gives_it_back() -> None:
    sides = label_sides([point(300, 200), point(380, 200), point(220, 200)], WIDTH, HEIGHT)
    assert sides[1:] == ["middle right", "middle left"]
    assert sides[0].split()[0] in ("top", "bottom")


def test_boxes_cover_what_they_share() -> None:
    assert Box(0, 0, 4, 4).covers(Box(2, 3, 9, 9)) == 2
    assert Box(0, 0, 1, 1).covers(Box(1, 0, 2, 1)) == 0


@given(st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.text(max_size=30)), max_size=12))
def test_every_point_gets_one_side(places: list[tuple[float, float, str]]) -> None:
    points = [point(x, y, label) for x, y, label in places]
    sides = label_sides(points, WIDTH, HEIGHT)
    assert len(sides) == len(points)
    assert set(sides) <= SIDES
    assert label_sides(points, WIDTH, HEIGHT) == sides


def test_a_dozen_points_with_room_all_have_their_labels_to_the_right() -> None:
    points = [point(100 + 180 * column, 80 + 110 * row) for row in range(3) for column in range(4)]
    assert label_sides(points, WIDTH, HEIGHT) == ["middle right"] * 12
