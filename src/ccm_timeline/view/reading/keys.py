"""Which keys are the reader's own while the focus is in it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Act(Enum):
    """What a key asks for."""

    FIND = "find"
    NEXT_HIT = "next hit"
    PREVIOUS_HIT = "previous hit"
    NEXT_MARK = "next marked passage"
    PREVIOUS_MARK = "previous marked passage"
    LEAVE = "leave"


_ACTS = {
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier): Act.NEXT_HIT,
    (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier): Act.PREVIOUS_HIT,
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): Act.NEXT_MARK,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): Act.PREVIOUS_MARK,
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier): Act.LEAVE,
}


def act_of(event: QKeyEvent) -> Act | None:
    """What a key press asks of the reader, or None where it is not one of its keys."""
    if event.matches(QKeySequence.StandardKey.Find):
        return Act.FIND
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _ACTS.get((Qt.Key(event.key()), held))
