"""Each form of a date has a mark of its own, told apart without colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.marks import MarkStyle
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Mark
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.keeping import draw_anew
from ccm_timeline.view.paint.marks import MarkPainter
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.shapes import Shapes
from ccm_timeline.view.paint.strokes import Dashes
from tests.builders import document, event

FORMS = {
    "day": "2025-03-06",
    "span": "2025-03-06/2025-03-12",
    "month": "2025-03",
    "approximate day": "2025-03-06~",
    "uncertain day": "2025-03-06?",
    "both": "2025-03-06%",
    "approximate month": "2025-03~",
    "uncertain month": "2025-03?",
    "approximate span": "2025-03-06~/2025-03-12~",
    "uncertain span": "2025-03-06?/2025-03-12?",
    "approximate start": "2025-03-06~/2025-03-12",
    "open end": "2025-03-06/..",
    "open start": "../2025-03-06",
    "some day within": "[2025-03-06..2025-03-12]",
}


def style(text: str, *, planned: bool = False) -> MarkStyle:
    timeline = Timeline(document(events=(event(when=text, planned=planned),), quotes=()))
    return make_table(timeline).row(0).style


def drawn(mark: Mark, *, on_screen: bool) -> bytes:
    """The grey picture of a mark, on paper or as a screen keeps its shapes and rounds its edges."""
    image = QImage(120, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fonts, store = SceneFonts(Metrics(13.0), QFont()), PictureStore()
    grid = Grid(painter, is_whole=on_screen)
    keep, dashes = (store.draw, store.dashes) if on_screen else (draw_anew, Dashes())
    shapes = Shapes(painter, fonts, 10.0, QColor("white"), grid, keep)
    with grid.sharp():
        MarkPainter(painter, shapes, dashes=dashes).draw(mark, QColor("black"))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


@pytest.fixture(params=[False, True], ids=["paper", "screen"])
def pictures(qapp: object, request: pytest.FixtureRequest) -> dict[str, bytes]:
    marks = {name: Mark(0, 30, 90, 15, style(text), 0) for name, text in FORMS.items()}
    for name in ("day", "approximate day", "uncertain day", "both"):
        marks[name] = Mark(0, 60, 60, 15, marks[name].style, 0)
    marks["planned day"] = Mark(0, 60, 60, 15, style("2025-03-06", planned=True), 0)
    marks["planned span"] = Mark(0, 30, 90, 15, style(FORMS["span"], planned=True), 0)
    marks["reported later"] = Mark(0, 90, 90, 15, style("[2025-03-06..2025-03-12]"), 0, (30, 90))
    return {name: drawn(mark, on_screen=request.param) for name, mark in marks.items()}


def test_every_form_is_told_apart_in_grey(pictures: dict[str, bytes]) -> None:
    for (one, left), (two, right) in combinations(pictures.items(), 2):
        differing = sum(abs(a - b) > 60 for a, b in zip(left, right, strict=True))
        assert differing >= 8, (one, two)


def test_no_form_is_invisible(pictures: dict[str, bytes]) -> None:
    for name, picture in pictures.items():
        assert sum(value < 120 for value in picture) >= 12, name
