"""What can be asked of a show by a key, and which keys ask for it."""

from __future__ import annotations

import sys
from enum import Enum, auto

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Act(Enum):
    """One thing to do in a show."""

    NEXT = auto()
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    GO_TO = auto()
    BLACK = auto()
    WHITE = auto()
    FREEZE = auto()
    START = auto()
    START_HERE = auto()
    LEAVE = auto()
    POINTER = auto()
    WHOLE = auto()
    ZOOM_TO_EVENT = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    SWAP = auto()
    TIMER = auto()
    HELP = auto()
    COLOURS = auto()
    """From light to dark, or back."""
    PRESENTER = auto()
    """The presenter's view, as a window."""
    CLEAR_TIMER = auto()
    TEST_CARD = auto()
    HIDE_DATE = auto()
    HIDE_SPEAKER = auto()
    HIDE_STANCE = auto()
    """Hidden until the next key, on every step, or no longer."""
    ACTIVITY = auto()
    """The next of the classroom's activities; after the last, the show again."""
    ORDER = auto()
    WHO = auto()
    WHERE = auto()
    RUN = auto()
    """By itself, or no longer."""
    LOOP = auto()
    """When it runs by itself: begin anew after the last step."""


_Key = Qt.Key
_PLAIN: dict[int, Act] = {
    _Key.Key_Right: Act.NEXT,
    _Key.Key_Down: Act.NEXT,
    _Key.Key_PageDown: Act.NEXT,
    _Key.Key_Space: Act.NEXT,
    _Key.Key_Return: Act.NEXT,
    _Key.Key_Enter: Act.NEXT,
    _Key.Key_N: Act.NEXT,
    _Key.Key_Left: Act.PREVIOUS,
    _Key.Key_Up: Act.PREVIOUS,
    _Key.Key_PageUp: Act.PREVIOUS,
    _Key.Key_Backspace: Act.PREVIOUS,
    _Key.Key_P: Act.PREVIOUS,
    _Key.Key_Home: Act.FIRST,
    _Key.Key_End: Act.LAST,
    _Key.Key_G: Act.GO_TO,
    _Key.Key_B: Act.BLACK,
    _Key.Key_Period: Act.BLACK,
    _Key.Key_W: Act.WHITE,
    _Key.Key_Comma: Act.WHITE,
    _Key.Key_F: Act.FREEZE,
    _Key.Key_F5: Act.START,
    _Key.Key_Escape: Act.LEAVE,
    _Key.Key_L: Act.POINTER,
    _Key.Key_O: Act.WHOLE,
    _Key.Key_Tab: Act.WHOLE,
    _Key.Key_Backtab: Act.WHOLE,
    _Key.Key_Z: Act.ZOOM_TO_EVENT,
    _Key.Key_Plus: Act.ZOOM_IN,
    _Key.Key_Equal: Act.ZOOM_IN,
    _Key.Key_Minus: Act.ZOOM_OUT,
    _Key.Key_S: Act.SWAP,
    _Key.Key_T: Act.TIMER,
    _Key.Key_F1: Act.HELP,
    _Key.Key_Question: Act.HELP,
    _Key.Key_D: Act.HIDE_DATE,
    _Key.Key_Q: Act.HIDE_SPEAKER,
    _Key.Key_A: Act.HIDE_STANCE,
    _Key.Key_C: Act.ACTIVITY,
    _Key.Key_R: Act.RUN,
    _Key.Key_I: Act.COLOURS,
    _Key.Key_V: Act.PRESENTER,
}
_SHIFTED: dict[int, Act] = {_Key.Key_Space: Act.PREVIOUS, _Key.Key_F5: Act.START_HERE}
_TEXTS = {
    ".": Act.BLACK,
    ",": Act.WHITE,
    "?": Act.HELP,
    "+": Act.ZOOM_IN,
    "-": Act.ZOOM_OUT,
}
"""Characters that other layouts have on other keys, with Shift or without."""

_FULL_STOP = {"linux": 60, "win32": 0x34}
"""The code of the key that a clicker presses for a full stop, whatever the layout makes of it."""

_REPEATED = frozenset({Act.ZOOM_IN, Act.ZOOM_OUT})
"""What a key that is held down goes on doing."""

_NUMBER_ROW = "“ąčęėįšųū„"
"""What Lithuanian keyboards have on the keys 0 to 9."""

_OTHER = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Stroke(msgspec.Struct, frozen=True):
    """One key press: what it asks for, and what it is while a number is typed."""

    act: Act | None
    digit: str = ""
    enters: bool = False
    erases: bool = False


def stroke_of(event: QKeyEvent, *, repeated: bool = False) -> Stroke | None:
    """What a key press means to a show; None where it means nothing."""
    act = _act(event)
    if repeated and act not in _REPEATED:
        return Stroke(None)
    digit = _digit(event.text())
    enters = event.key() in (_Key.Key_Return, _Key.Key_Enter)
    erases = event.key() == _Key.Key_Backspace
    return Stroke(act, digit, enters, erases) if act is not None or digit else None


def _act(event: QKeyEvent) -> Act | None:
    """By the text where a layout puts a sign elsewhere; else by the key."""
    modifiers, text = event.modifiers(), event.text()
    zooms = _TEXTS.get(text) or _PLAIN.get(event.key())
    if modifiers & _OTHER:
        controlled = modifiers & Qt.KeyboardModifier.ControlModifier
        return zooms if zooms in _REPEATED and controlled else None
    if text in _TEXTS:
        return _TEXTS[text]
    if modifiers & Qt.KeyboardModifier.ShiftModifier and event.key() in _SHIFTED:
        return _SHIFTED[event.key()]
    if event.key() in _PLAIN:
        return _PLAIN[event.key()]
    code = event.nativeScanCode()
    return Act.BLACK if code and code == _FULL_STOP.get(sys.platform) else None


def _digit(text: str) -> str:
    if len(text) == 1 and text in "0123456789":
        return text
    at = _NUMBER_ROW.find(text.lower()) if len(text) == 1 else -1
    return "" if at < 0 else str(at)
