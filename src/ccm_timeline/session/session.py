"""The one thing that changes: what is open, what is looked at, what is selected."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccm_timeline.layout.ground import Ground, ground_of
from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.scale import Scale, Viewport
from ccm_timeline.layout.table import Flags, Ints, Table
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.document import Document, Presentation, Topic
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.search import SearchIndex
from ccm_timeline.model.selection import EventSelected, Nothing, Selection
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.arranging import Arranging
from ccm_timeline.session.evidence import Evidence
from ccm_timeline.session.filing import Filing
from ccm_timeline.session.finding import Finding
from ccm_timeline.session.leaving import Leaving
from ccm_timeline.session.looking import Looking
from ccm_timeline.session.reading import Reading
from ccm_timeline.session.rescaling import Rescaling
from ccm_timeline.session.whence import whence


class Session(QObject):
    """Document, viewport and selection of one window; every setter is silent when nothing
    changes."""

    document_changed = Signal()
    selection_changed = Signal()
    viewport_changed = Signal()
    grouping_changed = Signal()
    topic_changed = Signal()
    folding_changed = Signal()
    scale_changed = Signal()
    filter_changed = Signal()
    search_changed = Signal()
    presentation_changed = Signal()
    unsaved_changed = Signal()
    read_only_changed = Signal()

    def __init__(
        self, timeline: Timeline, path: Path | None = None, ground: Ground | None = None
    ) -> None:
        """`ground` is that of the timeline, where it was made before."""
        super().__init__()
        ground = ground or ground_of(timeline, Grouping.THEME, None)
        self._selection: Selection = Nothing()
        self._rescaling = Rescaling(ground.wanted, self._on_rescaled, self)
        self._leaving = Leaving(self)
        self.evidence = Evidence(self)
        self.reading = Reading(self)
        self.selection_changed.connect(self.reading.end)
        self.document_changed.connect(self.reading.end)
        self._finding = Finding(timeline, self._prepare_shown, self)
        self._finding.filter_changed.connect(self.filter_changed)
        self._finding.search_changed.connect(self.search_changed)
        self._timeline, self._table = timeline, ground.table
        self._filing = Filing(timeline, path, self)
        self._filing.presentation_changed.connect(self.presentation_changed)
        self._filing.unsaved_changed.connect(self.unsaved_changed)
        self._filing.read_only_changed.connect(self.read_only_changed)
        self._looking = Looking(ground.scale, self)
        self._looking.viewport_changed.connect(self.viewport_changed)
        self._arranging = Arranging(timeline, ground, self._prepare_lanes, self)
        self._arranging.grouping_changed.connect(self.grouping_changed)
        self._arranging.topic_changed.connect(self.topic_changed)
        self._arranging.folding_changed.connect(self.folding_changed)

    # What is open.

    @property
    def timeline(self) -> Timeline:
        return self._timeline

    @property
    def table(self) -> Table:
        """The events as columns, for layout."""
        return self._table

    @property
    def path(self) -> Path | None:
        """The file of the document, or None for the timeline that the program brings along."""
        return self._filing.path

    @property
    def read_only(self) -> bool:
        """Whether the document is not to be changed: a newer version of the program made it, or
        somebody else has it open."""
        return self._filing.read_only

    def set_read_only(self, wanted: bool) -> None:
        self._filing.set_read_only(wanted)

    def open(
        self,
        timeline: Timeline,
        path: Path | None,
        ground: Ground | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        """Put another document in the place of the one that is open, with all of it in view.

        `ground` is that of the timeline, where it was made before, for what is chosen here.
        """
        chosen = self._arranging.wanted, self._rescaling.wanted
        if ground is None or (ground.grouping, ground.wanted) != chosen:
            ground = ground_of(timeline, *chosen)
        left = self._timeline.document.events
        self._timeline, self._table = timeline, ground.table
        self._filing.hold(timeline, path, read_only=read_only)
        self._rescaling.stop()
        self._looking.begin(ground.scale)
        self._selection = Nothing()
        self._arranging.adopt(timeline, ground)
        self.evidence.forget()
        self._finding.adopt(timeline)
        self.document_changed.emit()
        # Last: as long as anybody else has the events, to empty the list frees none of them.
        self._leaving.take(left)

    # What of it was changed.

    @property
    def presentation(self) -> Presentation | None:
        """The one part of a document that is changed here."""
        return self._filing.presentation

    def set_presentation(self, wanted: Presentation | None) -> None:
        """Change steps, notes, start or theme; the file has it when it is saved."""
        self._filing.set_presentation(wanted)

    @property
    def is_unsaved(self) -> bool:
        """Whether the document differs from what its file had when it was read or saved."""
        return self._filing.is_unsaved

    def mark_copy(self) -> None:
        """Take note that the document stands in no file, and is unsaved until it does."""
        self._filing.mark_copy()

    def mark_saved(self, path: Path | None, saved: Document | None = None) -> None:
        """Take note that a document stands in this file: the one that is open, as it was when it
        was written (None: as it is now)."""
        self._filing.mark_saved(path, saved)

    # What is selected.

    @property
    def selected_id(self) -> str | None:
        """The id of the selected event, or None."""
        match self._selection:
            case EventSelected(event_id):
                return event_id
            case Nothing():
                return None

    def select(self, event_id: str | None) -> None:
        """Select an event, or nothing; an id that the document has not is ignored."""
        if event_id is not None and self._timeline.position(event_id) is None:
            return
        wanted: Selection = Nothing() if event_id is None else EventSelected(event_id)
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    # Which events are shown.

    @property
    def filter(self) -> Filter:
        return self._finding.filter

    def set_filter(self, wanted: Filter) -> None:
        """Show other events; of a large document they come, and are told of, after this."""
        self._finding.set_filter(wanted)

    @property
    def lifted_filter(self) -> Filter | None:
        """The filter that `uncover` took away, until another one is set; None: it took none."""
        return self._finding.lifted

    def uncover(self, event_id: str) -> None:
        """Show all events where the filter hides this one, which somebody wants to see."""
        position = self._timeline.position(event_id)
        if position is not None and not self.is_shown(position):
            self._finding.lift_filter()

    @property
    def is_sifting(self) -> bool:
        """Whether another filter was set, and the events that pass it are not yet known."""
        return self._finding.is_sifting

    @property
    def shown(self) -> Ints:
        """The positions of the events that pass the filter."""
        return self._finding.shown

    @property
    def passing(self) -> Flags | None:
        """Whether each event is shown, by position; None where all are."""
        return self._finding.passing

    @property
    def listed(self) -> Sequence[int]:
        """The same positions as plain numbers."""
        return self._finding.listed

    # What is searched for.

    @property
    def search_text(self) -> str:
        return self._finding.text

    def prepare_search(self) -> None:
        """Read what will be searched, while nobody has typed yet."""
        self._finding.prepare()

    def set_search(self, text: str) -> None:
        """Look for words; of a large document, hits go on to come after this."""
        self._finding.set_search(text)

    @property
    def search_index(self) -> SearchIndex:
        return self._finding.index

    @property
    def is_searching(self) -> bool:
        """Whether hits may still come."""
        return self._finding.is_searching

    @property
    def hits(self) -> Ints:
        """The positions of the shown events that the search found."""
        return self._finding.hits

    @property
    def hidden_hits(self) -> int:
        """How many events were found that the filter hides."""
        return self._finding.hidden_hits

    @property
    def hit_place(self) -> int | None:
        """The place of the selected event among the hits, from 0, or None where it is none."""
        return self._finding.place_of(self._selected_position)

    def is_shown(self, position: int) -> bool:
        """Whether an event passes the filter."""
        return self._finding.is_shown(position)

    def is_hit(self, position: int) -> bool:
        return self._finding.place_of(position) is not None

    def step_hit(self, delta: int) -> None:
        """Select the next or previous hit, around the ends, and bring it into view."""
        position = self._finding.next_hit(self._whence(self.hits, delta), delta)
        if position is not None:
            self._go_to(position)

    @property
    def _selected_position(self) -> int | None:
        selected = self.selected_id
        return None if selected is None else self._timeline.position(selected)

    # How it is shown.

    @property
    def grouping(self) -> Grouping:
        """By what the events are put into lanes."""
        return self._arranging.grouping

    def set_grouping(self, grouping: Grouping) -> None:
        """Put the events into other lanes; of a large document they come after this."""
        self._arranging.set_grouping(grouping)

    @property
    def lanes(self) -> Lanes:
        return self._arranging.lanes

    @property
    def is_arranging(self) -> bool:
        """Whether other lanes or another scale are being made."""
        return self._arranging.is_arranging or not self._rescaling.is_over

    @property
    def topic(self) -> Topic:
        """On what organisations stand somewhere, in lanes by stance and on the stance board."""
        return self._arranging.topic

    def set_topic(self, topic: Topic) -> None:
        self._arranging.set_topic(topic)

    @property
    def folded(self) -> frozenset[str]:
        """The keys of the lanes that show no cards."""
        return self._arranging.folded

    def fold(self, lane: str) -> None:
        """Fold a lane by its key, or unfold it."""
        self._arranging.fold(lane)

    def unfold_all(self) -> None:
        self._arranging.unfold_all()

    @property
    def scale(self) -> Scale:
        return self._looking.scale

    @property
    def scale_kind(self) -> ScaleKind:
        return self.scale.kind

    def set_scale_kind(self, kind: ScaleKind | None) -> None:
        """Lay the days along the line in another way, or with None as suits each timeline; the
        same days stay in view, as far as can be. The scale of a large document comes after this."""
        self._rescaling.want(kind, self.scale, self._table, self.lanes, self.passing)

    def _on_rescaled(self, scale: Scale) -> None:
        self._looking.rescale(scale)
        self.scale_changed.emit()

    def _prepare_shown(self, passing: Flags | None) -> Generator[None, None, None]:
        return self._table.line(self.scale).prepare(self.lanes, passing)

    def _prepare_lanes(self, lanes: Lanes) -> Generator[None, None, None]:
        return self._table.line(self.scale).prepare(lanes, self.passing)

    # Where one looks.

    @property
    def looking(self) -> Looking:
        """The viewport's own doings: travelling, where to, and the places where it was."""
        return self._looking

    @property
    def viewport(self) -> Viewport:
        """The stretch of the scale's units that is in view; during a flight, what it passes."""
        return self._looking.viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Look elsewhere at once; what is not legal is brought to the nearest that is."""
        self._looking.look(viewport)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Magnify by a factor about a unit of the scale, which stays in place; about the middle."""
        self._looking.zoom(factor, at)

    def pan(self, fraction: float) -> None:
        """Move by a fraction of what is in view, to the right if positive."""
        self._looking.pan(fraction)

    def show_whole(self) -> None:
        self._looking.travel(self.scale.whole)

    def zoom_to_event(self, event_id: str) -> None:
        """Bring an event into the middle, with the events about it around it."""
        extent = self._extent(event_id)
        if extent is not None:
            self._looking.travel_to(*extent, self.table.line(self.scale).middles)

    def show_stretch(self, first: float, last: float) -> None:
        """Zoom to a stretch of the scale's units, until it is as large as it can be."""
        self._looking.travel_around(first, last)

    def step(self, delta: int) -> None:
        """Select the event that is `delta` events later, and bring it into view."""
        wanted = self._finding.next_shown(self._whence(self.shown, delta), delta)
        if wanted is not None:
            self._go_to(wanted)

    def _whence(self, among: Ints, delta: int) -> int:
        """The position from which one steps through some: of the selected event, if there is."""
        if (position := self._selected_position) is not None:
            return position
        return whence(among, self.table.anchors(self.scale), self._looking.place, delta)

    def _go_to(self, position: int) -> None:
        event_id = self._timeline.events[position].id
        self.select(event_id)
        self.reveal(event_id)

    def reveal(self, event_id: str) -> None:
        """Move the least that brings an event into view, at the magnification that there is."""
        extent = self._extent(event_id)
        if extent is not None:
            self._looking.bring_in(*extent)

    def _extent(self, event_id: str) -> tuple[float, float] | None:
        """The ends of an event's mark, in units."""
        position = self._timeline.position(event_id)
        if position is None:
            return None
        start, end = self.table.anchors(self.scale)
        return float(start[position]), float(end[position])
