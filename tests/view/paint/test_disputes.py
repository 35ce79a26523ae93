"""The sign of a disagreement is seen in grey, beside its mark and not upon it."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.marks import MarkStyle, Shape
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Badge, Mark, Rect, Scene
from ccm_timeline.layout.signs import sign_rect
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.scene import paint_scene
from ccm_timeline.view.palette import DARK, LIGHT, Palette

PLOT = Rect(10.0, 0.0, 150.0, 40.0)
METRICS = Metrics(13.0)
UNCERTAIN = Mark(0, 40.0, 40.0, 20.0, MarkStyle(Shape.DOT, uncertain=True), 0)
LONG = Mark(0, -90.0, 900.0, 20.0, MarkStyle(Shape.BAR), 0)
BADGE = Badge(Rect(90.0, 13.0, 36.0, 14.0), 3, (1, 2, 3), (0.0, 1.0))


def grey(
    palette: Palette, store: PictureStore | None, mark: Mark, badge: Badge = BADGE
) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    """The picture of a mark and a badge without colours."""
    scene = Scene(160.0, PLOT.height, METRICS, PLOT, marks=(mark,), badges=(badge,))
    look = Look(palette, SceneFonts(METRICS, QFont()), (QColor(palette.secondary),))
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_scene(painter, scene, look, store=store)
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(40, plain.bytesPerLine())
    return pixels[:, :160].astype(np.int16)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("stored", [False, True], ids=["drawn", "kept"])
@pytest.mark.parametrize("mark", [UNCERTAIN, LONG], ids=["beside", "upon"])
def test_the_sign_is_seen_in_grey_and_nothing_else_changes(
    qapp: object, palette: Palette, stored: bool, mark: Mark
) -> None:
    store = PictureStore() if stored else None
    signed = replace(mark, disputed=True)
    change = np.abs(grey(palette, store, signed) - grey(palette, store, mark))
    rect = sign_rect(signed, PLOT, METRICS)
    top, left = int(rect.top), int(rect.left)
    inside = change[top : top + 10, left : left + 12]
    assert (inside > 60).sum() >= 15
    # A halo of two pixels is clear around the strokes, above and below the room as well.
    change[top - 2 : top + 12, left : left + 12] = 0
    assert not change.any()


def test_a_badge_says_that_sources_disagree_on_what_it_counts(qapp: object) -> None:
    store = PictureStore()
    pictures = [
        grey(LIGHT, store, UNCERTAIN, Badge(BADGE.rect, 3, (1, 2, 3), (0.0, 1.0), disputed))
        for disputed in (0, 1, 3)
    ]
    pills = [picture[13:27, 90:126] for picture in pictures]
    # The number alone would only have moved.
    assert (pills[1] > 200).sum() >= (pills[0] > 200).sum() + 10
    assert (pictures[1] == pictures[2]).all()
