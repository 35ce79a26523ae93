"""The menu that a right click opens over the show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.state import Cover, ShowState

_ROWS: tuple[tuple[str, str, Act] | None, ...] = (
    ("Next", "Right", Act.NEXT),
    ("Back", "Left", Act.PREVIOUS),
    ("First", "Home", Act.FIRST),
    ("Last", "End", Act.LAST),
    ("Go to step…", "G", Act.GO_TO),
    None,
    ("Whole timeline", "O", Act.WHOLE),
    ("Zoom to the event", "Z", Act.ZOOM_TO_EVENT),
    ("Spotlight", "L", Act.POINTER),
    ("Black", "B", Act.BLACK),
    ("White", "W", Act.WHITE),
    ("Freeze", "F", Act.FREEZE),
    ("Dark colours", "", Act.COLOURS),
    None,
    ("Timer: start or pause", "T", Act.TIMER),
    ("Timer: take away", "", Act.CLEAR_TIMER),
    ("Presenter’s view", "", Act.PRESENTER),
    ("Swap screens", "S", Act.SWAP),
    None,
    ("Test card", "", Act.TEST_CARD),
    ("Keys", "F1", Act.HELP),
    ("Leave", "Esc", Act.LEAVE),
)


class ShowMenu(QMenu):
    """Every act by its words, with its key beside it; what holds is marked."""

    chosen = Signal(object)

    def __init__(self, state: ShowState, parent: QWidget) -> None:
        super().__init__(parent)
        holding = _holding(state)
        for row in _ROWS:
            if row is None:
                self.addSeparator()
                continue
            words, key, act = row
            # The key is told, not bound: keys are the show's own matter.
            action = self.addAction(f"{words}\t{key}" if key else words)
            action.setData(act)
            if act in holding:
                action.setCheckable(True)
                action.setChecked(holding[act])
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def _holding(state: ShowState) -> dict[Act, bool]:
    return {
        Act.WHOLE: state.whole,
        Act.POINTER: state.spotlight,
        Act.BLACK: state.cover is Cover.BLACK,
        Act.WHITE: state.cover is Cover.WHITE,
        Act.FREEZE: state.frozen,
        Act.COLOURS: state.theme is ShowTheme.DARK,
        Act.TEST_CARD: state.card,
    }
