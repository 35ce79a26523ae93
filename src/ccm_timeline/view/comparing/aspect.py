"""A view of the comparison window: a list at the left and what was chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.comparing.choices import Choices
from ccm_timeline.view.comparing.leaf import Leaf
from ccm_timeline.view.comparing.said import Wordings
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.parted import Parted

_BESIDE = 44
"""Heights of a line from which the list stands beside the leaf, and not above it."""


class AspectView(QWidget):
    """It shows what the session has when it is asked to, not before."""

    reading_requested = Signal(object)
    """The passage that is to be read, whether its source is here or not."""
    event_requested = Signal(str)
    """The id of the event that is to be gone to in the main window."""

    def __init__(
        self, session: Session, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        """`names` are those of the list and of the leaf, for screen readers."""
        super().__init__(parent)
        self._session = session
        self.choices = Choices(names[0], self)
        self.leaf = Leaf(names[1], self)
        self._parts = Parted((self.choices, self.leaf), (1, 3), (0.28, 0.3), self)
        column(self).addWidget(self._parts, 1)
        self.setFocusProxy(self.choices)

    def refresh(self) -> None:
        """Show what the session has now."""
        raise NotImplementedError

    def wordings(self) -> Wordings:
        session = self._session
        return Wordings(session.timeline, session.evidence.texts, session.evidence.checked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the leaf, or above it where the window is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().height()
        self._parts.follow(event, beside=beside)
