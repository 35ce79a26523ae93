"""The steps of a presentation as rows of a list, each told when it is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ccm_timeline.model.preparing import PreparedStep, Programme
from ccm_timeline.model.steps import Key
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.preparing.facts import RowFacts, Telling
from ccm_timeline.view.tool_tips import plain_tool_tip

FACTS = Qt.ItemDataRole.UserRole
"""The role of a row's `RowFacts`."""

ROWS = "application/x-ccm-timeline-steps"
"""What is dragged are rows of a list, which knows its own by a mark before them."""

Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.ItemFlag


class StepRows(QAbstractListModel):
    """Ten thousand rows cost what is in sight; there is no object per row."""

    def __init__(self) -> None:
        super().__init__()
        self._telling: Telling | None = None
        self.programme = Programme(())
        self._numbers: list[int | None] = []
        self._begins: int | None = None
        self._places: dict[Key, int] = {}

    @property
    def telling(self) -> Telling | None:
        """None as long as there is no timeline."""
        return self._telling

    def begin(self, timeline: Timeline, programme: Programme) -> None:
        """Show the steps of another timeline."""
        self.beginResetModel()
        self._telling = Telling(timeline)
        self._take(programme)
        self.endResetModel()

    def show_programme(self, programme: Programme) -> None:
        """Show other steps of the same timeline; those that stay, stay selected."""
        before = self.programme
        if [step.key for step in before.steps] == [step.key for step in programme.steps]:
            self._number(programme)
            self.dataChanged.emit(self.index(0), self.index(len(programme.steps) - 1))
            return
        if len(before.steps) != len(programme.steps):
            self.beginResetModel()
            self._take(programme)
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        self._take(programme)
        old = self.persistentIndexList()
        rows = [self.row_of(before.steps[index.row()].key) for index in old]
        new = [QModelIndex() if row is None else self.index(row) for row in rows]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _take(self, programme: Programme) -> None:
        self._places = {step.key: row for row, step in enumerate(programme.steps)}
        self._number(programme)

    def _number(self, programme: Programme) -> None:
        """Count the steps that are shown; a letter that is typed into a note asks for no more."""
        self.programme = programme
        self._begins = programme.first
        self._numbers = []
        count = 0
        for step in programme.steps:
            count += not step.hidden
            self._numbers.append(None if step.hidden else count)

    def row_of(self, key: Key) -> int | None:
        return self._places.get(key)

    def step(self, row: int) -> PreparedStep:
        return self.programme.steps[row]

    def facts(self, row: int) -> RowFacts:
        assert self._telling is not None
        step = self.programme.steps[row]
        is_apart = row == 0 or self.programme.steps[row - 1].event_id != step.event_id
        return self._telling.row(
            step, self._numbers[row], begins=row == self._begins, is_apart=is_apart
        )

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.programme.steps)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dropped between rows, never on one."""
        if not index.isValid():
            return _Flag.ItemIsDropEnabled
        usual = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemNeverHasChildren
        return usual | _Flag.ItemIsDragEnabled | _Flag.ItemIsUserCheckable

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.facts(index.row()).words
            case Qt.ItemDataRole.CheckStateRole:
                hidden = self.programme.steps[index.row()].hidden
                return Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.facts(index.row()).spoken
            case Qt.ItemDataRole.ToolTipRole:
                facts = self.facts(index.row())
                return plain_tool_tip(f"{facts.date} {facts.words}".strip())
            case _ if role == FACTS:
                return self.facts(index.row())
            case _:
                return None
