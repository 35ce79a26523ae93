"""Message boxes whose every text is plain."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from ccm_timeline.view.plain import one_line

LONGEST_SENTENCE = 2000
_UNBROKEN = re.compile(r"(\S{40})")
_Button = QMessageBox.StandardButton


def tell(parent: QWidget | None, sentence: str, details: str | None = None) -> None:
    """Say something, and wait until it was read; long details are folded away."""
    box = make_box(parent, sentence, details)
    box.exec()
    box.deleteLater()


def ask(parent: QWidget | None, question: str, action: str = "Continue") -> bool:
    """Ask whether to go on; `action` is the word on the button that does."""
    box = make_box(parent, question)
    box.setIcon(QMessageBox.Icon.Question)
    box.setStandardButtons(_Button.Cancel)
    accept = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(_Button.Cancel)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is accept


def make_box(parent: QWidget | None, sentence: str, details: str | None = None) -> QMessageBox:
    """A message box with a sentence and, folded away, its details."""
    box = QMessageBox(parent)
    box.setWindowTitle("CCM Timeline")
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_breakable(one_line(sentence, LONGEST_SENTENCE)))
    if details:
        box.setDetailedText(details)
    box.setStandardButtons(_Button.Ok)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return box


def _breakable(text: str) -> str:
    """The text with zero-width spaces in endless words, which would widen the box too far."""
    return _UNBROKEN.sub("\\1\u200b", text)
