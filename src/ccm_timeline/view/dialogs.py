"""Message boxes whose every text is plain."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from ccm_timeline.view.interruptions import INTERRUPTIONS
from ccm_timeline.view.plain import one_line

LONGEST_SENTENCE = 2000
_UNBROKEN = re.compile(r"(\S{40})")
_Button = QMessageBox.StandardButton


def tell(parent: QWidget | None, sentence: str, details: str | None = None) -> None:
    """Say something, and wait until it was read; long details are folded away.

    While a picture is shown to an audience, it is said beside it or later, and not waited for.
    """
    if INTERRUPTIONS.is_held:
        INTERRUPTIONS.show_later(parent, partial(_telling_box, sentence, details))
        return
    box = make_box(parent, sentence, details)
    box.exec()
    box.deleteLater()


def _telling_box(sentence: str, details: str | None, parent: QWidget | None) -> QMessageBox:
    box = make_box(parent, sentence, details)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box


def ask(parent: QWidget | None, question: str, action: str = "Continue") -> bool:
    """Ask whether to go on; `action` is the word on the button that does."""
    box = make_box(INTERRUPTIONS.wait(parent), question)
    box.setIcon(QMessageBox.Icon.Question)
    box.setStandardButtons(_Button.Cancel)
    accept = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(_Button.Cancel)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is accept


def offer(parent: QWidget | None, sentence: str, details: str, action: str) -> bool:
    """Say something, and offer one thing to do; whether it is wanted."""
    box = make_box(INTERRUPTIONS.wait(parent), sentence, details)
    wanted = box.addButton(action, QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(wanted)
    box.setEscapeButton(_Button.Ok)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is wanted


def choose(parent: QWidget | None, question: str, *words: str, default: int = 0) -> int | None:
    """Ask which of several things to do, by the words on their buttons, the last of which does
    nothing; the answer counts from 0, and is None where nothing is to be done.

    Enter takes the default, Esc the last.
    """
    box = make_box(INTERRUPTIONS.wait(parent), question)
    box.setIcon(QMessageBox.Icon.Question)
    box.setStandardButtons(_Button.NoButton)
    # Roles put buttons into the platform's own order: these are to stand as they are said.
    roles = [QMessageBox.ButtonRole.ActionRole] * (len(words) - 1)
    buttons = [
        box.addButton(word, role)
        for word, role in zip(words, [*roles, QMessageBox.ButtonRole.RejectRole], strict=True)
    ]
    box.setDefaultButton(buttons[default])
    box.setEscapeButton(buttons[-1])
    box.exec()
    box.deleteLater()
    clicked = box.clickedButton()
    return next((at for at, button in enumerate(buttons[:-1]) if button is clicked), None)


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
