"""Carries out the commands that move about in a timeline."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ccm_timeline.session.session import Session

ZOOM_STEP = 1.5
"""How much closer one press of the key brings."""

PAN_STEP = 0.1
"""Share of the view that one press of the key moves."""


class Navigation(QObject):
    """The session's side of the commands."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def next_event(self) -> None:
        self._session.step(1)

    def previous_event(self) -> None:
        self._session.step(-1)

    def next_hit(self) -> None:
        self._session.step_hit(1)

    def previous_hit(self) -> None:
        self._session.step_hit(-1)

    def zoom_in(self) -> None:
        self._session.looking.remember_row()
        self._session.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._session.looking.remember_row()
        self._session.zoom(1 / ZOOM_STEP)

    def show_earlier(self) -> None:
        self._session.looking.remember_row()
        self._session.pan(-PAN_STEP)

    def show_later(self) -> None:
        self._session.looking.remember_row()
        self._session.pan(PAN_STEP)

    def go_back(self) -> None:
        self._session.looking.go_back()

    def go_forward(self) -> None:
        self._session.looking.go_forward()

    def show_whole(self) -> None:
        self._session.show_whole()

    def zoom_to_selected(self) -> None:
        """Whoever wants to see an event up close wants to see it: what hides it goes."""
        if (event_id := self._session.selected_id) is not None:
            self._session.uncover(event_id)
            self._session.zoom_to_event(event_id)

    def deselect(self) -> None:
        self._session.select(None)
