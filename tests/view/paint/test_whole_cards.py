"""A card is painted whole: every line of it, and nothing beyond its edge, on any screen."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.scene import Card, Rect, Scene
from ccm_timeline.layout.table import make_table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look, theme_colours
from ccm_timeline.view.paint.scene import paint_scene
from ccm_timeline.view.paint.subject import subject_of
from ccm_timeline.view.palette import LIGHT
from tests.builders import document, event

TITLES = (
    "A parliament votes on a treaty, and says why in more words than one line has",
    "中文标题很长而且没有空格所以必须在字之间断开才能放进一张卡片里面去",
    "اتفاقية حظر الألغام المضادة للأفراد والانسحاب منها في عام واحد",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "Šešuolė",
)
MARGIN = 30


@pytest.fixture(params=[8.0, 13.0, 40.0])
def drawing(qapp: object, request: pytest.FixtureRequest) -> tuple[Scene, Look]:
    fonts = SceneFonts(Metrics(request.param), QFont())
    events = tuple(
        event(id=f"e{number}", title=title[:70], when=f"20{number:02}-05-06", importance=3)
        for number, title in enumerate(TITLES)
    )
    timeline = Timeline(document(events=events, quotes=()))
    table, scale = make_table(timeline), make_scale(timeline, ScaleKind.STEPS)
    subject = subject_of(timeline, table, scale, Grouping.NONE, fonts)
    scene = Composer(subject).scene(5000.0, 1200.0, subject.scale.whole)
    return scene, Look(LIGHT, fonts, theme_colours(timeline.document.themes, LIGHT))


def inked(scene: Scene, look: Look, card: Card, ratio: float) -> NDArray[np.bool_]:
    """Where a card alone has dark ink, with a margin around it; in pixels of the screen."""
    bare = replace(card, rect=Rect(MARGIN, MARGIN, card.rect.width, card.rect.height), foot=0.0)
    alone = replace(scene, marks=(), badges=(), lanes=(), key=(), axis=None, cards=(bare,))
    size = card.rect.width, card.rect.height
    width, height = (round((side + 2 * MARGIN) * ratio) for side in size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_scene(painter, alone, look)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(height, -1)[:, :width]
    return np.asarray(rows < 150)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_each_line_is_there_and_none_is_cut(drawing: tuple[Scene, Look], ratio: float) -> None:
    scene, look = drawing
    metrics = scene.metrics
    assert len(scene.cards) == len(TITLES)
    assert max(len(card.lines) for card in scene.cards) > 1
    for card in scene.cards:
        ink = inked(scene, look, card, ratio)
        left = round((MARGIN + metrics.bar + 1) * ratio)
        right = round((MARGIN + card.rect.width - metrics.bar - 1) * ratio)
        for number in range(len(card.lines)):
            top = MARGIN + metrics.pad_y + number * metrics.line
            line = ink[round(top * ratio) : round((top + metrics.line) * ratio), left:right]
            assert line.any(), card.lines
        assert not ink[:, round((MARGIN + card.rect.width) * ratio) + 1 :].any()
        assert not ink[round((MARGIN + card.rect.height) * ratio) + 1 :].any()
