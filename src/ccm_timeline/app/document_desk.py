"""What works for the documents of a window: those that are read and those that were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from ccm_timeline.app import collector
from ccm_timeline.app.keep import Keep
from ccm_timeline.app.loading import Loaded, Loader, Refused
from ccm_timeline.app.opening import Opening
from ccm_timeline.app.reports import Reports
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.settings.store import Store
from ccm_timeline.view.commands import Situation, Submenu
from ccm_timeline.view.looks import Looks
from ccm_timeline.view.main_window import MainWindow
from ccm_timeline.view.recent_menu import RecentMenu

if TYPE_CHECKING:
    from ccm_timeline.app.apart import Apart
    from ccm_timeline.app.first_sight import FirstSight
    from ccm_timeline.app.keeping import Keeping
    from ccm_timeline.app.present_arguments import Present
    from ccm_timeline.app.presenting import Presenting
    from ccm_timeline.app.timeline_desk import TimelineDesk
    from ccm_timeline.app.versions import Versions
    from ccm_timeline.session.session import Session


class DocumentDesk(QObject):
    """Lives from the window's first moment on the screen; a timeline comes when one was read.

    The first one is shown at once, and only then what works for it is brought in.
    """

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
        self._loader = Loader(self, self._choices)
        self._opening = Opening(window, self._loader, store)
        self._sight: FirstSight | None = None
        self._timeline: TimelineDesk | None = None
        self._apart: Apart | None = None
        self._versions: Versions | None = None
        self._first_loaded: Loaded | None = None
        self._filling: object = None
        self._is_stopped = False
        self._sources: Path | None = None
        self._show: Present | None = None
        self._connect()

    def begin(self, file: Path | None, sources: Path | None, show: Present | None = None) -> None:
        """Read the first document, and meanwhile import what shows it; then present it."""
        import ccm_timeline.app.lean_numpy

        self._sources, self._show = sources, show
        if file is None:
            self._opening.open_shipped()
        else:
            self._opening.open_file(file)
        import ccm_timeline.app.first_sight  # noqa: F401

    def _choices(self) -> tuple[Grouping, ScaleKind | None]:
        """How a timeline is shown, as it was chosen last."""
        return self._store.settings.grouping, self._store.settings.scale

    def open_file(self, path: Path) -> None:
        self._opening.open_file(path)

    def open_several(self, paths: Sequence[Path]) -> None:
        """Open the first here, and each of the others in a window of its own."""
        first = self.apart.first_of(paths)
        if first is not None:
            self.open_file(first)

    @property
    def path(self) -> Path | None:
        """The file that is open; None for the timeline that the program brings, and before it."""
        return None if self._sight is None else self._sight.session.path

    @property
    def apart(self) -> Apart:
        """Who opens windows beside this one, from the first one on."""
        if self._apart is None:
            from ccm_timeline.app.apart import Apart

            self._apart = Apart(self._window)
        return self._apart

    def _refuse_mixture(self) -> None:
        from ccm_timeline.view.dialogs import tell

        tell(
            self._window,
            "Timelines and source texts cannot be taken together. Please drop the timeline first, "
            "and then its source texts.",
        )

    def stop(self) -> None:
        self._is_stopped = True
        self._loader.stop()
        if self._versions is not None:
            self._versions.stop()
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
        window.several_requested.connect(self.open_several)
        window.mixture_dropped.connect(self._refuse_mixture)
        self._recent.chosen.connect(opening.open_recent)
        opening.recent_changed.connect(self._show_recent)
        opening.opened.connect(self._on_opened)
        opening.refused.connect(self._on_refused)
        opening.has_backups = self._has_backups
        opening.backups_requested.connect(self._offer_backups)
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
            "backups": self._show_backups,
        }

    @property
    def versions(self) -> Versions:
        """Who shows backups, from the first time on."""
        if self._versions is None:
            from ccm_timeline.app.versions import Versions

            self._versions = Versions(self._window, self._keep.state, self._opening.open_copy)
            self._versions.unforeseen.connect(self._reports.take)
        return self._versions

    def _show_backups(self) -> None:
        """Those of the open document, or of the file of which it is a copy."""
        if self._timeline is not None and self.keeping is not None:
            file = self.path or self.keeping.saving.copied_file
            self.versions.show(file, self._timeline.session.timeline.document)

    def _offer_backups(self, file: Path) -> None:
        """Those of a file that could not be read."""
        self.versions.show(file, None)

    def _has_backups(self, file: Path) -> bool:
        return self.versions.are_there(file)

    def _save(self) -> None:
        if self.keeping is not None:
            self.keeping.saving.save()

    def _save_as(self) -> None:
        if self.keeping is not None:
            self.keeping.saving.save_as()

    def _on_opened(self, loaded: Loaded) -> None:
        if self._sight is None:
            self._show_first(loaded)
        else:
            self._furnish()
            assert self._timeline is not None
            self._timeline.open(loaded)
            self._go_on(loaded)
        self._filling = loaded.filling  # Last: that of the document before is no more needed.

    def _show_first(self, loaded: Loaded) -> None:
        """Let the first timeline be seen, and bring in the rest when it is."""
        from ccm_timeline.app.first_sight import FirstSight

        self._window.show_title(loaded.timeline.document.title)
        self._sight = FirstSight(self._window, self._looks, self._store, loaded)
        self._first_loaded = loaded
        self._sight.seen.connect(self._furnish)
        if self._show is not None:
            self._furnish()  # It is the show that is waited for.

    def _furnish(self) -> None:
        """Make what works for the timeline, once."""
        loaded, self._first_loaded = self._first_loaded, None
        if loaded is None or self._sight is None or self._is_stopped:
            return
        self._timeline = self._make_timeline(self._sight)
        self.keeping = self._make_keeping(self._timeline.session)
        self._go_on(loaded)
        collector.work()

    def _go_on(self, loaded: Loaded) -> None:
        """All that is done with a document once its timeline is there."""
        assert self._timeline is not None
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

    def _make_timeline(self, sight: FirstSight) -> TimelineDesk:
        from ccm_timeline.app.timeline_desk import TimelineDesk

        made = TimelineDesk(self._window, self._looks, self._store, sight)
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
        if self._sight is None and refused.path is not None:
            self._opening.open_shipped()

    def _on_cancelled(self) -> None:
        """As if nobody had asked; where nothing is open, the timeline that the program brings."""
        self._window.show_waiting(None)
        if self._sight is None:
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
