"""Answers whatever asks for an answer while a program is walked through: boxes, dialogs, menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

LOOK_MS = 15
_Role = QDialogButtonBox.ButtonRole
_FORTH = (_Role.ActionRole, _Role.AcceptRole, _Role.YesRole, _Role.ApplyRole)


class Attendant(QObject):
    """Looks every few milliseconds, also while a box waits for its answer.

    A dialog of the program has each of its choices tried and each of its buttons pressed once,
    and is closed when there is nothing left to press.
    """

    def __init__(self, folder: Path, document: Path, sources: Path, main: QWidget) -> None:
        """Files are saved into `folder`; `document` and `sources` are opened when asked for one."""
        super().__init__(main)
        self.texts: list[str] = []
        """What the message boxes said."""
        self.attended: set[str] = set()
        """The classes of what was attended to."""
        self.spared: QWidget | None = None
        """A dialog that somebody else uses; what it opens is attended to."""
        self._folder, self._document, self._sources = folder, document, sources
        self._pressed: dict[QDialog, set[str]] = {}
        self._known: set[tuple[str, str]] = set()
        """The kind of dialog and the words of every button that could be pressed."""
        self._tried: set[tuple[str, str]] = set()
        """Those that were pressed, in whichever dialog of the kind."""
        self._count = 0
        self._answers: tuple[tuple[type[QWidget], Callable[[QWidget], None]], ...] = (
            (QMessageBox, self._answer_box),
            (QFileDialog, self._answer_file),
            (QAbstractPrintDialog, self._answer_print),
            (QMenu, _leave),
            (QDialog, self._press),
        )
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for an answer."""
        return self.waiting() is None

    def waiting(self) -> QWidget | None:
        """What waits for an answer, if anything does."""
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup
        if (modal := QApplication.activeModalWidget()) is not None:
            return None if modal is self.spared else modal
        shown = (item for item in QApplication.topLevelWidgets() if item.isVisible())
        dialogs = (item for item in shown if isinstance(item, QDialog))
        return next((item for item in dialogs if item is not self.spared), None)

    @property
    def has_left_buttons(self) -> bool:
        """Whether a dialog closed before each of its buttons was pressed once."""
        return not self._known <= self._tried

    def leave_buttons(self) -> None:
        """Want no more of those that are left."""
        self._tried |= self._known

    def _look(self) -> None:
        widget = self.waiting()
        if widget is None:
            return
        self.attended.add(type(widget).__name__)
        kinds = (answer for kind, answer in self._answers if isinstance(widget, kind))
        # Not here: what an answer brings up would wait for this timer, which waits for the answer.
        QTimer.singleShot(0, widget, partial(next(kinds, _leave), widget))

    def _answer_box(self, box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        self.texts.append(box.text())
        # Where details are folded away, the last button opens and folds them for ever.
        usual = box.button(QMessageBox.StandardButton.Ok)
        button = box.defaultButton() or usual or box.buttons()[-1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _answer_file(self, dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            self._count += 1
            path = self._folder / f"saved-{self._count}.{dialog.defaultSuffix()}"
        elif dialog.fileMode() is QFileDialog.FileMode.Directory:
            path = self._sources
        elif dialog.fileMode() is QFileDialog.FileMode.ExistingFiles:
            path = next(iter(sorted(self._sources.iterdir())))
        else:
            path = self._document
        dialog.selectFile(str(path))
        # Typed as well, as the list of files may still be read.
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    def _answer_print(self, dialog: QWidget) -> None:
        assert isinstance(dialog, QAbstractPrintDialog)
        self._count += 1
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._folder / f"printed-{self._count}.pdf"))
        dialog.done(QDialog.DialogCode.Accepted)

    def _press(self, dialog: QWidget) -> None:
        """Press the next of its buttons, or close it; the first time, try its choices."""
        assert isinstance(dialog, QDialog)
        self._forget_what_has_gone()
        is_new = dialog not in self._pressed
        pressed = self._pressed.setdefault(dialog, set())
        if is_new:
            for choice in dialog.findChildren(QComboBox):
                for at in reversed(choices_of(choice)):
                    choice.setCurrentIndex(at)
        kind = type(dialog).__name__
        buttons = _buttons_forth(dialog)
        self._known |= {(kind, button.text()) for button in buttons}
        # Many a button closes its dialog: those come first that were never pressed.
        buttons.sort(key=lambda button: (kind, button.text()) in self._tried)
        for button in buttons:
            if button.text() not in pressed:
                pressed.add(button.text())
                self._tried.add((kind, button.text()))
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        dialog.reject()

    def _forget_what_has_gone(self) -> None:
        """Else each dialog would be kept alive with all that it holds, and look like a leak."""
        for known in [known for known in self._pressed if not shiboken6.isValid(known)]:
            del self._pressed[known]


def choices_of(box: QComboBox) -> list[int]:
    """The rows that can be chosen: a heading among them cannot."""
    model, enabled = box.model(), Qt.ItemFlag.ItemIsEnabled
    return [row for row in range(box.count()) if model.index(row, 0).flags() & enabled]


def _buttons_forth(dialog: QDialog) -> list[QAbstractButton]:
    """The buttons of its foot that do more than close it, and those beside its rows."""
    feet = dialog.findChildren(QDialogButtonBox)
    in_feet = {button for foot in feet for button in foot.buttons()}
    forth = [
        button for foot in feet for button in foot.buttons() if foot.buttonRole(button) in _FORTH
    ]
    beside = [button for button in dialog.findChildren(QPushButton) if button not in in_feet]
    return [button for button in (*forth, *beside) if button.isVisible() and button.isEnabled()]


def _leave(widget: QWidget) -> None:
    """Type into what takes letters, go down, and close it by Esc, or else from outside."""
    field = widget.findChild(QLineEdit)
    if field is not None:
        QTest.keyClicks(field, "no")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
        if widget.isVisible():
            QTest.keyClick(widget, key)
    if widget.isVisible():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Close))
        widget.close()
