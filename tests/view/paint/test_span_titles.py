"""The title of a span on its mark can be read, and stands out when it is chosen."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import Mark, Rect, Scene, SpanTitle
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.scene import Emphasis, paint_scene
from ccm_timeline.view.palette import DARK, LIGHT, Palette

METRICS, PLOT = Metrics(13.0), Rect(0.0, 0.0, 200.0, 40.0)
BAR = Mark(0, -50.0, 900.0, 20.0, MarkStyle(Shape.BAR), 0)
LEFT, RIGHT, TOP, BOTTOM = 30, 150, 13, 27


def picture(palette: Palette, text: str | None, emphasis: Emphasis) -> NDArray[np.int16]:
    """A bar with a title on it, in grey."""
    rect = Rect(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP)
    titles = () if text is None else (SpanTitle(0, rect, text, Role.SPAN, disputed=False),)
    scene = Scene(200.0, 40.0, METRICS, PLOT, marks=(BAR,), titles=titles)
    look = Look(palette, SceneFonts(METRICS, QFont()), (QColor(palette.secondary),))
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, scene, look, emphasis, PictureStore())
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).reshape(40, 200).astype(np.int16)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_title_is_written_in_ink_on_a_plate_and_hides_nothing_beside_it(
    qapp: object, palette: Palette
) -> None:
    bare, written = (picture(palette, text, Emphasis()) for text in (None, "A long span"))
    plate = written[TOP:BOTTOM, LEFT:RIGHT]
    panel = QColor(palette.panel)
    assert abs(int(np.median(plate)) - panel.lightness()) < 12
    assert (np.abs(plate - np.median(plate)) > 100).sum() > 60
    change = np.abs(bare - written)
    change[TOP:BOTTOM, LEFT:RIGHT] = 0
    assert not change.any()


def test_the_title_under_the_pointer_and_the_chosen_one_have_an_outline(qapp: object) -> None:
    looks = [Emphasis(), Emphasis(hovered=0), Emphasis(selected=0)]
    edges = [picture(LIGHT, "A long span", one)[TOP, LEFT + 10 : RIGHT - 10] for one in looks]
    assert edges[0].mean() > edges[1].mean() > edges[2].mean()


def test_a_title_has_room_in_a_row_of_marks(qapp: object) -> None:
    for text in (8.0, 11.0, 13.0, 16.0, 20.0, 26.0, 40.0):
        fonts = SceneFonts(Metrics(text), QFont())
        assert fonts.ascent(Role.SPAN) <= Metrics(text).badge + 1
