"""What works for an open timeline: its session, its widgets, and who carries out its commands.

Importing this imports numpy and pyqtgraph, which takes longer than showing a window does.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from ccm_timeline.app.exporting import Exporting
from ccm_timeline.app.loading import Loaded
from ccm_timeline.app.motion import is_motion_reduced
from ccm_timeline.app.presenting import Presenting
from ccm_timeline.app.verifying import Verifying
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.commands import Choice, Scope
from ccm_timeline.view.finding.command_palette import CommandPalette
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.navigation import Navigation
from ccm_timeline.view.sizes import panel_width
from ccm_timeline.view.workspace import Workspace


class TimelineDesk(QObject):
    """Lives from the first timeline that was opened until the window is closed."""

    def __init__(self, window: MainWindow, looks: Looks, store: Store, loaded: Loaded) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self.session = Session(loaded.timeline, loaded.path)
        self._take_choices()
        self._workspace = Workspace(self.session, looks.palette)
        self._navigation = Navigation(self.session, self)
        self._palette = CommandPalette(self.session, window.actions_, window)
        self.exporting = Exporting(window, self.session, looks)
        self.verifying = Verifying(window, self.session, store)
        self.presenting = Presenting(window, self.session, store)
        self._connect(looks)
        self._put_in()

    def open(self, loaded: Loaded) -> None:
        self.session.open(loaded.timeline, loaded.path, read_only=loaded.read_only)
        self._focus()

    def doers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that need a timeline."""
        return {
            "sources": self.verifying.choose,
            "export": self.exporting.ask,
            "present": self.presenting.present,
            "present-here": self.presenting.present_here,
            "list": self._show_list,
            "fold": self._workspace.timeline.fold_selected_lane,
            "unfold": self.session.unfold_all,
            "next": self._navigation.next_event,
            "previous": self._navigation.previous_event,
            "zoom-in": self._navigation.zoom_in,
            "zoom-out": self._navigation.zoom_out,
            "whole": self._navigation.show_whole,
            "zoom-event": self._navigation.zoom_to_selected,
            "back": self._navigation.go_back,
            "forward": self._navigation.go_forward,
            "deselect": self._navigation.deselect,
            "reduce-motion": self._reduce_motion,
            **self._finders(),
        }

    def _finders(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that find events."""
        row = self._workspace.find_row
        return {
            "find": row.find_bar.start,
            "find-next": self._navigation.next_hit,
            "find-previous": self._navigation.previous_hit,
            "show-all": row.show_all,
            "palette": self._palette.open,
            **row.openers(),
        }

    def remember(self) -> None:
        """Write down how the window is divided."""
        shown = self._workspace.is_list_shown()
        self._store.change(panel_width=self._workspace.panel_width(), list_visible=shown)
        if shown:
            self._store.change(list_height=self._workspace.list_height())

    def stop(self) -> None:
        self.presenting.leave()
        self.verifying.stop()
        self.exporting.stop()

    def _take_choices(self) -> None:
        settings = self._store.settings
        self.session.set_grouping(settings.grouping)
        if settings.scale is not None:
            self.session.set_scale_kind(settings.scale)

    def _connect(self, looks: Looks) -> None:
        actions = self._window.actions_
        actions.connect_doers(self.doers())
        actions.chosen.connect(self._on_chosen)
        actions.attach(Scope.TIMELINE, self._workspace.timeline)
        actions.attach(Scope.WORKSPACE, self._workspace)
        looks.changed.connect(self._workspace.apply)
        self._workspace.events.zoom_requested.connect(self.session.zoom_to_event)
        self._window.sources_requested.connect(self.verifying.use)
        self.session.grouping_changed.connect(self._mark_choices)
        self.session.scale_changed.connect(self._mark_choices)

    def _put_in(self) -> None:
        settings = self._store.settings
        self._window.put_in(self._workspace)
        self._mark_choices()
        self._window.actions_["reduce-motion"].setChecked(settings.reduce_motion)
        self._move_as_wished()
        self._window.actions_["list"].setChecked(settings.list_visible)
        self._workspace.show_list(settings.list_visible)
        width = panel_width(settings.panel_width, self._window.width())
        self._workspace.divide(width, settings.list_height)
        self._focus()

    def _focus(self) -> None:
        # As when a window comes forward: nobody asked by key, so that no ring need be drawn.
        self._workspace.timeline.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _show_list(self) -> None:
        self._workspace.turn_to_list(self._window.actions_["list"].isChecked())

    def _reduce_motion(self) -> None:
        self._store.change(reduce_motion=self._window.actions_["reduce-motion"].isChecked())
        self._move_as_wished()

    def _move_as_wished(self) -> None:
        """Reduced motion is the setting's wish or the system's."""
        self._workspace.timeline.reduce_motion(is_motion_reduced(self._store.settings))

    def _on_chosen(self, choice: Choice) -> None:
        """Remember what a user chose, which is not always what a document opens with."""
        match choice:
            case Grouping():
                self.session.set_grouping(choice)
                self._store.change(grouping=choice)
            case ScaleKind():
                self.session.set_scale_kind(choice)
                self._store.change(scale=choice)
            case ThemeChoice():
                pass  # The colours are the program's, not the document's.

    def _mark_choices(self) -> None:
        self._window.actions_.choose(self.session.grouping)
        self._window.actions_.choose(self.session.scale_kind)
