"""Flies to a selected event that is hidden among more than are drawn one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ccm_timeline.layout.scale import Viewport
from ccm_timeline.layout.scene import Scene
from ccm_timeline.session.session import Session


class Surfacing(QObject):
    """Watches what is selected: in a crowd, an event that is merely in view is not seen."""

    def __init__(self, session: Session, scene: Callable[[], Scene], parent: QObject) -> None:
        """`scene` gives what is on the screen."""
        super().__init__(parent)
        self._session, self._scene = session, scene
        # Later: whoever selects an event also moves the least that brings it into view.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._goal: Viewport | None = None
        session.selection_changed.connect(self._soon.start)
        session.document_changed.connect(self._soon.stop)
        session.looking.arrived.connect(self._on_arrived)

    def _on_arrived(self) -> None:
        """Who went elsewhere on the way does not want to see the event any more."""
        if self._session.looking.place == self._goal:
            self._soon.start()
        self._goal = None

    def _look(self) -> None:
        looking = self._session.looking
        if looking.is_travelling:  # What is passed on the way says nothing of what will be seen.
            self._goal = looking.place
            return
        selected = self._session.selected_id
        position = None if selected is None else self._session.timeline.position(selected)
        if selected is not None and position is not None and is_lost(self._scene(), position):
            self._session.zoom_to_event(selected)


def is_lost(scene: Scene, position: int) -> bool:
    """Whether a scene with a crowded lane has neither card nor mark nor count of an event."""
    return bool(scene.densities) and not (
        any(mark.position == position for mark in scene.marks)
        or any(card.position == position for card in scene.cards)
        or any(position in badge.positions for badge in scene.badges)
    )
