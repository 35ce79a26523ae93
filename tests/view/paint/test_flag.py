"""The flag of the selected day leaves what is written of the breaks to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from ccm_timeline.files.reader import read
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Axis
from ccm_timeline.model.words import in_short
from ccm_timeline.session.session import Session
from ccm_timeline.view.paint.axis import AxisPainter
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.scene import Emphasis, paint_scene
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline.stage import Stage

SHIPPED = Path(__file__).parents[3] / "resources" / "timelines" / "lithuania-ccm.ccmt"
HEIGHT = 700


@pytest.mark.parametrize("width", [1000, 1366, 1920])
def test_the_flag_of_no_day_covers_the_length_of_a_break(qapp: object, width: int) -> None:
    timeline = read(SHIPPED).timeline()
    stage = Stage(Session(timeline), LIGHT, 13.0)
    scene = stage.scene(width, HEIGHT)
    axis = scene.axis
    assert axis is not None
    assert len(axis.breaks) > 4
    window = stage.window(width, HEIGHT)
    image = QImage(width, HEIGHT, QImage.Format.Format_RGB32)
    moved = 0
    for position, when in enumerate(timeline.whens):
        image.fill(0)
        painter = QPainter(image)
        flags = AxisPainter(painter, stage.look, scene.metrics, axis, Grid(painter))
        x = min(max(stage.anchor_x(position, window), scene.plot.left), scene.plot.right - 1)
        flags.draw_flag(x, in_short(when), scene.plot)
        painter.end()
        bare = QImage(image.size(), image.format())
        bare.fill(0)
        for rect in lengths(axis, stage):
            is_free = image.copy(rect) == bare.copy(rect)
            assert is_free, timeline.events[position].title
        beside = QRect(int(x) - 8, int(scene.plot.bottom) + 1, 16, int(scene.metrics.axis_row) - 2)
        moved += image.copy(beside) == bare.copy(beside)
    assert moved < len(timeline) / 4, "most flags stand at the plot"


def test_who_gives_no_flag_to_the_selected_event_has_no_line_for_it(qapp: object) -> None:
    stage = Stage(Session(read(SHIPPED).timeline()), LIGHT, 13.0)
    bare = replace(stage.scene(1000, HEIGHT), marks=(), cards=(), titles=(), badges=())
    pictures = []
    for emphasis in (Emphasis(), Emphasis(5), Emphasis(5, "6 Mar 2025", 500.0)):
        image = QImage(1000, HEIGHT, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_scene(painter, bare, stage.look, emphasis)
        pictures.append(image)
    assert pictures[0] == pictures[1] != pictures[2]


def lengths(axis: Axis, stage: Stage) -> Iterator[QRect]:
    """Where the lengths of breaks are written."""
    row = int(stage.look.fonts.metrics.axis_row)
    for quiet in axis.breaks:
        if quiet.label is not None:
            wide = int(stage.look.measure(quiet.label.text, Role.BREAK))
            top = axis.rect.top + (row + 5 if quiet.is_low else 7)
            yield QRect(int(quiet.label.left) + 1, int(top) + 4, wide - 2, row - 8)
