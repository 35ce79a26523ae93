"""The menu that a right click opens over the show."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.pace import SECONDS
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.state import Cover

_HIDE, _CLASSROOM, _RUN = "Hide until the next key", "Classroom", "Run by itself"
_Row = tuple[str, str, Act]
_ROWS: tuple[_Row | str | None, ...] = (
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
    ("Dark colours", "I", Act.COLOURS),
    None,
    _HIDE,
    _CLASSROOM,
    _RUN,
    None,
    ("Timer: start or pause", "T", Act.TIMER),
    ("Timer: take away", "", Act.CLEAR_TIMER),
    ("Presenter’s view", "V", Act.PRESENTER),
    ("Swap screens", "S", Act.SWAP),
    None,
    ("Test card", "", Act.TEST_CARD),
    ("Keys", "F1", Act.HELP),
    ("Leave", "Esc", Act.LEAVE),
)
_WITHIN: dict[str, tuple[_Row, ...]] = {
    _HIDE: (
        ("Date", "D", Act.HIDE_DATE),
        ("Speaker", "Q", Act.HIDE_SPEAKER),
        ("Stance", "A", Act.HIDE_STANCE),
    ),
    _CLASSROOM: (
        ("Put in order", "", Act.ORDER),
        ("Who said this?", "", Act.WHO),
        ("Where do they stand?", "", Act.WHERE),
        ("Next activity, or back to the show", "C", Act.ACTIVITY),
    ),
    _RUN: (("Start or pause", "R", Act.RUN), ("Over and over", "", Act.LOOP)),
}


class ShowMenu(QMenu):
    """Every act by its words, with its key beside it; what holds is marked."""

    def __init__(self, course: Course, parent: QWidget) -> None:
        super().__init__(parent)
        self._course = course
        self._holding = _holding(course)
        for row in _ROWS:
            if row is None:
                self.addSeparator()
            elif isinstance(row, str):
                within = self.addMenu(row)
                for each in _WITHIN[row]:
                    self._add(within, each)
                if row == _RUN:
                    self._add_seconds(within)
            else:
                self._add(self, row)
        self.triggered.connect(self._on_triggered)

    def _add(self, menu: QMenu, row: _Row) -> None:
        words, key, act = row
        # The key is told, not bound: keys are the show's own matter.
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.setData(act)
        if act in self._holding:
            action.setCheckable(True)
            action.setChecked(self._holding[act])

    def _add_seconds(self, menu: QMenu) -> None:
        """The seconds a step; choosing some starts it."""
        menu.addSeparator()
        for seconds in sorted({*SECONDS, self._course.pace.seconds}):
            action = menu.addAction(f"{seconds} seconds a step")
            action.setData(seconds)
            action.setCheckable(True)
            action.setChecked(seconds == self._course.pace.seconds)

    def _on_triggered(self, action: QAction) -> None:
        wanted = action.data()
        if isinstance(wanted, Act):
            self._course.do(wanted)
        elif isinstance(wanted, int):
            self._course.run(wanted, loop=self._course.pace.loop)


def _holding(course: Course) -> dict[Act, bool]:
    state = course.state
    return {
        Act.HIDE_DATE: Part.DATE in state.hides,
        Act.HIDE_SPEAKER: Part.SPEAKER in state.hides,
        Act.HIDE_STANCE: Part.STANCE in state.hides,
        Act.ORDER: state.activity is Activity.ORDER,
        Act.WHO: state.activity is Activity.WHO,
        Act.WHERE: state.activity is Activity.WHERE,
        Act.RUN: course.pace.is_running,
        Act.LOOP: course.pace.loop,
        Act.WHOLE: state.whole,
        Act.POINTER: state.spotlight,
        Act.BLACK: state.cover is Cover.BLACK,
        Act.WHITE: state.cover is Cover.WHITE,
        Act.FREEZE: state.frozen,
        Act.COLOURS: state.theme is ShowTheme.DARK,
        Act.TEST_CARD: state.card,
    }
