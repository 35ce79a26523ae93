"""Errors that nobody foresaw: logged, told once, and survived."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal, qWarning
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccm_timeline.app.log import LARGEST_LOG, LOG_NAME, Log, LogFile
from ccm_timeline.app.pages import Pages
from ccm_timeline.app.report_text import report_of
from ccm_timeline.app.reports import Reports
from ccm_timeline.view.report_dialog import ReportDialog

pytestmark = [
    pytest.mark.allow_log,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def reports(qapp: object) -> Iterator[Reports]:
    made = Reports()
    made.install()
    yield made
    made.remove()


@pytest.fixture
def told(reports: Reports) -> list[str]:
    heard: list[str] = []
    reports.told.connect(heard.append)
    return heard


IN_PAINT = Qt.WidgetAttribute.WA_WState_InPaintEvent


class Broken(QWidget):
    """A widget whose paint fails."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        raise ZeroDivisionError(f"frame {self.painted}")


class Bell(QObject):
    """A signal to which something broken is connected."""

    rung = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rung.connect(self.fail)

    def fail(self) -> None:
        raise KeyError("x")


def errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_an_error_in_a_slot_is_logged_and_told_once(
    reports: Reports, told: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    bell = Bell()
    for _ in range(5):
        bell.rung.emit()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == len(errors(caplog)) == 1
    assert "KeyError" in told[0]
    assert "in fail: " in told[0]


def test_two_kinds_of_error_are_told_both(reports: Reports, told: list[str], qtbot: QtBot) -> None:
    def one() -> None:
        raise ValueError

    def other() -> None:
        raise TypeError

    QTimer.singleShot(0, one)
    QTimer.singleShot(0, other)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_a_broken_paint_is_told_once_and_not_from_inside_the_paint(
    reports: Reports, told: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    widget = Broken()
    qtbot.addWidget(widget)
    during: list[bool] = []
    reports.told.connect(lambda _: during.append(widget.testAttribute(IN_PAINT)))
    widget.show()
    qtbot.waitExposed(widget)
    while widget.painted < 5:
        widget.update()
        qtbot.wait(1)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == len(errors(caplog)) == 1
    assert during == [False]


def test_repeated_errors_are_counted_in_the_end(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reports = Reports()
    reports.install()
    bell = Bell()
    for _ in range(60):
        bell.rung.emit()
    reports.remove()
    assert caplog.records[-1].getMessage().startswith("In all 60 times: KeyError")


def test_an_error_in_another_thread_is_told(
    reports: Reports, told: list[str], qtbot: QtBot
) -> None:
    def fail() -> None:
        raise OSError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert "in the background" in told[0]


def test_an_error_where_none_can_be_raised_is_told(
    reports: Reports, told: list[str], qtbot: QtBot
) -> None:
    class Dying:
        def __del__(self) -> None:
            raise ValueError("late")

    Dying()
    qtbot.waitUntil(lambda: bool(told))
    assert "ValueError" in told[0]


def test_what_qt_complains_of_is_logged_once_and_not_told(
    reports: Reports, told: list[str], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        qWarning("something of Qt's")
    qtbot.wait(20)
    found = [r for r in caplog.records if "something of Qt's" in r.getMessage()]
    assert [record.levelno for record in found] == [logging.WARNING]
    assert told == []


def test_the_hooks_are_given_back(qapp: object) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    reports = Reports()
    reports.install()
    assert sys.excepthook != before[0]
    reports.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


# The report.


def caught(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as found:
        return found


def test_a_report_says_what_ran_and_where_it_broke(qapp: object) -> None:
    text = report_of("An error", caught(IndexError("list index out of range")))
    for words in ("CCM Timeline", "Python 3.", "Qt 6.", "PySide6", "offscreen", "in caught: "):
        assert words in text
    assert text.endswith("IndexError: list index out of range")


def test_a_report_holds_no_folders_and_no_long_texts(qapp: object) -> None:
    quotation = "Withdrawal from any humanitarian treaty erodes life-saving protections"
    for message in (
        f"cannot find '{quotation}'",
        f'cannot find "{quotation}" here',
        "No such file: '/home/a teacher/class 7b/notes.ccmt'",
        "C:\\Users\\a teacher\\notes.ccmt",
    ):
        text = report_of("An error", caught(ValueError(message)))
        assert quotation not in text
        assert "teacher" not in text
        assert str(Path(__file__).parent) not in text
        assert str(Path.home()) + "/" not in text


def test_a_report_names_the_causes_first(qapp: object) -> None:
    try:
        try:
            raise OSError("the disk")
        except OSError as error:
            raise ValueError("the document") from error
    except ValueError as error:
        text = report_of("An error", error)
    assert text.index("OSError: the disk") < text.index("ValueError: the document")


def test_a_report_is_short_whatever_the_error_says(qapp: object) -> None:
    assert len(report_of("An error", caught(ValueError("x y " * 100_000)))) < 5000


def test_the_report_can_be_copied(qapp: object, qtbot: QtBot) -> None:
    dialog = ReportDialog("<b>first</b>\nsecond")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report.toPlainText() == "<b>first</b>\nsecond"
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "<b>first</b>\nsecond"


def test_reports_come_one_after_the_other_and_leave_the_window_usable(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    pages = Pages(window)
    for words in ("one", "two"):
        pages.show_report(words)
    shown: list[str] = []
    for _ in range(2):
        (dialog,) = [d for d in window.findChildren(ReportDialog) if d.isVisible()]
        assert not dialog.isModal()
        shown.append(dialog.report.toPlainText())
        dialog.reject()
    assert shown == ["one", "two"]
    assert not [d for d in window.findChildren(ReportDialog) if d.isVisible()]


# The log.


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Any]:
    made = Log(tmp_path / "state")
    made.start()
    yield made
    made.stop()


def test_the_log_has_the_whole_error(
    log: Log, reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half of a surrogate pair, as file names may hold it, cannot go through pytest's own capture.
    root = logging.getLogger()
    ours = [handler for handler in root.handlers if isinstance(handler, LogFile)]
    monkeypatch.setattr(root, "handlers", ours)
    reports.take(caught(ValueError("ž \udcff")))
    text = (tmp_path / "state" / LOG_NAME).read_text("utf-8")
    assert log.path == tmp_path / "state" / LOG_NAME
    assert "Traceback" in text
    assert "ValueError: ž \\udcff" in text


def test_the_log_takes_three_mebibytes_at_most(log: Log, tmp_path: Path) -> None:
    for _ in range(60):
        logging.getLogger("x").warning("y" * 100_000)
    sizes = [path.stat().st_size for path in (tmp_path / "state").iterdir() if "ccm" in path.name]
    assert len(sizes) == 3
    assert all(size <= LARGEST_LOG for size in sizes)


def test_a_log_that_was_removed_is_begun_anew(
    log: Log, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state" / LOG_NAME).unlink()
    for word in ("first", "second"):
        logging.getLogger("x").warning(word)
    lines = (tmp_path / "state" / LOG_NAME).read_text("utf-8").splitlines()
    assert [line.split()[-1] for line in lines] == ["first", "second"]
    assert capfd.readouterr().err == ""


def test_where_no_log_can_be_written_nothing_is_said_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (None, tmp_path / "file" / "state"):
        log = Log(folder)
        log.start()
        logging.getLogger("x").error("unheard")
        assert log.path is None
        log.stop()
    assert capfd.readouterr().err == ""
