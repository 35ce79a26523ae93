"""The bar that is shown while a document is read."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.waiting import Waiting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def bar_of(window: MainWindow) -> Waiting:
    found = window.findChild(Waiting)
    assert found is not None
    return found


def test_it_is_there_only_while_a_document_is_read(window: MainWindow) -> None:
    assert window.findChild(Waiting) is None
    window.show_waiting("a <b>.ccmt")
    assert not bar_of(window).isHidden()
    window.show_progress(0.5)
    window.show_waiting(None)
    assert bar_of(window).isHidden()


def test_it_stays_within_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_waiting("a.ccmt")
    for size in (QSize(1200, 800), QSize(700, 500)):
        window.resize(size)
        qtbot.waitUntil(lambda: window.rect().contains(bar_of(window).geometry()))


def test_its_button_cancels(window: MainWindow, qtbot: QtBot) -> None:
    window.show_waiting("a.ccmt")
    button = bar_of(window).findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(window.cancel_requested):
        button.click()


def test_escape_cancels_while_it_is_shown_and_not_after(window: MainWindow, qtbot: QtBot) -> None:
    window.show_waiting("a.ccmt")
    target = QApplication.focusWidget() or window
    with qtbot.waitSignal(window.cancel_requested):
        QTest.keyClick(target, Qt.Key.Key_Escape)
    window.show_waiting(None)
    with qtbot.assertNotEmitted(window.cancel_requested, wait=50):
        QTest.keyClick(target, Qt.Key.Key_Escape)
