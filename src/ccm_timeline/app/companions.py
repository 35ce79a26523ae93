"""The windows beside the main one that tell of its timeline, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.session.session import Session

if TYPE_CHECKING:
    from ccm_timeline.files.check import Passage
    from ccm_timeline.model.document import Disagreement, Stance
    from ccm_timeline.view.board import StanceBoard
    from ccm_timeline.view.comparing import ComparisonWindow


class Companions(QObject):
    """The stance board and the comparison window, which lead back to the main window."""

    attach_requested = Signal()
    """Source texts are to be attached."""

    def __init__(
        self, window: QWidget, session: Session, is_motion_reduced: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._is_motion_reduced = is_motion_reduced
        self._board: StanceBoard | None = None
        self._comparing: ComparisonWindow | None = None

    # Imported no sooner: the first timeline does not wait for what it does not show.

    @property
    def board(self) -> StanceBoard:
        if self._board is None:
            from ccm_timeline.view.board import StanceBoard

            self._board = StanceBoard(self._session, self._window, self._is_motion_reduced)
            self._board.event_requested.connect(self._go_to_event)
            self._board.reading_requested.connect(self._read_passage)
        return self._board

    @property
    def comparing(self) -> ComparisonWindow:
        if self._comparing is None:
            from ccm_timeline.view.comparing import ComparisonWindow

            self._comparing = ComparisonWindow(self._session, self._window)
            self._comparing.event_requested.connect(self._go_to_event)
            self._comparing.reading_requested.connect(self._read_passage)
            self._comparing.attach_requested.connect(self.attach_requested)
        return self._comparing

    def show_board(self) -> None:
        self.board.present()

    def show_stance(self, stance: Stance) -> None:
        self.board.present_stance(stance)

    def show_disagreements(self) -> None:
        self.comparing.open_disagreements()

    def show_disagreement(self, disagreement: Disagreement) -> None:
        self.comparing.open_disagreements(disagreement)

    def compare_event(self) -> None:
        self.comparing.open_event()

    def show_shared(self) -> None:
        self.comparing.open_shared()

    def _go_to_event(self, event_id: str) -> None:
        """Select an event that a companion names, and let the main window be seen."""
        self._come_forward()
        self._session.uncover(event_id)
        self._session.select(event_id)
        self._session.zoom_to_event(event_id)

    def _read_passage(self, passage: Passage) -> None:
        """Read in the main window a passage that a companion tells of."""
        self._come_forward()
        self._session.reading.begin(passage)

    def _come_forward(self) -> None:
        """Let the main window be seen, over which its companions always stand."""
        for companion in (self._board, self._comparing):
            if companion is not None and companion.covers(self._window):
                companion.close()
        self._window.activateWindow()
