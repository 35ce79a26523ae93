"""Each form of a date has a mark of its own, told apart without colour."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.marks import MarkStyle, Shape
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
    shapes = Shapes(painter, fonts, 10.0, QColor("white"), QColor("black"), grid, keep)
    with grid.sharp():
        MarkPainter(painter, shapes, dashes=dashes).draw(mark, QColor("black"))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


@pytest.fixture(params=[False, True], ids=["paper", "screen"])
def on_screen(qapp: object, request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def of_date(text: str) -> Mark:
    known = style(text)
    ends = (60, 60) if known.shape is Shape.DOT else (30, 90)
    return Mark(0, *ends, 15, known, 0)


def test_every_form_of_a_date_is_told_apart_in_grey(on_screen: bool) -> None:
    marks = {name: of_date(text) for name, text in FORMS.items()}
    alike(marks, on_screen=on_screen)


def test_whatever_is_known_of_a_date_at_once_is_told_apart_in_grey(on_screen: bool) -> None:
    marks = {}
    for shape, (approximate, uncertain, planned), is_open in product(
        Shape, product((False, True), repeat=3), (False, True)
    ):
        if is_open and shape in (Shape.DOT, Shape.BRACKET):
            continue
        ends = (60, 60) if shape is Shape.DOT else (30, 90)
        known = MarkStyle(shape, approximate, approximate, uncertain, False, is_open, planned)
        marks[str(known)] = Mark(0, *ends, 15, known, 0)
    for starts_open, (approximate, uncertain, planned) in product(
        (False, True), product((False, True), repeat=3)
    ):
        # Without a beginning, nothing is said of how well it is known.
        known = MarkStyle(
            Shape.WITHIN,
            approximate and not starts_open,
            False,
            uncertain,
            starts_open,
            False,
            planned,
        )
        marks[f"reported {known}"] = Mark(0, 95, 95, 15, known, 0, (30, 90))
    assert len(marks) == 8 * 6 + 12
    alike(marks, on_screen=on_screen)


@pytest.mark.parametrize("text", ["{1960,1961~,1962}", "[1960,1961~,1962]", "1950S1"])
def test_what_is_approximate_without_saying_where_has_approximate_ends(text: str) -> None:
    assert style(text).approximate_start
    assert style(text).approximate_end


def alike(marks: dict[str, Mark], *, on_screen: bool) -> None:
    """Fail where two marks look alike, or one is hardly seen."""
    pictures = {
        name: np.frombuffer(drawn(mark, on_screen=on_screen), np.uint8).astype(int)
        for name, mark in marks.items()
    }
    for (one, left), (two, right) in combinations(pictures.items(), 2):
        assert (abs(left - right) > 60).sum() >= 8, (one, two)
    for name, picture in pictures.items():
        assert (picture < 120).sum() >= 12, name
