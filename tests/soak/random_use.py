"""Uses the real window at random for many steps, and looks for errors, stray logs and leaks."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.files.writer import write_document
from ccm_timeline.model.filter import Filter
from tests.builders import document_on
from tests.helpers.walked_document import make_document
from tests.soak.endurance import Endured, endure
from tests.soak.exports import Exports
from tests.soak.whole_window import WholeWindow, whole_window

GROWTH = 20.0
"""MiB that the window may grow from a tenth of the steps to the last one."""

WARM = 1000
"""Steps from which on memory is compared: every dialog is then opened once before the first, since
what is imported and kept from its first use on is no leak."""

_Key = Qt.Key
_SHOW_KEYS = (
    _Key.Key_Right, _Key.Key_Right, _Key.Key_Right, _Key.Key_Left, _Key.Key_Home, _Key.Key_End,
    _Key.Key_B, _Key.Key_W, _Key.Key_F, _Key.Key_L, _Key.Key_O, _Key.Key_Z, _Key.Key_T,
    _Key.Key_Plus,
)  # fmt: skip
_PLAIN = (
    "next", "previous", "zoom-in", "zoom-out", "whole", "zoom-event", "back", "forward",
    "deselect", "find-next", "find-previous", "show-all", "fold", "unfold", "list",
    "read-source", "lanes-theme", "lanes-organisation", "lanes-stance", "lanes-source",
    "lanes-none", "scale-automatic", "scale-elastic", "scale-true", "scale-steps",
    "theme-light", "theme-dark",
    "text-larger", "text-smaller", "text-normal",
)  # fmt: skip
_WINDOWS = (
    "board",
    "prepare",
    "palette",
    "help",
    "about",
    "disagreements",
    "compare-event",
    "shared-passages",
)
_DIALOGS = (
    "references",
    "sources",
    "print-event",
    "save",
    "save-as",
    "worksheets",
    "print-handout",
    "save-handout",
    "copy-picture",
)


class RandomUse:
    """Takes one step after another; the same seed takes the same steps."""

    def __init__(self, window: WholeWindow, documents: tuple[Path, ...], seed: int) -> None:
        self._window, self._documents = window, documents
        self._dice = random.Random(seed)
        self.exports = Exports(window, self._dice)
        self.last = ""
        self._steps: tuple[tuple[Callable[[], None], float], ...] = (
            (self._trigger_plain, 40),
            (self._select, 20),
            (self._wheel, 15),
            (self._click, 8),
            (self._search, 6),
            (self._filter, 6),
            (self._press_key, 6),
            (self._change_and_undo, 2),
            (self._show, 0.7),
            (self._open_window, 0.7),
            (self._open_document, 0.5),
            (self._open_dialog, 0.2),
            (self._export, 0.4),
        )

    def step(self) -> None:
        acts, weights = zip(*self._steps, strict=True)
        act = self._dice.choices(acts, weights)[0]
        self.last = act.__name__.strip("_")
        act()
        self._window.turn()
        if not self._window.attendant.is_idle or next(self._window.others(), None) is not None:
            self._window.close_others()

    def open_all(self) -> None:
        """Use every dialog and window, and export in every format."""
        for command in (*_DIALOGS, *_WINDOWS):
            self._open(command)
        self.exports.in_every_form()

    def _open(self, command: str) -> None:
        """Use what a command opens, and close it."""
        self._trigger(command)
        self._window.turn()
        self._window.close_others()

    def _trigger(self, command: str) -> None:
        self.last = command
        action = self._window.window.actions_[command]
        if action.isEnabled():
            action.trigger()

    def _trigger_plain(self) -> None:
        self._trigger(self._dice.choice(_PLAIN))

    def _select(self) -> None:
        events = self._window.session.timeline.document.events
        self._window.session.select(self._dice.choice(events).id)

    @property
    def _canvas(self) -> QWidget:
        return self._window.timeline._workspace.timeline.viewport()

    def _place(self, of: QWidget) -> QPoint:
        return QPoint(
            self._dice.randrange(max(1, of.width())), self._dice.randrange(max(1, of.height()))
        )

    def _wheel(self) -> None:
        canvas = self._canvas
        at = QPointF(self._place(canvas))
        turn = QPoint(0, self._dice.choice((-240, -120, 120, 240)))
        none = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, none,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def _click(self) -> None:
        canvas = self._canvas
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=self._place(canvas))

    def _search(self) -> None:
        words = ("", "", "a", "Lithuania", "ministry", "žodis", "x" * 50, "(", "convention")
        self._window.session.set_search(self._dice.choice(words))

    def _filter(self) -> None:
        document = self._window.session.timeline.document
        theme = frozenset({self._dice.choice(document.themes).id})
        source = frozenset({self._dice.choice(document.sources).id})
        some = Filter(themes=theme), Filter(sources=source), Filter(importance=3)
        self._window.session.set_filter(self._dice.choice((Filter(), *some)))

    def _press_key(self) -> None:
        key = self._dice.choice((_Key.Key_Tab, _Key.Key_Down, _Key.Key_Up, _Key.Key_Escape))
        target = QApplication.focusWidget()
        if target is not None:
            QTest.keyClick(target, key)

    def _change_and_undo(self) -> None:
        """Prepare the presentation: hide a step, and take that back."""
        self._trigger("prepare")
        self._window.turn()
        for widget in list(self._window.others()):
            for key in (_Key.Key_Down, _Key.Key_Space, _Key.Key_Delete):
                QTest.keyClick(widget.focusWidget() or widget, key)
            QTest.keyClick(widget, _Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self._window.session.set_presentation(self._window.session.timeline.document.presentation)

    def _show(self) -> None:
        self._trigger(self._dice.choice(("present", "present-here", "activity-order")))
        self._window.turn()
        for key in self._dice.choices(_SHOW_KEYS, k=6):
            for widget in list(self._window.others())[:1]:
                QTest.keyClick(widget, key)
                self._window.turn()
        for widget in list(self._window.others())[:1]:
            QTest.keyClick(widget, _Key.Key_Escape)

    def _open_window(self) -> None:
        self._trigger(self._dice.choice(_WINDOWS))
        for widget in list(self._window.others())[:1]:
            for _ in range(3):
                QTest.keyClick(widget.focusWidget() or widget, _Key.Key_Down)

    def _open_document(self) -> None:
        self._window.session.set_presentation(self._window.session.timeline.document.presentation)
        self._window.open(self._dice.choice(self._documents))

    def _open_dialog(self) -> None:
        self._trigger(self._dice.choice(_DIALOGS))

    def _export(self) -> None:
        self.exports.at_random()


def run_random_use(steps: int, folder: Path, seed: int = 1) -> tuple[Endured, Exports]:
    """Use a window in a folder of its own; what was written there goes with the folder."""
    first, sources = make_document(folder)
    other = folder / "other.ccmt"
    write_document(other, document_on("2024", "2024-07", "2025-03-06?", "[2025-01..2025-03]"))
    with whole_window(folder, first, sources) as window:
        use = RandomUse(window, (first, other, first), seed)
        if steps >= WARM:
            use.open_all()
        else:
            use.exports.at_random()

        def step(number: int) -> None:
            try:
                use.step()
            except Exception as error:
                error.add_note(f"in step {number} of seed {seed}: {use.last}")
                raise

        return endure(window, "steps", steps, GROWTH, step), use.exports
