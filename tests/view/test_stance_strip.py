"""A stance on the line from opposing to supporting, or beside it."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ccm_timeline.model.document import StanceValue
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.panel.stance_facts import StanceFacts
from ccm_timeline.view.panel.stances import StanceStrip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("value", StanceValue)
def test_only_who_opposes_or_supports_or_neither_stands_on_the_line(
    qtbot: QtBot, value: StanceValue
) -> None:
    strip = StanceStrip()
    qtbot.addWidget(strip)
    strip.setPalette(LIGHT.qt())
    strip.show_facts(StanceFacts("A", "", value, False, "", (), ""))
    strip.resize(380, strip.heightForWidth(380))
    image = strip.grab().toImage()
    rule = QColor(LIGHT.rule)
    line = sum(
        image.pixelColor(x, y) == rule
        for x in range(image.width() // 2, image.width())
        for y in range(image.height())
    )
    assert (line > 20) is (value is not StanceValue.CONSIDERS_SIMILAR)
