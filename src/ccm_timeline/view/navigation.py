"""Carries out the commands that move about in a timeline."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject

from ccm_timeline.session.session import Session

ZOOM_STEP = 1.5
"""How much closer one press of the key brings."""

PAN_STEP = 0.1
"""Share of the view that one press of the key moves."""

_BURST = 0.7
"""Seconds without a press after which the keys begin anew, from a place to come back to."""


class Navigation(QObject):
    """The session's side of the commands."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pressed_at = -_BURST

    def next_event(self) -> None:
        self._session.step(1)

    def previous_event(self) -> None:
        self._session.step(-1)

    def next_hit(self) -> None:
        self._session.step_hit(1)

    def previous_hit(self) -> None:
        self._session.step_hit(-1)

    def zoom_in(self) -> None:
        self._remember()
        self._session.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._remember()
        self._session.zoom(1 / ZOOM_STEP)

    def show_earlier(self) -> None:
        self._remember()
        self._session.pan(-PAN_STEP)

    def show_later(self) -> None:
        self._remember()
        self._session.pan(PAN_STEP)

    def go_back(self) -> None:
        self._session.looking.go_back()

    def go_forward(self) -> None:
        self._session.looking.go_forward()

    def show_whole(self) -> None:
        self._session.show_whole()

    def zoom_to_selected(self) -> None:
        if (event_id := self._session.selected_id) is not None:
            self._session.zoom_to_event(event_id)

    def deselect(self) -> None:
        self._session.select(None)

    def _remember(self) -> None:
        """Keep the place where a row of presses begins, and not each step of the way."""
        now = monotonic()
        if now - self._pressed_at > _BURST:
            self._session.looking.remember()
        self._pressed_at = now
