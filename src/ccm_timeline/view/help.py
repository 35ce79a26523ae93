"""The help page: every command with its keys, from the table that the menus are made from."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.view.actions import shown_keys
from ccm_timeline.view.commands import COMMANDS, Command

COLUMNS = ("What", "Keys", "Where they act")
ON_TIMELINE, ON_WINDOW = "on the timeline", "on the window"

Row = tuple[str, str, str]

MOUSE: tuple[Row, ...] = (
    ("Show the event; open a badge into its events", "Click", ON_TIMELINE),
    ("Zoom to the event", "Double click", ON_TIMELINE),
    ("Zoom in or out at the pointer", "Wheel, pinch", ON_TIMELINE),
    ("Move along the timeline", "Drag, Shift+wheel", ON_TIMELINE),
    ("Zoom to a span of time", "Shift+drag", ON_TIMELINE),
    ("Move or stretch what is in view", "Drag", "on the strip below"),
    ("Open a timeline", "Drop a file", ON_WINDOW),
    ("Check the quotations against source texts", "Drop a folder or text files", ON_WINDOW),
)

IN_TEXT = "in the source text"
READING: tuple[Row, ...] = (
    ("Find in this text", "Ctrl+F", IN_TEXT),
    ("Next, previous place that was found", "F3, Shift+F3", IN_TEXT),
    ("Next, previous passage that the timeline rests on", "Alt+Down, Alt+Up", IN_TEXT),
    ("Back to the event", "Esc", IN_TEXT),
)

_LARGEST_SHARE = 0.85
_ROW, _GAP = 1.7, 2
"""Least height of a row in lines, and the gap between two columns in heights of a line."""


class HelpWindow(QDialog):
    """A table that can be read by keyboard and by a screen reader; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys — CCM Timeline")
        self.table = _make_table()
        buttons = QDialogButtonBox(self)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self._fit()

    def _fit(self) -> None:
        """As large as the table, as far as the screen has room for it."""
        table = self.table
        line = table.fontMetrics().height()
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(round(_ROW * line))
        # Words that a narrow screen has no room for go on below.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The first takes what room there is: how much it wants only its words say.
        wanted_widths = [table.sizeHintForColumn(x) + _GAP * line for x in range(len(COLUMNS))]
        for column, wanted_width in enumerate(wanted_widths):
            table.setColumnWidth(column, wanted_width)
        frame = self.sizeHint() - table.sizeHint()
        bar = table.verticalScrollBar().sizeHint().width()
        width = sum(wanted_widths) + bar + 4
        height = table.verticalHeader().length() + table.horizontalHeader().height() + 4
        wanted = frame + QSize(width, height)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _LARGEST_SHARE))


def help_sections() -> list[tuple[str, list[Row]]]:
    """What the page says: the commands that have keys, by menu, then what the mouse does."""
    with_keys = [command for command in COMMANDS if command.keys]
    by_menu = groupby(with_keys, key=lambda command: command.menu)
    sections = [(menu.value.replace("&", ""), [_row(c) for c in group]) for menu, group in by_menu]
    return [*sections, ("In a source text", list(READING)), ("Mouse", list(MOUSE))]


def _row(command: Command) -> Row:
    name = command.name
    if command.submenu is not None:
        name = f"{command.submenu.value.replace('&', '')}: {name[0].lower()}{name[1:]}"
    return name, shown_keys(command), command.scope.value


def _make_table() -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS))
    table.setAccessibleName("Commands and their keys")
    table.setHorizontalHeaderLabels(COLUMNS)
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for title, rows in help_sections():
        _append(table, (title,), bold=True)
        table.setSpan(table.rowCount() - 1, 0, 1, len(COLUMNS))
        for row in rows:
            _append(table, row)
    table.setCurrentCell(0, 0)
    return table


def _append(table: QTableWidget, row: tuple[str, ...], bold: bool = False) -> None:
    y = table.rowCount()
    table.insertRow(y)
    for x, words in enumerate(row):
        cell = QTableWidgetItem(words)
        # A screen reader would else call it editable.
        cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if bold:
            font = table.font()
            font.setBold(True)
            cell.setFont(font)
        table.setItem(y, x, cell)
