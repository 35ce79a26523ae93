"""The presenter's view: what is shown, what comes next, the note, the clocks and all steps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTime
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.session.session import Session
from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course, in_minutes
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.preview import Preview
from ccm_timeline.view.show.state import Cover
from ccm_timeline.view.show.window import ShowWindow
from ccm_timeline.view.typefaces import Face

_BUTTONS = (
    ("Back", Act.PREVIOUS),
    ("Next", Act.NEXT),
    ("Black", Act.BLACK),
    ("Freeze", Act.FREEZE),
    ("Timer", Act.TIMER),
    ("Swap screens", Act.SWAP),
    ("Leave", Act.LEAVE),
)
_FIRST_SIZE = QSize(1100, 700)
_LARGER = 1.3
"""Than in the main window: one stands before the screen, and looks at it in passing."""


class PresenterView(QWidget):
    """Follows the course on the presenter's own screen; the show's keys act here too."""

    def __init__(self, session: Session, show: ShowWindow, course: Course) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._session, self._show, self._course = session, show, course
        self.setWindowTitle("Presenter’s view — CCM Timeline")
        self.resize(_FIRST_SIZE)
        font = self.font()
        font.setPointSizeF(QFontInfo(font).pointSizeF() * _LARGER)
        self.setFont(font)
        self.now = Preview("Current step", self)
        self.next = Preview("Next step", self)
        self.clock = PlainLabel(parent=self, face=Face.SUBTITLE)
        self.count = PlainLabel(parent=self, face=Face.SUBTITLE)
        self.note = PlainLabel(parent=self, face=Face.QUOTATION)
        self.steps = QListWidget(self)
        self.buttons = {act: self._button(words, act) for words, act in _BUTTONS}
        self._arrange()
        self._fill()
        self._connect()
        self._follow()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        main, side = QVBoxLayout(), QVBoxLayout()
        main.addWidget(self.now, 4)
        main.addWidget(self.note, 1)
        side.addWidget(self.next, 2)
        side.addWidget(self.steps, 3)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setSpacing(12)
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.clock, 0, 1)
        grid.addLayout(main, 1, 0)
        grid.addLayout(side, 1, 1)
        grid.addLayout(row, 2, 0, 1, 2)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(1, 1)

    def _button(self, words: str, act: Act) -> QPushButton:
        button = QPushButton(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("act", act)
        button.setCheckable(act in (Act.BLACK, Act.FREEZE))
        button.clicked.connect(self._on_button)
        return button

    def _fill(self) -> None:
        """One row a step: an event by its title, a quotation by its first words."""
        self.steps.setAccessibleName("Steps")
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quotes = {quote.id: quote for quote in self._session.timeline.document.quotes}
        for step in self._show.projection.steps:
            event = self._session.timeline.event(step.event_id)
            title = "" if event is None else one_line(event.title)
            if step.quote_id is not None:
                title = f"    “{one_line(quotes[step.quote_id].exact, 60)}"
            self.steps.addItem(title)

    def _connect(self) -> None:
        self._course.changed.connect(self._follow)
        self._course.ticked.connect(self._tell_time)
        self._show.projected.connect(self._follow)
        self.steps.itemClicked.connect(self._on_step)

    # What it follows.

    def _follow(self) -> None:
        state, deck = self._course.state, self._show.projection.deck
        self.now.show_place(self._show.projection, state.place)
        following = deck.moved(state.place, 1)
        last = deck.number(state.place) >= deck.total
        self.next.show_place(self._show.projection, None if last else following)
        self.note.setText(self._note(state.place) or "No note for this step")
        self.steps.setCurrentRow(state.place.step)
        self.buttons[Act.BLACK].setChecked(state.cover is Cover.BLACK)
        self.buttons[Act.FREEZE].setChecked(state.frozen)
        self._tell_time()

    def _tell_time(self) -> None:
        state, deck = self._course.state, self._show.projection.deck
        told = f"Step {deck.number(state.place)} of {deck.total}"
        if state.typed is not None:
            told = f"Go to step {state.typed or '…'} of {deck.total}"
        if state.frozen:
            told += " · the audience’s picture is frozen"
        if state.cover is not Cover.NONE:
            told += f" · {state.cover.value} screen"
        self.count.setText(told)
        clock = QTime.currentTime().toString("HH:mm")
        told = f"{clock} · {in_minutes(self._course.seconds)} since the start"
        if (timer := self._course.timer_seconds) is not None:
            told += f" · timer {in_minutes(timer)}"
        self.clock.setText(told)

    def _note(self, place: Place) -> str:
        steps = self._show.projection.steps
        return steps[place.step].note if steps else ""

    # What it asks for.

    def _on_button(self) -> None:
        self._course.do(self.sender().property("act"))

    def _on_step(self) -> None:
        self._course.go(Place(self.steps.currentRow()))
