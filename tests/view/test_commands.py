"""The table of commands, and the menus, tool bar and help that are made from it."""

from collections import Counter, defaultdict

import pytest
from msgspec.structs import fields
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ccm_timeline.model.choices import Automatic, Grouping, ListOrder, ScaleKind, ThemeChoice
from ccm_timeline.view.actions import Actions
from ccm_timeline.view.commands import (
    COMMANDS,
    TOOL_BAR,
    Command,
    Menu,
    Scope,
    Situation,
    Submenu,
)
from ccm_timeline.view.help import HelpWindow, help_sections

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

EVERYTHING = Situation(**{field.name: True for field in fields(Situation)})


class Frame(QMainWindow):
    """A window with all that is made from the table, and two places to put the focus in."""

    def __init__(self) -> None:
        super().__init__()
        self.commands = Actions(self)
        self.commands.fill_menu_bar(self.menuBar())
        self.bar = QToolBar(self)
        self.addToolBar(self.bar)
        self.commands.fill_tool_bar(self.bar)
        self.middle = QWidget(self)
        self.setCentralWidget(self.middle)
        self.timeline = QWidget(self.middle)
        self.timeline.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit(self.middle)
        self.commands.attach(Scope.TIMELINE, self.timeline)
        self.commands.attach(Scope.WORKSPACE, self.middle)
        self.commands.follow(EVERYTHING)
        self.done: list[str] = []
        for command in COMMANDS:
            self.commands[command.id].triggered.connect(self.note)

    def note(self) -> None:
        action = self.sender()
        self.done += [c.id for c in COMMANDS if self.commands[c.id] is action]


@pytest.fixture
def frame(qtbot: QtBot) -> Frame:
    made = Frame()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(widget: QWidget, keys: str) -> None:
    widget.setFocus()
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def is_plain(keys: str) -> bool:
    """Whether typing a text, or going through one, takes these keys."""
    combination = QKeySequence(keys)[0]
    held = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.NoModifier and not keys.removeprefix("Shift+")[1:].isdigit()


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_no_two_commands_have_the_same_key() -> None:
    sequences = [QKeySequence(key) for command in COMMANDS for key in command.keys]
    assert not [keys.toString() for keys, count in Counter(sequences).items() if count > 1]
    assert not [keys for keys in sequences if keys.isEmpty()]


def test_no_bare_digit_is_a_key() -> None:
    """Lithuanian keyboards have letters there."""
    assert not [c.id for c in COMMANDS for key in c.keys if key.isdigit()]


def test_plain_keys_act_only_where_they_mean_something() -> None:
    for command in COMMANDS:
        plain = [key for key in command.keys if is_plain(key)]
        assert not plain or command.scope is not Scope.WINDOW, command.id


def test_in_no_menu_two_entries_have_the_same_underlined_letter() -> None:
    letters: dict[object, list[str]] = defaultdict(list)
    submenus: dict[Submenu, Menu] = {}
    for command in COMMANDS:
        where = command.submenu or command.menu
        if "&" in command.words:
            letters[where].append(command.words.split("&")[1][0].lower())
        if command.submenu:
            submenus[command.submenu] = command.menu
    for submenu, menu in submenus.items():
        letters[menu].append(submenu.value.split("&")[1][0].lower())
    letters[None] = [menu.value.split("&")[1][0].lower() for menu in Menu]
    for where, found in letters.items():
        assert len(set(found)) == len(found), (where, found)


def test_every_choice_is_a_command() -> None:
    choices = {command.choice for command in COMMANDS} - {None}
    assert choices == {*Grouping, *ListOrder, *ScaleKind, *ThemeChoice, *Automatic}


def test_every_command_stands_in_a_menu(frame: Frame) -> None:
    found = set()
    for menu in frame.menuBar().findChildren(QMenu):
        found |= {action for action in menu.actions() if not action.isSeparator()}
    assert {frame.commands[command.id] for command in COMMANDS} <= found


def test_the_tool_bar_has_what_the_table_says(frame: Frame) -> None:
    words = [button.text() for button in frame.bar.findChildren(QToolButton) if button.isVisible()]
    wanted = [item for item in TOOL_BAR if item]
    assert len(words) == len(wanted)
    assert words[0] == "Open…"
    assert "Export…" in words
    names = {button.accessibleName() for button in frame.bar.findChildren(QToolButton)}
    assert {"Zoom in", "Zoom out", "Whole timeline"} <= names


