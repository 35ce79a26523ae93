"""Into which lanes the events are put, on which topic, and which lanes are folded."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal

from ccm_timeline.layout.ground import Ground
from ccm_timeline.layout.lanes import Lanes, lane_steps
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Topic
from ccm_timeline.model.standing import first_topic
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.slices import Slices


class Arranging(QObject):
    """Lanes of one timeline; those of a large one are made in slices, and told of afterwards."""

    grouping_changed = Signal()
    topic_changed = Signal()
    folding_changed = Signal()

    def __init__(
        self,
        timeline: Timeline,
        ground: Ground,
        prepare: Callable[[Lanes], Generator[None, None, None]],
        parent: QObject,
    ) -> None:
        """`prepare` makes what drawing these lanes will ask for."""
        super().__init__(parent)
        self._prepare = prepare
        self._maker = Slices(self._on_made, self)
        self.adopt(timeline, ground)

    def adopt(self, timeline: Timeline, ground: Ground) -> None:
        """Begin anew with another timeline."""
        self._maker.stop()
        self._timeline = timeline
        self._topic: Topic | None = None
        self.grouping = self.wanted = ground.grouping  # the one that is shown, and the one to come
        self.lanes = ground.lanes
        self._lanes_topic: Topic | None = None
        self.folded: frozenset[str] = frozenset()

    @property
    def is_arranging(self) -> bool:
        """Whether other lanes are being made."""
        return not self._maker.is_over

    @property
    def topic(self) -> Topic:
        if self._topic is None:
            self._topic = first_topic(self._timeline)
        return self._topic

    def set_grouping(self, grouping: Grouping) -> None:
        if grouping is self.wanted:
            return
        if grouping is self.grouping and self._is_on_topic(grouping):
            self._maker.stop()
            self.wanted = grouping
        else:
            self._make(grouping)

    def _is_on_topic(self, grouping: Grouping) -> bool:
        """Whether the lanes are those that the topic asks for; they begin on the first one."""
        if grouping is not Grouping.STANCE:
            return True
        return self.topic is (self._lanes_topic or first_topic(self._timeline))

    def set_topic(self, topic: Topic) -> None:
        if topic is self.topic:
            return
        self._topic = topic
        self.topic_changed.emit()
        if self.wanted is Grouping.STANCE:
            self._make(Grouping.STANCE)

    def fold(self, lane: str) -> None:
        """Fold a lane by its key, or unfold it."""
        self.folded ^= {lane}
        self.folding_changed.emit()

    def unfold_all(self) -> None:
        if self.folded:
            self.folded = frozenset()
            self.folding_changed.emit()

    def _make(self, grouping: Grouping) -> None:
        self.wanted = grouping
        self._maker.run(self._steps(grouping, self.topic))

    def _steps(
        self, grouping: Grouping, topic: Topic
    ) -> Generator[None, None, tuple[Grouping, Topic, Lanes]]:
        lanes = yield from lane_steps(self._timeline, grouping, topic)
        yield from self._prepare(lanes)
        return grouping, topic, lanes

    def _on_made(self, made: tuple[Grouping, Topic, Lanes]) -> None:
        self.grouping, self._lanes_topic, self.lanes = made
        self.folded = frozenset()
        self.grouping_changed.emit()
