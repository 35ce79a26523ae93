"""What works for the documents of a window: those that are read and those that were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ccm_timeline.app.keep import Keep
from ccm_timeline.app.loading import Loaded, Loader, Refused
from ccm_timeline.app.opening import Opening
from ccm_timeline.app.reports import Reports
from ccm_timeline.settings.store import Store
from ccm_timeline.view.commands import Situation, Submenu
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.recent_menu import RecentMenu

if TYPE_CHECKING:
    from ccm_timeline.app.arguments import Present
    from ccm_timeline.app.keeping import Keeping
    from ccm_timeline.app.presenting import Presenting
    from ccm_timeline.app.timeline_desk import TimelineDesk
    from ccm_timeline.session.session import Session


class DocumentDesk(QObject):
    """Lives from the window's first moment on the screen; a timeline comes when one was read."""

    def __init__(
        self,
        window: MainWindow,
        looks: Looks,
        store: Store,
        reports: Reports,
        keep: Keep,
    ) -> None:
        super().__init__(window)
        self._keep = keep
        self.keeping: Keeping | None = None
        self._window = window
        self._looks = looks
        self._store = store
        self._reports = reports
        self._recent = RecentMenu(window.actions_.submenu(Submenu.RECENT))
        self._loader = Loader(self)
        self._opening = Opening(window, self._loader, store)
        self._timeline: TimelineDesk | None = None
        self._sources: Path | None = None
        self._show: Present | None = None
        self._connect()

    def begin(self, file: Path | None, sources: Path | None, show: Present | None = None) -> None:
        """Read the first document, and meanwhile import what shows it; then present it."""
        self._sources, self._show = sources, show
        if file is None:
            self._opening.open_shipped()
        else:
            self._opening.open_file(file)
        import ccm_timeline.app.keeping
        import ccm_timeline.app.timeline_desk  # noqa: F401

    def open_file(self, path: Path) -> None:
        self._opening.open_file(path)

    def stop(self) -> None:
        self._loader.stop()
        if self.keeping is not None:
            self.keeping.stop()
        if self._timeline is not None:
            self._timeline.stop()

    def remember(self) -> None:
        if self._timeline is not None:
            self._timeline.remember()

    def _connect(self) -> None:
        window, opening = self._window, self._opening
        window.actions_.connect_doers(self.doers())
        window.open_requested.connect(opening.open_file)
        self._recent.chosen.connect(opening.open_recent)
        opening.recent_changed.connect(self._show_recent)
        opening.opened.connect(self._on_opened)
        opening.refused.connect(self._on_refused)
        self._loader.slow.connect(self._on_slow)
        self._loader.progress.connect(window.show_progress)
        self._loader.cancelled.connect(self._on_cancelled)
        window.cancel_requested.connect(self._loader.cancel)
        self._loader.unforeseen.connect(self._reports.take)
        self._show_recent(self._store.settings.recent)

    def doers(self) -> dict[str, Callable[[], object]]:
        """Who carries out the commands that bring a document."""
        return {
            "open": self._opening.choose,
            "open-shipped": self._opening.open_shipped,
            "forget-recent": self._opening.forget_recent,
            "save": self._save,
            "save-as": self._save_as,
        }

    def _save(self) -> None:
        if self.keeping is not None:
            self.keeping.saving.save()

    def _save_as(self) -> None:
        if self.keeping is not None:
            self.keeping.saving.save_as()

    def _on_opened(self, loaded: Loaded) -> None:
        if self._timeline is None:
            self._timeline = self._make_timeline(loaded)
            self.keeping = self._make_keeping(self._timeline.session)
        else:
            self._timeline.open(loaded)
        self._window.show_title(loaded.timeline.document.title)
        self._timeline.verifying.begin(self._sources)
        self._sources = None
        self._follow()
        is_shown = self._show is not None
        if self._show is not None:
            self._present(self._timeline.presenting, self._show)
            self._show = None
        self._make_safe(loaded, is_shown)

    def _make_safe(self, loaded: Loaded, is_shown: bool) -> None:
        """Last, because what is asked is to stand before the document; an audience is spared."""
        if self.keeping is None:
            return
        self.keeping.adopt(loaded)
        if self._keep.restores:
            self._keep = replace(self._keep, restores=False)
            if not is_shown:
                self.keeping.restoring.begin()

    def _make_keeping(self, session: Session) -> Keeping:
        from ccm_timeline.app.keeping import Keeping

        made = Keeping(self._window, session, self._opening, self._keep.state)
        made.unforeseen.connect(self._reports.take)
        return made

    def _present(self, presenting: Presenting, wanted: Present) -> None:
        presenting.present_as_asked(wanted.screen, wanted.start)
        if wanted.every is not None:
            presenting.run_by_itself(wanted.every, loop=wanted.loop)

    def _make_timeline(self, loaded: Loaded) -> TimelineDesk:
        from ccm_timeline.app.timeline_desk import TimelineDesk

        made = TimelineDesk(self._window, self._looks, self._store, loaded)
        for changed in (
            made.session.selection_changed,
            made.session.filter_changed,
            made.session.search_changed,
        ):
            changed.connect(self._follow)
        made.verifying.unforeseen.connect(self._reports.take)
        made.sharing.unforeseen.connect(self._reports.take)
        made.exporting.unforeseen.connect(self._reports.take)
        made.papering.unforeseen.connect(self._reports.take)
        return made

    def _on_refused(self, refused: Refused) -> None:
        """What was open stays open; where nothing was, the timeline that the program brings."""
        self._window.show_waiting(None)
        if self._timeline is None and refused.path is not None:
            self._opening.open_shipped()

    def _on_cancelled(self) -> None:
        """As if nobody had asked; where nothing is open, the timeline that the program brings."""
        self._window.show_waiting(None)
        if self._timeline is None:
            self._opening.open_shipped()

    def _on_slow(self, path: Path | None) -> None:
        self._window.show_waiting("" if path is None else path.name)

    def _show_recent(self, recent: tuple[str, ...]) -> None:
        self._recent.show(recent)
        self._follow()

    def _follow(self) -> None:
        """Enable the commands that apply now."""
        session = None if self._timeline is None else self._timeline.session
        self._window.actions_.follow(
            Situation(
                has_timeline=session is not None,
                has_events=session is not None and len(session.timeline) > 0,
                has_selection=session is not None and session.selected_id is not None,
                has_recent=bool(self._store.settings.recent),
                has_hits=session is not None and len(session.hits) > 0,
                is_filtered=session is not None and not session.filter.is_empty,
            )
        )
