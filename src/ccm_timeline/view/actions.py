"""Qt's actions, with menus and tool bar, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from ccm_timeline.view.commands import (
    COMMANDS,
    SPRING,
    TOOL_BAR,
    Choice,
    Command,
    Menu,
    Scope,
    Situation,
    Submenu,
)


class Actions(QObject):
    """One QAction for each command; whoever carries them out connects to them."""

    chosen = Signal(object)
    """One of several choices was made: its value."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = {submenu: self._make_group() for submenu in Submenu}
        self._submenus: dict[Submenu, QMenu] = {}
        self._buttons: dict[Submenu, QToolButton] = {}
        self._actions = {command.id: self._make(command) for command in COMMANDS}
        self.follow(Situation())

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def connect_doers(self, doers: Mapping[str, Callable[[], object]]) -> None:
        """Say who carries out which command, by the command's id."""
        for command_id, doer in doers.items():
            self._actions[command_id].triggered.connect(doer)

    def follow(self, situation: Situation) -> None:
        """Enable what applies now."""
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.applies(situation))

    def choose(self, choice: Choice, shown: Choice | None = None) -> None:
        """Mark a choice as the one that holds, in its menu, and on its button what is `shown` by
        it: the choice itself, unless it leaves that to the program."""
        for command in COMMANDS:
            if command.submenu is None:
                continue
            if command.choice is choice:
                self._actions[command.id].setChecked(True)
            button = self._buttons.get(command.submenu)
            if button is not None and command.choice is (shown or choice):
                button.setText(_button_words(command.submenu, command))

    def attach(self, scope: Scope, widget: QWidget) -> None:
        """Let the commands of a scope listen to their keys while the focus is in this widget."""
        for command in COMMANDS:
            if command.scope is scope:
                widget.addAction(self._actions[command.id])

    def submenu(self, submenu: Submenu) -> QMenu:
        """A menu within a menu, once the menu bar is filled."""
        return self._submenus[submenu]

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        menus = {menu: self._keep_keys(bar.addMenu(menu.value)) for menu in Menu}
        for command in COMMANDS:
            self._menu_of(command, menus).addAction(self._actions[command.id])
            if command.ends_section:
                menus[command.menu].addSeparator()

    def _keep_keys(self, menu: QMenu) -> QMenu:
        menu.installEventFilter(self)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A plain key in an open menu chooses there, and is no command of the timeline behind."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def fill_tool_bar(self, bar: QToolBar) -> None:
        for item in TOOL_BAR:
            match item:
                case None:
                    bar.addSeparator()
                case Submenu():
                    bar.addWidget(self._make_button(item, bar))
                case text if text == SPRING:
                    bar.addWidget(_spring(bar))
                case _:
                    self._add_button(item, bar)
                    # By which the style sheet knows a button.
                    bar.widgetForAction(self._actions[item]).setObjectName(item)

    def _make(self, command: Command) -> QAction:
        action = QAction(command.words, self)
        action.setIconText(command.button or _plain(command.words))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(_tool_tip(command))
        action.setCheckable(command.checkable or command.choice is not None)
        if command.scope is not Scope.WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if command.choice is not None and command.submenu is not None:
            action.setData(command.choice)
            action.setActionGroup(self._groups[command.submenu])
        action.setMenuRole(_MENU_ROLES.get(command.id, QAction.MenuRole.NoRole))
        return action

    def _make_group(self) -> QActionGroup:
        group = QActionGroup(self)
        group.triggered.connect(self._on_chosen)
        return group

    def _on_chosen(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _menu_of(self, command: Command, menus: Mapping[Menu, QMenu]) -> QMenu:
        if command.submenu is None:
            return menus[command.menu]
        if command.submenu not in self._submenus:
            submenu = menus[command.menu].addMenu(command.submenu.value)
            self._submenus[command.submenu] = self._keep_keys(submenu)
        return self._submenus[command.submenu]

    def _add_button(self, command_id: str, bar: QToolBar) -> None:
        action = self._actions[command_id]
        bar.addAction(action)
        # A screen reader would say "plus" and "minus".
        bar.widgetForAction(action).setAccessibleName(_plain(action.text()))

    def _make_button(self, submenu: Submenu, bar: QToolBar) -> QToolButton:
        button = QToolButton(bar)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setMenu(self._submenus[submenu])
        button.setText(_plain(submenu.value))
        inside = [command for command in COMMANDS if command.submenu is submenu]
        keys = [shown_keys(command) for command in inside if command.keys]
        button.setToolTip(f"{_BUTTON_TIPS[submenu]} ({', '.join(keys)})")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons[submenu] = button
        return button


_BUTTON_TIPS = {
    Submenu.LANES: "Choose what the lanes stand for.",
    Submenu.SCALE: "Choose how the days are laid out.",
}
# Where macOS wants these; elsewhere it changes nothing.
_MENU_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


def shown_keys(command: Command) -> str:
    """The keys as the platform writes them, the first that fits best."""
    sequences = [QKeySequence(key) for key in command.keys]
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in sequences)


def _plain(words: str) -> str:
    """Words without the mark of a menu's key."""
    return words.replace("&", "")


def _tool_tip(command: Command) -> str:
    keys = f" ({shown_keys(command)})" if command.keys else ""
    return f"{command.hint or command.name}{keys}"


def _button_words(submenu: Submenu, command: Command) -> str:
    chosen = command.button or command.name.removeprefix("By ").lower()
    return f"{_plain(submenu.value)}: {chosen}"


def _spring(bar: QToolBar) -> QWidget:
    """An empty widget that pushes what follows to the right."""
    spring = QWidget(bar)
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
