"""A main window with places to put the focus in, and the show that it starts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.presenting import Presenting
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.show.course import Course
from ccm_timeline.view.show.state import ShowState
from ccm_timeline.view.show.window import ShowWindow
from tests.view.show import stories


class Hall:
    """What a teacher has: a window, a show, a keyboard."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.window = QMainWindow()
        middle = QWidget()
        self.window.setCentralWidget(middle)
        self.field = QLineEdit(middle)
        self.button = QPushButton("Button", middle)
        self.store = Store(None)
        self.store.change(reduce_motion=True)
        self.presenting = Presenting(self.window, session, self.store)

    @property
    def show(self) -> ShowWindow:
        assert self.presenting.show_window is not None
        return self.presenting.show_window

    @property
    def course(self) -> Course:
        assert self.presenting.course is not None
        return self.presenting.course

    @property
    def state(self) -> ShowState:
        return self.course.state

    @property
    def number(self) -> int:
        """The step, as the audience counts it."""
        return self.course.deck.number(self.state.place)

    @property
    def is_running(self) -> bool:
        return self.presenting.course is not None

    def press(self, *keys: str, on: QWidget | None = None) -> None:
        """Press keys by their names; F5 reaches the command where no show runs."""
        for key in keys:
            if not self.is_running:
                assert key == "F5"
                self.presenting.present()
                continue
            combination = QKeySequence(key)[0]
            widget = on or self.show
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication) -> Iterator[Hall]:
    made = Hall(stories.shipped())
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.presenting.present()
    qtbot.waitExposed(made.show)
    yield made
    made.presenting.leave()
