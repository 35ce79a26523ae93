"""What works for an open timeline: its session, its widgets, and who carries out its commands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ccm_timeline.app.companions import Companions
from ccm_timeline.app.exporting import Exporting
from ccm_timeline.app.first_sight import FirstSight
from ccm_timeline.app.loading import Loaded
from ccm_timeline.app.motion import follow_desktop, is_motion_reduced
from ccm_timeline.app.papering import Papering
from ccm_timeline.app.room import where_room
from ccm_timeline.app.sharing import Sharing
from ccm_timeline.app.verifying import Verifying
from ccm_timeline.model.choices import (
    Automatic,
    CitationStyle,
    Grouping,
    ListOrder,
    ScaleKind,
    ThemeChoice,
)
from ccm_timeline.model.steps import Key
from ccm_timeline.settings.store import Store
from ccm_timeline.view.commands import Choice, Scope
from ccm_timeline.view.finding.command_palette import CommandPalette
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.navigation import Navigation
from ccm_timeline.view.show.acts import Act

if TYPE_CHECKING:
    from ccm_timeline.app.presenting import Presenting
    from ccm_timeline.app.referring import Referring
    from ccm_timeline.app.worksheeting import Worksheeting
    from ccm_timeline.view.preparing import PreparingWindow


class TimelineDesk(QObject):
    """Lives from the first timeline that was opened until the window is closed."""

    def __init__(self, window: MainWindow, looks: Looks, store: Store, sight: FirstSight) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self.session = sight.session
        self._workspace = sight.workspace
        self._workspace.furnish(looks.palette)
        self._navigation = Navigation(self.session, self)
        self._palette = CommandPalette(self.session, window.actions_, window)
        self.papering = Papering(window, self.session, store)
        self.exporting = Exporting(window, self.session, store, self.papering)
        self.verifying = Verifying(window, self.session, store)
        self.sharing = Sharing(self.session, self)
        self.companions = Companions(window, self.session, self._is_motion_reduced)
        self._referring: Referring | None = None
        self._presenting: Presenting | None = None
        self._preparing: PreparingWindow | None = None
        self.worksheeting: Worksheeting | None = None
        self._connect()
        self._follow_settings()
        follow_desktop(self, self._move_as_wished)

    def open(self, loaded: Loaded) -> None:
        self.session.open(loaded.timeline, loaded.path, loaded.ground, read_only=loaded.read_only)
        self._focus()

    def doers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that need a timeline."""
        return {
            "sources": self.verifying.choose,
            "read-source": self._workspace.panel.read_shown,
            "export": self.exporting.ask,
            "copy-picture": self.exporting.copy_seen,
            "references": self._show_references,
            "print-event": self.papering.print_event,
            **self._tellers(),
            "board": self.companions.show_board,
            "disagreements": self.companions.show_disagreements,
            "compare-event": self.companions.compare_event,
            "shared-passages": self.companions.show_shared,
            "list": self._show_list,
            "fold": self._workspace.timeline.fold_selected_lane,
            "unfold": self.session.unfold_all,
            "next": self._navigation.next_event,
            "previous": self._navigation.previous_event,
            "zoom-in": self._navigation.zoom_in,
            "zoom-out": self._navigation.zoom_out,
            "earlier": self._navigation.show_earlier,
            "later": self._navigation.show_later,
            "whole": self._navigation.show_whole,
            "zoom-event": self._navigation.zoom_to_selected,
            "back": self._navigation.go_back,
            "forward": self._navigation.go_forward,
            "deselect": self._navigation.deselect,
            "reduce-motion": self._reduce_motion,
            **self._finders(),
        }

    def _tellers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that go through all events one by one."""
        doers: dict[str, tuple[Callable[[], object], str]] = {
            "print-handout": (self.papering.print_handout, "A handout"),
            "save-handout": (self.papering.save_handout, "A handout"),
            "present": (self._present, "A presentation"),
            "prepare": (self._prepare, "A presentation"),
            "present-here": (self._present_here, "A presentation"),
            "activity-order": (partial(self._present_activity, Act.ORDER), "An activity"),
            "activity-who": (partial(self._present_activity, Act.WHO), "An activity"),
            "activity-where": (partial(self._present_activity, Act.WHERE), "An activity"),
            "worksheets": (self._ask_for_worksheets, "A worksheet"),
        }
        return {
            command: where_room(do, self.session, self._window, whole)
            for command, (do, whole) in doers.items()
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
        if self._presenting is not None:
            self._presenting.stop()
        self.verifying.stop()
        self.sharing.stop()
        self.exporting.stop()
        self.papering.stop()
        if self.worksheeting is not None:
            self.worksheeting.stop()

    def _connect(self) -> None:
        actions = self._window.actions_
        actions.connect_doers(self.doers())
        actions.chosen.connect(self._on_chosen)
        actions.attach(Scope.TIMELINE, self._workspace.timeline)
        actions.attach(Scope.WORKSPACE, self._workspace)
        self._workspace.events.zoom_requested.connect(self.session.zoom_to_event)
        self._workspace.events.order_changed.connect(actions.choose)
        self._workspace.panel.board_requested.connect(self.companions.show_board)
        self._workspace.panel.disagreement_requested.connect(self.companions.show_disagreement)
        self._workspace.panel.comparison_requested.connect(self.companions.compare_event)
        self._workspace.panel.shared_requested.connect(self.companions.show_shared)
        self._workspace.panel.citation_style_chosen.connect(self._keep_citation_style)
        self._workspace.panel.attach_requested.connect(self.verifying.choose)
        self._workspace.reader.attach_requested.connect(self.verifying.choose)
        self._workspace.reader.stance_requested.connect(self.companions.show_stance)
        self.companions.attach_requested.connect(self.verifying.choose)
        self._window.sources_requested.connect(self.verifying.use)
        self._window.source_files_requested.connect(self.verifying.use_files)
        self.session.grouping_changed.connect(self._mark_choices)
        self.session.scale_changed.connect(self._mark_choices)
        self.session.document_changed.connect(self._mark_choices)

    def _follow_settings(self) -> None:
        settings = self._store.settings
        self._mark_choices()
        self._window.actions_["reduce-motion"].setChecked(settings.reduce_motion)
        self._move_as_wished()
        self._window.actions_["list"].setChecked(settings.list_visible)
        self._workspace.panel.cite_in(settings.citation_style)

    def _focus(self) -> None:
        # As when a window comes forward: nobody asked by key, so that no ring need be drawn.
        self._workspace.timeline.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _show_list(self) -> None:
        self._workspace.turn_to_list(self._window.actions_["list"].isChecked())

    def _order_list(self, order: ListOrder) -> None:
        """Order the list, which would not be seen while it is hidden."""
        self._window.actions_["list"].setChecked(True)
        self._workspace.show_list(True)
        self._workspace.events.order_by(order)

    def _reduce_motion(self) -> None:
        self._store.change(reduce_motion=self._window.actions_["reduce-motion"].isChecked())
        self._move_as_wished()

    def _move_as_wished(self) -> None:
        """Reduced motion is the setting's wish or the system's."""
        self._workspace.timeline.reduce_motion(self._is_motion_reduced())

    def _is_motion_reduced(self) -> bool:
        return is_motion_reduced(self._store.settings)

    def _keep_citation_style(self, style: CitationStyle) -> None:
        self._store.change(citation_style=style)

    # What few need is brought in when it is first asked for: the timeline stands there sooner.

    @property
    def presenting(self) -> Presenting:
        """Who runs shows, from the first one on."""
        if self._presenting is None:
            from ccm_timeline.app.presenting import Presenting

            self._presenting = Presenting(self._window, self.session, self._store)
        return self._presenting

    def _present(self) -> None:
        self.presenting.present()

    def _present_here(self) -> None:
        self.presenting.present_here()

    def _present_activity(self, activity: Act) -> None:
        self.presenting.present_activity(activity)

    def _prepare(self) -> None:
        """Open the list of steps."""
        if self._preparing is None:
            from ccm_timeline.view.preparing import PreparingWindow

            self._preparing = PreparingWindow(self.session, self._window)
            self._preparing.present_requested.connect(self._present_prepared)
            actions = self._window.actions_
            self._preparing.addActions([actions[id] for id in ("save", "save-as", "present")])
        self._preparing.present()

    def _present_prepared(self, key: Key) -> None:
        """Begin at a step of the list, which comes forward again after the show."""
        assert self._preparing is not None
        self.presenting.present_step(key, self._preparing)

    def _ask_for_worksheets(self) -> None:
        if self.worksheeting is None:
            from ccm_timeline.app.worksheeting import Worksheeting

            self.worksheeting = Worksheeting(self._window, self.session, self._store, self.papering)
            self.worksheeting.unforeseen.connect(self.papering.unforeseen)
        self.worksheeting.ask()

    def _show_references(self) -> None:
        if self._referring is None:
            from ccm_timeline.app.referring import Referring

            self._referring = Referring(self._window, self.session)
        self._referring.show()

    def _on_chosen(self, choice: Choice) -> None:
        """Remember what a user chose, which is not always what a document opens with."""
        match choice:
            case Grouping():
                self.session.set_grouping(choice)
                self._store.change(grouping=choice)
            case ScaleKind():
                self._scale_by(choice)
            case Automatic.SCALE:
                self._scale_by(None)
            case ListOrder():
                self._order_list(choice)
            case ThemeChoice():
                pass  # The colours are the program's, not the document's.

    def _scale_by(self, kind: ScaleKind | None) -> None:
        self._store.change(scale=kind)  # First: the marks in the menu go by it.
        self.session.set_scale_kind(kind)

    def _mark_choices(self) -> None:
        self._window.actions_.choose(self.session.grouping)
        scale = self._store.settings.scale or Automatic.SCALE
        self._window.actions_.choose(scale, self.session.scale_kind)
        self._window.actions_.choose(self._workspace.events.order)
