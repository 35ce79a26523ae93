"""The course of a show: the one thing of it that changes, which every window of it follows."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act, Stroke
from ccm_timeline.view.show.pace import USUAL_SECONDS, Pace
from ccm_timeline.view.show.place import Deck, Place
from ccm_timeline.view.show.reaction import after, after_typing, at_place, in_activity
from ccm_timeline.view.show.state import Cover, ShowState

NOTICE_MS = 2000
_STEPS = (Act.NEXT, Act.PREVIOUS, Act.FIRST, Act.LAST)


class Course(QObject):
    """State, pages and clocks of a running show; silent where nothing changes."""

    changed = Signal()
    ticked = Signal()
    """A second is over, or the timer was started or stopped."""
    requested = Signal(object)
    """An act that concerns windows and screens."""

    def __init__(self, place: Place, theme: ShowTheme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ShowState(place, theme=theme)
        self._deck = Deck()
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QElapsedTimer()
        self._timed: int | None = None
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.ticked)
        self._second.start()
        self.pace = Pace(USUAL_SECONDS, self, loop=False)
        self.pace.due.connect(self._on_due)
        self._told = QTimer(self, interval=NOTICE_MS, singleShot=True)
        self._told.timeout.connect(self._take_notice_away)

    @property
    def state(self) -> ShowState:
        return self._state

    @property
    def deck(self) -> Deck:
        return self._deck

    def set_deck(self, deck: Deck) -> None:
        """Another screen, other pages: the step stays."""
        if deck != self._deck:
            self._deck = deck
            self._state = replace(self._state, place=deck.legal(self._state.place))
            self.changed.emit()

    def go(self, place: Place) -> None:
        """Jump to a place of the show."""
        self._pause()
        state = replace(self._state, whole=False)
        self._adopt(at_place(state, self._deck.legal(place)))

    def press(self, stroke: Stroke) -> None:
        """Take a key: while a number is typed, most of them belong to it."""
        if stroke == Stroke(None):
            return  # a key that is held down
        if self._state.typed is not None:
            typing = after_typing(self._state, stroke, self._deck)
            if typing is not None:
                if typing.typed is None and stroke.enters:
                    self._pause()
                    typing = replace(typing, notice=self._state.notice)
                self._adopt(typing)
                return
            self._adopt(replace(self._state, typed=None))
        if stroke.act is not None:
            self.do(stroke.act)

    def do(self, act: Act) -> None:
        match act:
            case Act.LEAVE if self._state.is_aside:
                self._adopt(replace(self._state, help=False, card=False))
            case Act.LEAVE if self._state.activity is not None:
                self._adopt(in_activity(self._state, None))
            case Act.LEAVE | Act.SWAP | Act.PRESENTER:
                self.requested.emit(act)
            case Act.TIMER:
                self._toggle_timer()
            case Act.CLEAR_TIMER:
                self._clear_timer()
            case Act.RUN:
                self._toggle_running()
            case Act.LOOP:
                self._set_loop()
            case _:
                if act in _STEPS:
                    self._pause()
                self._adopt(after(self._state, act, self._deck))

    def _adopt(self, state: ShowState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    # Running by itself.

    def run(self, seconds: int, *, loop: bool) -> None:
        """Go on by itself, so many seconds a step."""
        self.pace.seconds, self.pace.loop = seconds, loop
        self.pace.run()
        self._tell(f"Runs {self.pace.words}")

    def _toggle_running(self) -> None:
        if self.pace.is_running:
            self._pause()
        else:
            self.run(self.pace.seconds, loop=self.pace.loop)

    def _set_loop(self) -> None:
        self.pace.loop = not self.pace.loop
        if self.pace.is_running:
            self._tell(f"Runs {self.pace.words}")

    def _pause(self) -> None:
        if self.pace.is_running:
            self.pace.rest()
            self._tell("Paused")

    def _on_due(self) -> None:
        """A step on; not while something else is shown, and at the end only to begin anew."""
        state = self._state
        if state.is_aside or state.cover is not Cover.NONE or state.frozen or state.typed:
            return
        following = after(state, Act.NEXT, self._deck)
        if following == state and self.pace.loop:
            following = after(state, Act.FIRST, self._deck)
        if following == state:
            self._pause()
        self._adopt(following)

    def _tell(self, notice: str) -> None:
        self._adopt(replace(self._state, notice=notice))
        self._told.start()
        self.ticked.emit()

    def _take_notice_away(self) -> None:
        self._adopt(replace(self._state, notice=""))

    # Clocks.

    @property
    def seconds(self) -> int:
        """Since the show began."""
        return self._since.elapsed() // 1000

    @property
    def timer_seconds(self) -> int | None:
        """What the timer says; None before it was started."""
        if self._timed is None:
            return None
        running = self._timer.elapsed() if self._timer.isValid() else 0
        return (self._timed + running) // 1000

    def _toggle_timer(self) -> None:
        if self._timer.isValid():
            self._timed = (self._timed or 0) + self._timer.elapsed()
            self._timer.invalidate()
        else:
            self._timed = self._timed or 0
            self._timer.start()
        self.ticked.emit()

    def _clear_timer(self) -> None:
        self._timed = None
        self._timer.invalidate()
        self.ticked.emit()


def in_minutes(seconds: int) -> str:
    """A length of time as a clock shows it: 4:05, 1:02:30."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
