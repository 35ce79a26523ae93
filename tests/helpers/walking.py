"""Carries out every command of an open window, and uses what each opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.model.document import Presentation, PresentationStep
from ccm_timeline.model.filter import Filter
from ccm_timeline.settings.folders import state_folder
from ccm_timeline.view.commands import COMMANDS
from ccm_timeline.view.show import acts
from tests.helpers.attendant import Attendant
from tests.helpers.witness import Witness

BETWEEN_MS = 20
LONGEST_TURNS = 2000
"""Turns that one command may take; after that the walk has lost its way."""

MOST_AGAIN = 6
"""Times that a command is carried out whose dialog a button closes."""

ASKS_AGAIN = 100
"""Turns after which a document that did not come is asked for once more."""

LEAVES = "quit"
READER_KEYS = (
    (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
)
"""Further on, the next passage that is marked, a word that is looked for, and back."""


class Walk:
    """Carries out one command after another on an open window, and closes what each opens.

    `go` begins; the window is closed at the end. For a walk of another kind, take `steps`.
    """

    def __init__(
        self, desk: Any, document: Path, sources: Path, attendant: Attendant, witness: Witness
    ) -> None:
        self.done: list[str] = []
        self.missed: list[str] = []
        """Commands that did not apply although all was there that they want."""
        self.error: Exception | None = None
        """What ended the walk before its time."""
        self._desk, self._window = desk, desk.window
        self._document, self._sources = document, sources
        self._attendant, self._witness = attendant, witness
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
            for _ in range(MOST_AGAIN):
                yield from self._carry_out(command.id)
                if not self._attendant.has_left_buttons:
                    break
            self._attendant.leave_buttons()
        self.done.append(LEAVES)

    def _carry_out(self, command: str) -> Iterator[str]:
        yield from self._prepare()
        if command == "backups":
            yield from self._open_a_file()  # What the last command began may have come meanwhile.
            file = self.session.path
            Backups(state_folder()).keep(file, file.read_bytes())
        if command == "read-source":
            # What was attached at first is detached by now.
            self._desk._documents._timeline.verifying.begin(self._sources)
            wanted = len(self.session.timeline.document.sources)
            yield from self._until(
                "source texts", lambda: len(self.session.evidence.texts) == wanted
            )
        action = self._window.actions_[command]
        if not action.isEnabled():
            self.missed.append(command)
            return
        action.trigger()
        self.done.append(command)
        yield command
        yield from self._finish(command)
        if self.session.reading.passage is not None:
            yield from self._read_on()

    def _read_on(self) -> Iterator[str]:
        """Look for a word in the source text that is read, and go back by Esc."""
        for key, held in READER_KEYS:
            target = QApplication.focusWidget() or self._window
            QTest.keyClick(target, key, held)
            yield "the reader"
        self.session.reading.leave()

    def _send_the_document_again(self) -> Iterator[str]:
        """As a desktop does: another start of the program asks this window to come forward."""
        self._desk.take_file(self._document)
        apart = self._desk._documents.apart.windows
        yield from self._until("the other start", lambda: apart.running() == 0)

    @property
    def dialogs(self) -> set[str]:
        """The kinds of windows that were used."""
        return self._used | self._attendant.attended

    @property
    def session(self) -> Any:
        return self._desk._documents._timeline.session

    @property
    def _workspace(self) -> Any:
        return self._desk._documents._timeline._workspace

    def _prepare(self) -> Iterator[str]:
        """Whatever a command may want: a file, a selection, hits, a filter, an unsaved change."""
        session = self.session
        yield from self._open_a_file()
        document = session.timeline.document
        event = session.timeline.event(document.quotes[0].event)
        step = PresentationStep(event=event.id, note=f"Note {len(self.done)}")
        session.set_presentation(Presentation(steps=(step,)))
        session.set_filter(Filter(themes=frozenset({event.theme})))
        session.set_search(event.title.split()[0])
        session.select(event.id)
        yield "the commands that apply now"

    def _open_a_file(self) -> Iterator[str]:
        """Open the document where none of a file is open.

        Again where nothing comes of it: what a dialog opens at the same moment may come last.
        """
        for turn in range(LONGEST_TURNS):
            if self.session.path is not None:
                return
            if turn % ASKS_AGAIN == 0:
                self._desk.open_file(self._document)
            yield "the document"
        raise RuntimeError("the walk waits for the document")

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
            if self._attendant.is_idle and not self._is_busy():
                other = self._other()
                if other is None:
                    return
                yield from self._use(other)
            yield command
        waiting = type(self._attendant.waiting() or self._other()).__name__
        raise RuntimeError(f"{command} comes to no end: {waiting}, {self._attendant.texts[-3:]}")

    def _is_busy(self) -> bool:
        """Whether pages are being made, which have to be there before others are asked for."""
        timeline = self._desk._documents._timeline
        return any(
            each is not None and each.is_busy for each in (timeline.papering, timeline.worksheeting)
        )

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
