"""Leaves behind what a crash or another program does, and answers all that a start then asks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from ccm_timeline.files.keeping.owner import Owner, this_program
from ccm_timeline.files.keeping.recovery import Recovery, Snapshot
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.document import Presentation, PresentationStep
from ccm_timeline.view.recovery_dialog import RecoveryDialog
from ccm_timeline.view.report_dialog import ReportDialog

LOOK_MS = 15
LONGEST_LOOKS = 2000
TRACE = 'Fatal Python error: Aborted\n\n  File "/x/ccm_timeline/app/a.py", line 3 in f\n'


def leave_a_crash(state: Path, document: Path) -> None:
    """A record of a run that broke, the unsaved changes of a document, and later ones of a file
    that is not there any more."""
    dead = msgspec.structs.replace(this_program(), pid=2**22 + 7, started="never")
    state.mkdir(parents=True, exist_ok=True)
    head = msgspec.json.encode({"owner": dead}).decode()
    (state / "run-1-x.record").write_text(f"{head}\nstarted 1.0\n{TRACE}", "utf-8")
    for age, file in enumerate((document.with_name("gone.ccmt"), document)):
        Recovery(state, dead).write(_snapshot(dead, document, file, age))


def hold_elsewhere(document: Path) -> Path:
    """Have another computer hold a document; the answer is its lock."""
    lock = document.with_name(f".{document.name}.lock")
    theirs = Owner("the other computer", 7, "", "ona", datetime.now(UTC))
    lock.write_bytes(msgspec.json.encode(theirs))
    return lock


def _snapshot(dead: Owner, document: Path, file: Path, age: int) -> Snapshot:
    whole = read_document(document)
    step = PresentationStep(event=whole.events[0].id, note="What was not saved")
    return Snapshot(
        owner=dead,
        when=datetime.now(UTC) - timedelta(minutes=age),
        path=os.fsencode(file),
        document=whole.id,
        title=whole.title,
        presentation=Presentation(steps=(step,)),
    )


class Visit(QObject):
    """Looks every few milliseconds for what is asked, until all was answered; then closes.

    `wanted` are the words on the buttons of the offer to restore, one after the other; elsewhere
    the first known one of `ANSWERS` is pressed. `is_over` says whether more is to come.
    """

    ANSWERS = ("Backups…", "&Open a copy", "Discard", "Compare…", "Keep mine", "OK")

    def __init__(self, desk: Any, wanted: list[str], is_over: Callable[[], bool]) -> None:
        super().__init__(desk.window)
        self.seen: list[str] = []
        """The kinds of boxes, in the order in which they were answered."""
        self.copied = ""
        self._window, self._wanted, self._is_over = desk.window, wanted, is_over
        self._looks = 0
        self._compares = False
        """Whether a comparison was asked for, which is made in another thread."""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        shown = list(_boxes())
        if len(shown) > 1 and any(isinstance(each, ReportDialog) for each in shown):
            self.seen.append("a report over another box")
        if self._looks > LONGEST_LOOKS:
            self.seen.append(f"no end: {shown}")
            self._window.may_close = lambda: True
            self._window.close()
        box = QApplication.activeModalWidget() or next(iter(shown), None)
        if box is not None:
            # Not here: what is asked next would wait for this timer.
            QTimer.singleShot(0, box, partial(self._answer, box))
            return
        # As a window manager does when a box is gone.
        self._window.activateWindow()
        if self._is_over():
            QTimer.singleShot(0, self._window, self._window.close)

    def _answer(self, box: QWidget) -> None:
        if isinstance(box, RecoveryDialog) and self._compares:
            return
        self.seen.append(type(box).__name__)
        self._compares = False
        if isinstance(box, RecoveryDialog):
            row = next(row for row in box.rows if not row.isHidden())
            word = self._wanted.pop(0) if self._wanted else "Restore"
            self._compares = word == "Compare…"
            _click(next(each for each in row.findChildren(QPushButton) if each.text() == word))
        elif isinstance(box, ReportDialog):
            box.copy_button.click()
            self.copied = QApplication.clipboard().text()
            box.reject()
        elif isinstance(box, QDialog):
            known = {each.text(): each for each in box.findChildren(QPushButton)}
            _click(
                next((known[word] for word in self.ANSWERS if word in known), [*known.values()][-1])
            )


def _click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _boxes() -> Iterator[QDialog]:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            yield widget
