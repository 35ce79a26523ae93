"""Carries out every command of an open window, and uses what each opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccm_timeline.model.document import Presentation, PresentationStep
from ccm_timeline.model.filter import Filter
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.show import acts
from tests.helpers.attendant import Attendant
from tests.helpers.witness import Witness

BETWEEN_MS = 20
LONGEST_TURNS = 2000
"""Turns that one command may take; after that the walk has lost its way."""

LEAVES = "quit"


class Walk:
    """Carries out one command after another on an open window, and closes what each opens.

    `go` begins; the window is closed at the end. For a walk of another kind, take `steps`.
    """

    def __init__(self, desk: Any, document: Path, attendant: Attendant, witness: Witness) -> None:
        self.done: list[str] = []
        self.missed: list[str] = []
        """Commands that did not apply although all was there that they want."""
        self.error: Exception | None = None
        """What ended the walk before its time."""
        self._desk, self._window = desk, desk.window
        self._document, self._attendant, self._witness = document, attendant, witness
        self._used: set[str] = set()
        """The kinds of windows whose keys were pressed."""
        self._steps = self.steps()

    def go(self) -> None:
        """One step now, and the next one when the program had its turn."""
        self._witness.look()
        try:
            goes_on = next(self._steps, None) is not None
        except Exception as error:
            # Else the program would show it as one of its own mistakes, and stay.
            self.error, goes_on = error, False
        if goes_on:
            QTimer.singleShot(BETWEEN_MS, self._window, self.go)
        else:
            self._attendant.end()
            self._window.may_close = lambda: True
            self._window.close()

    def steps(self) -> Iterator[str]:
        """Each step is done when it is taken; what is told is what the walk waits for."""
        yield from self._until("the timeline", lambda: self._window.actions_["next"].isEnabled())
        self._attendant.begin()
        yield from self._until("source texts", lambda: bool(self.session.evidence.texts))
        yield from self._use_the_pointer()
        yield from self._send_the_document_again()
        for command in COMMANDS:
            if command.id == LEAVES:
                continue
            yield from self._prepare()
            action = self._window.actions_[command.id]
            if not action.isEnabled():
                self.missed.append(command.id)
                continue
            action.trigger()
            self.done.append(command.id)
            yield command.id
            yield from self._finish(command.id)
        self.done.append(LEAVES)

    def _send_the_document_again(self) -> Iterator[str]:
        """As a desktop does: another start of the program asks this window to come forward."""
        self._desk.take_file(self._document)
        apart = self._desk._documents.apart.windows
        yield from self._until("the other start", lambda: apart.running() == 0)

    @property
    def session(self) -> Any:
        return self._desk._documents._timeline.session

    @property
    def _workspace(self) -> Any:
        return self._desk._documents._timeline._workspace

    def _prepare(self) -> Iterator[str]:
        """Whatever a command may want: a file, a selection, hits, a filter, an unsaved change."""
        session = self.session
        if session.path is None:
            self._desk.open_file(self._document)
            yield from self._until("the document", lambda: session.path is not None)
        events = session.timeline.document.events
        step = PresentationStep(event=events[0].id, note=f"Note {len(self.done)}")
        session.set_presentation(Presentation(steps=(step,)))
        session.set_filter(Filter(themes=frozenset({events[0].theme})))
        session.set_search(events[0].title.split()[0])
        session.select(events[0].id)
        yield "the commands that apply now"

    def _use_the_pointer(self) -> Iterator[str]:
        """Click all over the timeline, and drag it."""
        view = self._workspace.timeline
        shown = view.viewport()
        for y in range(20, shown.height(), 40):
            for x in range(60, shown.width(), 240):
                QTest.mouseMove(shown, QPoint(x, y))
                QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
            yield "clicks"
        QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
        QTest.mouseMove(shown, QPoint(200, 100))
        QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        yield "drag"

    def _finish(self, command: str) -> Iterator[str]:
        """Use the windows that a command opened, and wait until all is quiet again."""
        for _ in range(LONGEST_TURNS):
            if self._attendant.is_idle:
                other = self._other()
                if other is None:
                    return
                yield from self._use(other)
            yield command
        waiting = type(self._attendant.waiting() or self._other()).__name__
        raise RuntimeError(f"{command} comes to no end: {waiting}, {self._attendant.texts[-3:]}")

    def _other(self) -> Any:
        shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        return next((widget for widget in shown if widget is not self._window), None)

    def _use(self, other: Any) -> Iterator[str]:
        """Press the keys that a window may know; Esc is the last of them."""
        for key in self._keys(type(other).__name__):
            target = self._other()
            if target is None:
                return
            QTest.keyClick(target.focusWidget() or target, key)
            yield type(other).__name__
            while not self._attendant.is_idle:
                yield type(other).__name__
        while (left := self._other()) is not None:
            left.close()
            yield "a window that closes"

    def _keys(self, window: str) -> Iterable[Any]:
        """In the first show every key that it knows but those that leave it; else a few."""
        key, is_new = Qt.Key, window not in self._used
        self._used.add(window)
        if window == "ShowWindow" and is_new:
            known = [key(code) for code in acts._PLAIN if code != key.Key_Escape]
            # Each activity is played for a few pages.
            return [*known, *[key.Key_C, key.Key_Right, key.Key_Right] * 4, key.Key_Escape]
        if window in ("ShowWindow", "PresenterView"):
            return [key.Key_Right, key.Key_Escape]
        return [key.Key_Right, key.Key_Down, key.Key_Space, key.Key_Tab, key.Key_End, key.Key_Left]

    def _until(self, what: str, holds: Any) -> Iterator[str]:
        for _ in range(LONGEST_TURNS):
            if holds():
                return
            yield what
        raise RuntimeError(f"the walk waits for {what}")
