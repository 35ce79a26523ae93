"""No box opens over the picture that an audience sees."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.pages import Pages
from ccm_timeline.view.dialogs import ask, tell
from ccm_timeline.view.interruptions import INTERRUPTIONS
from ccm_timeline.view.report_dialog import ReportDialog


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    INTERRUPTIONS.forget()
    INTERRUPTIONS.release()


def boxes() -> list[QDialog]:
    """What is open, in the order of its words."""
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    return sorted(found, key=lambda box: getattr(box, "text", str)())


def test_boxes_and_reports_wait_for_the_end_and_come_one_after_the_other(
    window: QWidget, qtbot: QtBot
) -> None:
    INTERRUPTIONS.hold(None)
    pages = Pages(window)
    tell(window, "First.", "Details")
    pages.show_report("Report")
    tell(window, "Second.")
    QApplication.processEvents()
    assert boxes() == []
    INTERRUPTIONS.release()
    for expected in ("First.", "Report", "Second."):
        qtbot.waitUntil(lambda: len(boxes()) == 1)
        (box,) = boxes()
        if isinstance(box, ReportDialog):
            assert box.report.toPlainText() == expected
        else:
            assert isinstance(box, QMessageBox)
            assert box.text() == expected
            assert box.textFormat() is Qt.TextFormat.PlainText
        box.reject()
    qtbot.waitUntil(lambda: boxes() == [])


def test_beside_the_picture_a_box_opens_at_once_and_is_kept(window: QWidget, qtbot: QtBot) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.show()
    INTERRUPTIONS.hold(None)
    tell(window, "It waits.")
    INTERRUPTIONS.hold(beside)
    tell(window, "It does not wait.")
    assert [box.parent() for box in boxes()] == [beside, beside]
    assert not any(box.isModal() for box in boxes())
    boxes()[0].reject()
    INTERRUPTIONS.release()
    (left,) = boxes()
    assert left.parent() is window
    left.reject()


def test_a_question_waits_with_whoever_asks_it(window: QWidget, qtbot: QtBot) -> None:
    INTERRUPTIONS.hold(None)
    seen: list[int] = []

    def end_the_show() -> None:
        seen.append(len(boxes()))
        INTERRUPTIONS.release()
        QTimer.singleShot(0, answer)

    def answer() -> None:
        (box,) = boxes()
        assert isinstance(box, QMessageBox)
        accept = next(button for button in box.buttons() if button.text() == "Reload")
        accept.click()

    QTimer.singleShot(0, end_the_show)
    assert ask(window, "The file has changed. Reload it?", "Reload")
    assert seen == [0]


def test_what_waits_is_dropped_when_nobody_is_left(window: QWidget, qtbot: QtBot) -> None:
    INTERRUPTIONS.hold(None)
    tell(window, "Too late.")
    INTERRUPTIONS.forget()
    INTERRUPTIONS.release()
    QApplication.processEvents()
    assert boxes() == []
