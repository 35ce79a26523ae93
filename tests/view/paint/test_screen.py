"""A screen, which rounds straight edges and keeps pictures, shows what paper shows."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from ccm_timeline.files.reader import read
from ccm_timeline.layout.scene import Density, Scene
from ccm_timeline.session.session import Session
from ccm_timeline.view.paint.density import draw_density
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.scene import Emphasis, paint_scene
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline.stage import Stage

SHIPPED = Path(__file__).parents[3] / "resources" / "timelines" / "lithuania-ccm.ccmt"
WIDTH, HEIGHT, CELL = 1200, 800, 8


def grey(image: QImage) -> NDArray[np.float64]:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width()].astype(np.float64)


def painted(scene: Scene, stage: Stage, store: PictureStore | None) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    selected = scene.marks[0].position if scene.marks else None
    paint_scene(painter, scene, stage.look, Emphasis(selected, "6 March 2025", 700.0), store)
    painter.end()
    return image


def cells(image: QImage) -> NDArray[np.float64]:
    """The mean grey of each cell of a picture."""
    parts = grey(image).reshape(HEIGHT // CELL, CELL, WIDTH // CELL, CELL)
    return np.asarray(parts.mean(axis=(1, 3)))


@pytest.fixture
def stage(qapp: object) -> Stage:
    return Stage(Session(read(SHIPPED).timeline()), LIGHT, 13.0)


def test_marks_and_axis_of_a_screen_are_those_of_paper(stage: Stage) -> None:
    scene = replace(stage.scene(WIDTH, HEIGHT), cards=(), badges=(), key=(), lanes=())
    kept = PictureStore()
    # A bar that lies on whole pixels is up to half a pixel beside the one on paper; each part that
    # is missing makes some cell thirty shades lighter, of the axis ten.
    for part, most in ((replace(scene, axis=None), 25), (replace(scene, marks=()), 10)):
        paper = cells(painted(part, stage, None))
        for _ in range(2):  # Made at first, and then drawn out of what is kept.
            assert float(np.abs(cells(painted(part, stage, kept)) - paper).max()) < most


def test_each_pole_tick_and_break_is_on_a_screen(stage: Stage) -> None:
    scene = replace(stage.scene(WIDTH, HEIGHT), marks=(), badges=(), key=(), lanes=())
    image = painted(scene, stage, PictureStore())
    cards = [card.rect for card in scene.cards]
    seen = 0
    for card in scene.cards:
        x, y = round(card.pole), (card.rect.bottom + card.foot) / 2
        if x < scene.plot.right and not any(rect.holds(x, y) for rect in cards):
            assert image.pixelColor(x, int(y)) == QColor(LIGHT.edge)
            seen += 1
    assert seen > 8
    assert scene.axis is not None
    below = int(scene.axis.rect.top + scene.metrics.axis_row + 6)
    assert len(scene.axis.ticks) > 8
    for tick in scene.axis.ticks:
        assert image.pixelColor(int(tick), below) == QColor(LIGHT.rule)
    assert len(scene.axis.breaks) > 4
    image = painted(replace(scene, cards=()), stage, PictureStore())
    for quiet in scene.axis.breaks:
        down = {image.pixelColor(int(quiet.x), y).name() for y in range(int(scene.plot.bottom))}
        assert QColor(LIGHT.rule).name() in down


@pytest.mark.parametrize("base", [0.0, 1.0, 4.3])
def test_the_columns_of_a_crowd_are_as_high_as_they_should_be(qapp: object, base: float) -> None:
    heights = array("f", (base, base + 3.0, base + 7.6, base + 15.0, base + 1.0))
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_density(painter, Density(10.0, 25.0, heights, 3.0), QColor("black"))
    painter.end()
    inked = (grey(image) < 200).sum(axis=0)
    assert inked.tolist() == [0] * 10 + [int(h) for h in heights for _ in range(3)] + [0] * 15
