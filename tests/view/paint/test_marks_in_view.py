"""A mark of which a part is out of view, or far away, is drawn as it is, and moves as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.questions import question_of
from ccm_timeline.layout.scene import Mark, Rect, Scene
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.scene import paint_scene
from ccm_timeline.view.palette import LIGHT

METRICS = Metrics(13.0)
PLOT = Rect(50.0, 0.0, 300.0, 40.0)
DASHED = {
    "within": MarkStyle(Shape.WITHIN),
    "bracket": MarkStyle(Shape.BRACKET, approximate_start=True, approximate_end=True),
    "saying": MarkStyle(Shape.BAR),
}


@pytest.fixture(params=[False, True], ids=["drawn", "kept"])
def store(qapp: object, request: pytest.FixtureRequest) -> PictureStore | None:
    return PictureStore() if request.param else None


def picture(mark: Mark, store: PictureStore | None) -> NDArray[np.int16]:
    """The grey picture of a plot with one mark."""
    scene = Scene(360.0, PLOT.height, METRICS, PLOT, marks=(mark,))
    look = Look(LIGHT, SceneFonts(METRICS, QFont()), (QColor("black"),))
    image = QImage(360, 40, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_scene(painter, scene, look, store=store)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).reshape(40, -1)[:, :360].astype(np.int16)


def mark_of(left: float, right: float, style: MarkStyle, *, is_said: bool = False) -> Mark:
    if is_said:
        return Mark(0, right, right, 20.0, style, 0, (left, right - 40))
    return Mark(0, left, right, 20.0, style, 0)


@pytest.mark.parametrize(
    ("ends", "is_said"),
    [
        ((80, 300), False),
        ((-5000, 300), False),
        ((-9e7, 118), False),
        ((280, 4e8), False),
        ((-4e3, 9e8), False),
        ((80, 300), True),
        ((-9e7, 300), True),
        ((-5000, 118), True),
    ],
)
def test_the_question_mark_is_drawn_where_the_layout_keeps_its_room(
    store: PictureStore | None, ends: tuple[float, float], is_said: bool
) -> None:
    # Both are hollow, and nothing else tells them apart.
    doubted, planned = (
        mark_of(*ends, MarkStyle(Shape.BAR, uncertain=not later, planned=later), is_said=is_said)
        for later in (False, True)
    )
    change = np.abs(picture(doubted, store) - picture(planned, store)).max(axis=0)
    x = question_of(doubted, (PLOT.left, PLOT.right), METRICS.mark)
    changed = np.flatnonzero(change > 20)
    changed = changed[changed < ends[1] - 8] if is_said else changed
    assert len(changed) >= 5
    assert x - METRICS.mark / 2 - 1 <= changed.min()
    assert changed.max() <= x + METRICS.mark / 2 + 1
    assert PLOT.left <= changed.min()
    assert changed.max() < PLOT.right


@pytest.mark.parametrize("form", DASHED)
@pytest.mark.parametrize("left", [-40.0, -1000.0, -1e7])
def test_dashes_move_with_a_mark_that_began_before_the_view(
    store: PictureStore | None, form: str, left: float
) -> None:
    before, after = (
        picture(mark_of(left + by, 330.0 + by, DASHED[form], is_said=form == "saying"), store)
        for by in (0.0, 2.0)
    )
    inside = before[:, 60:240]
    assert (inside < 120).any(axis=0).mean() > 0.3, "dashes are seen"
    assert not (inside == after[:, 60:240]).all()
    assert (inside == after[:, 62:242]).all()


def test_days_said_of_that_lie_far_beyond_the_view_are_a_line_out_of_it(
    store: PictureStore | None,
) -> None:
    style = MarkStyle(Shape.BAR, planned=True)
    near, far, furthest = (
        picture(Mark(0, 100.0, 100.0, 20.0, style, 0, (begin, 2 * begin)), store)
        for begin in (600.0, 1e8, 4e12)
    )
    assert (near[:, 120:340] < 150).any()
    assert (near == far).all()
    assert (near == furthest).all()
