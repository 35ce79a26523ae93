"""The page of signs: every mark and sign is there, drawn as itself, and told."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.palette import DARK, LIGHT, Palette
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.signs import CARDS, MARKS, STANCES, SignPicture, SignsWindow


def colours_of(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_sign_is_drawn_as_no_other_is_and_named(qtbot: QtBot, palette: Palette) -> None:
    window = SignsWindow()
    qtbot.addWidget(window)
    window.setPalette(palette.qt())
    window.show()
    told = " ".join(label.text() for label in window.findChildren(PlainLabel))
    for words in (*(kind.value for kind in MarkKind), *STANCE_WORDS.values()):
        assert capitalised(words) in told
    pictures = [sign.grab().toImage() for sign in window.findChildren(SignPicture)]
    assert len(pictures) == len(MARKS) + len(CARDS) + len(STANCES)
    assert all(len(colours_of(picture)) > 1 for picture in pictures)
    assert all(one != other for one, other in combinations(pictures, 2))


@pytest.fixture
def larger(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """To have the program's text twice as large, as its setting does."""
    usual = qapp.font()
    font = QFont(usual)
    font.setPointSizeF(2 * usual.pointSizeF())
    yield lambda: qapp.setFont(font)
    qapp.setFont(usual)


def test_the_page_of_signs_follows_the_size_of_the_text_and_scrolls_by_keys(
    qtbot: QtBot, larger: Callable[[], None]
) -> None:
    before = SignPicture(MarkKind.DAY).width()
    larger()
    window = SignsWindow()
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    assert window.findChild(SignPicture).width() > 1.8 * before
    qtbot.waitUntil(lambda: window.leaf.verticalScrollBar().maximum() > 0)
    QTest.keyClick(window.leaf, Qt.Key.Key_PageDown)
    assert window.leaf.verticalScrollBar().value() > 0
