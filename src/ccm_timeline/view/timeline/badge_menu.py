"""The menu of the events that a badge stands for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ccm_timeline.model.document import Event
from ccm_timeline.session.session import Session
from ccm_timeline.view.plain import one_line

_MOST = 40
"""Events that the menu names; the list of events has them all."""


class BadgeMenu(QMenu):
    """Offers events that lie on the same day; choosing one selects it."""

    def __init__(self, session: Session, events: Sequence[Event], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        for event in events[:_MOST]:
            # A single "&" would be read as the mark of a key.
            words = one_line(event.title).replace("&", "&&")
            if session.timeline.disagreements_of(event.id):
                words += " (sources disagree)"
            self.addAction(words).setData(event.id)
        if len(events) > _MOST:
            more = f"and {len(events) - _MOST} more, in the list of events"
            self.addAction(more).setEnabled(False)
        self.triggered.connect(self._on_triggered)
        self.aboutToHide.connect(self.deleteLater)

    def _on_triggered(self, action: QAction) -> None:
        self._session.select(action.data())