def test_the_help_page_names_every_key_and_where_it_acts(qtbot: QtBot) -> None:
    page = HelpWindow()
    qtbot.addWidget(page)
    table = page.table
    shown = [
        tuple(cell.text() for x in range(3) if (cell := table.item(y, x)) is not None)
        for y in range(table.rowCount())
    ]
    rows = [row for title, rows in help_sections() for row in [(title,), *rows]]
    assert shown == rows
    told = " ".join(row[1] for row in rows if len(row) > 1)
    for command in COMMANDS:
        for key in command.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in told
    assert not table.item(1, 0).flags() & Qt.ItemFlag.ItemIsEditable


def test_the_help_page_writes_on_below_what_is_too_long_for_its_column(qtbot: QtBot) -> None:
    page = HelpWindow()
    qtbot.addWidget(page)
    table = page.table
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    shown = [row for row in range(table.rowCount()) if table.columnSpan(row, 0) == 1]
    widths = [table.fontMetrics().horizontalAdvance(table.item(row, 0).text()) for row in shown]
    longest = shown[widths.index(max(widths))]
    table.setColumnWidth(0, 2 * max(widths))
    qtbot.waitUntil(lambda: table.rowHeight(longest) == table.rowHeight(shown[0]))
    table.setColumnWidth(0, max(widths) // 2)
    qtbot.waitUntil(lambda: table.rowHeight(longest) > table.rowHeight(shown[0]))


def test_escape_closes_the_help_page(qtbot: QtBot) -> None:
    page = HelpWindow()
    qtbot.addWidget(page)
    page.show()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_key_does_its_command_and_no_other(frame: Frame, command: Command) -> None:
    for key in command.keys:
        frame.done.clear()
        press(frame.timeline, key)
        assert frame.done == [command.id]


def test_a_text_field_keeps_the_keys_that_are_text(frame: Frame) -> None:
    for command in COMMANDS:
        for key in command.keys:
            if command.scope is not Scope.WINDOW and key != "Esc" and is_plain(key):
                press(frame.field, key)
    assert frame.done == []
    assert set(frame.field.text()) == set("+=-efhrst/")


def test_the_timelines_keys_do_not_act_beside_it(frame: Frame) -> None:
    button = QToolButton(frame.middle)
    button.show()
    for key in ("Left", "Right", "Home", "Return", "Enter"):
        press(button, key)
    assert frame.done == []
    press(button, "Esc")
    assert frame.done == ["deselect"]


def test_what_does_not_apply_cannot_be_chosen(frame: Frame) -> None:
    frame.commands.follow(Situation())
    enabled = {c.id for c in COMMANDS if frame.commands[c.id].isEnabled()}
    assert {"open", "open-shipped", "quit", "help", "about", "theme-dark"} <= enabled
    assert not enabled & {"export", "sources", "next", "zoom-in", "deselect", "lanes-theme", "list"}
    frame.commands.follow(Situation(has_timeline=True, has_events=True))
    assert frame.commands["next"].isEnabled()
    assert not frame.commands["zoom-event"].isEnabled()
    frame.commands.follow(EVERYTHING)
    assert all(frame.commands[c.id].isEnabled() for c in COMMANDS)


def test_choosing_one_lane_gives_up_the_other(frame: Frame, qtbot: QtBot) -> None:
    frame.commands.choose(Grouping.THEME)
    with qtbot.waitSignal(frame.commands.chosen) as told:
        press(frame.timeline, "Ctrl+4")
    assert told.args == [Grouping.SOURCE]
    checked = [c.id for c in COMMANDS if c.choice and frame.commands[c.id].isChecked()]
    assert checked == ["lanes-source"]


def test_the_button_says_which_lanes_are_shown(frame: Frame) -> None:
    frame.commands.choose(Grouping.ORGANISATION)
    frame.commands.choose(ScaleKind.STEPS)
    words = {button.text() for button in frame.bar.findChildren(QToolButton)}
    assert {"Lanes: organisation", "Scale: steps"} <= words


def test_what_the_program_chooses_is_marked_as_its_choice_and_named_on_the_button(
    frame: Frame, qtbot: QtBot
) -> None:
    frame.commands.choose(ScaleKind.STEPS)
    with qtbot.waitSignal(frame.commands.chosen) as told:
        frame.commands["scale-automatic"].trigger()
    assert told.args == [Automatic.SCALE]
    frame.commands.choose(Automatic.SCALE, ScaleKind.TRUE)
    words = {button.text() for button in frame.bar.findChildren(QToolButton)}
    assert "Scale: true" in words
    kinds = ("automatic", *(kind.value for kind in ScaleKind))
    checked = [kind for kind in kinds if frame.commands[f"scale-{kind}"].isChecked()]
    assert checked == ["automatic"]
    tip = next(b.toolTip() for b in frame.bar.findChildren(QToolButton) if "Scale" in b.text())
    assert tip.endswith("(Shift+E, Shift+T, Shift+S)")
