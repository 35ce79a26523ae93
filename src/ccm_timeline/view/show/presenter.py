"""The presenter's view: what is shown, what comes next, the note, the clocks and all steps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt, QTime
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.model.phrases import listed
from ccm_timeline.model.steps import step_of
from ccm_timeline.session.session import Session
from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course, in_minutes
from ccm_timeline.view.show.jump_strip import JumpStrip
from ccm_timeline.view.show.menu import ShowMenu
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.preview import Preview
from ccm_timeline.view.show.reaction import after
from ccm_timeline.view.show.state import Cover, ShowState
from ccm_timeline.view.show.window import ShowWindow
from ccm_timeline.view.typefaces import Face

_BUTTONS = (
    ("Back", Act.PREVIOUS),
    ("Next", Act.NEXT),
    ("Black", Act.BLACK),
    ("Freeze", Act.FREEZE),
    ("Run", Act.RUN),
    ("Timer", Act.TIMER),
    ("Swap screens", Act.SWAP),
    ("Leave", Act.LEAVE),
)
_CHECKED = (Act.BLACK, Act.FREEZE, Act.RUN)
_FIRST_SIZE = QSize(1100, 700)
_COMING = 3
"""Steps that the list shows after the current one."""

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
        shown = frozenset(step.event_id for step in show.projection.steps)
        self.strip = JumpStrip(show.story, shown, self)
        self.buttons = {act: self._button(words, act) for words, act in _BUTTONS}
        self.more = QPushButton("More…", self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()
        self._fill()
        self._connect()
        self._follow()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        row.insertWidget(len(_BUTTONS) - 1, self.more)
        main, side = QVBoxLayout(), QVBoxLayout()
        main.addWidget(self.now, 4)
        main.addWidget(self.note, 1)
        side.addWidget(self.next, 2)
        side.addWidget(self.steps, 3)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setSpacing(12)
        for label in (self.count, self.clock):
            # What is told beside the step may take a second line, which is not to move the rest.
            label.setMinimumHeight(round(2.8 * self.fontMetrics().height()))
        grid.addWidget(self.count, 0, 0)
        grid.addWidget(self.clock, 0, 1)
        grid.addLayout(main, 1, 0)
        grid.addLayout(side, 1, 1)
        grid.addWidget(self.strip, 2, 0, 1, 2)
        grid.addLayout(row, 3, 0, 1, 2)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(1, 1)

    def _button(self, words: str, act: Act) -> QPushButton:
        button = QPushButton(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("act", act)
        button.setCheckable(act in _CHECKED)
        button.clicked.connect(self._on_button)
        return button

    def _fill(self) -> None:
        """One row a step: an event by its title, a quotation by its first words."""
        self.steps.setAccessibleName("Steps")
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quotes = {quote.id: quote for quote in self._session.timeline.document.quotes}
        for step in self._show.projection.steps:
            event = self._session.timeline.event(step.event_id)
            title = "" if event is None else one_line(event.title)
            if step.quote_id is not None:
                title = f"    “{one_line(quotes[step.quote_id].exact, 60)}”"
            self.steps.addItem(title)

    def _connect(self) -> None:
        self._course.changed.connect(self._follow)
        self._course.ticked.connect(self._tell_time)
        self._show.projected.connect(self._follow)
        self.steps.itemClicked.connect(self._on_step)
        self.strip.chosen.connect(self._on_event)
        self.more.clicked.connect(self._open_menu)

    # What it follows.

    def _follow(self) -> None:
        state, projection = self._course.state, self._show.projection
        self.now.show_state(projection, state)
        bare = projection.bare(state)
        following = after(bare, Act.NEXT, projection.deck)
        self.next.show_state(projection, None if following == bare else following)
        self.note.setText(self._note(state) or "No note for this step")
        self.steps.setCurrentRow(state.place.step)
        self._show_coming(state.place.step)
        self.strip.show_event(projection.event_id(state.place))
        self._check(Act.BLACK, state.cover is Cover.BLACK)
        self._check(Act.FREEZE, state.frozen)
        self._tell_time()

    def _show_coming(self, step: int) -> None:
        """Have the list show what comes after a step, too."""
        for row in (min(step + _COMING, self.steps.count() - 1), step):
            self.steps.scrollToItem(self.steps.item(row))

    def _tell_time(self) -> None:
        self.count.setText(" · ".join(self._told()))
        self._check(Act.RUN, self._course.pace.is_running)
        clock = QTime.currentTime().toString("HH:mm")
        told = f"{clock} · {in_minutes(self._course.seconds)} since the start"
        if (timer := self._course.timer_seconds) is not None:
            told += f" · timer {in_minutes(timer)}"
        self.clock.setText(told)

    def _check(self, act: Act, holds: bool) -> None:
        """Mark a button by more than a shade."""
        button = self.buttons[act]
        button.setChecked(holds)
        palette = self.palette()
        if holds:
            palette.setColor(QPalette.ColorRole.Button, palette.color(QPalette.ColorRole.Highlight))
        button.setPalette(palette)

    def _told(self) -> Iterator[str]:
        """Where the show is, and what the audience does not see."""
        state, deck = self._course.state, self._show.projection.deck
        number, total = state.position(deck)
        step = "Step" if state.activity is None else f"{state.activity.value} · step"
        if state.typed is not None:
            yield f"Go to step {state.typed or '…'} of {total}"
        else:
            yield f"{step} {number} of {total}"
        if hidden := state.hidden(deck):
            yield f"{listed([part.value for part in Part if part in hidden])} hidden"
        elif state.hides and state.activity is None:
            yield "nothing hidden on this step"
        if self._course.pace.is_running:
            yield f"runs {self._course.pace.words}"
        if state.frozen:
            yield "the audience’s picture is frozen"
        if state.cover is not Cover.NONE:
            yield f"{state.cover.value} screen"

    def _note(self, state: ShowState) -> str:
        steps = self._show.projection.steps
        return steps[state.place.step].note if steps and state.activity is None else ""

    # What it asks for.

    def _on_button(self) -> None:
        self._course.do(self.sender().property("act"))

    def _on_step(self) -> None:
        self._course.go(Place(self.steps.currentRow()))

    def _on_event(self, event_id: str) -> None:
        at = step_of(self._show.projection.steps, event_id)
        if at is not None:
            self._course.go(Place(at))

    def _open_menu(self) -> None:
        """Everything that the show can do, above the button."""
        menu = ShowMenu(self._course, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
