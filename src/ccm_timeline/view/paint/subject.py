"""Makes the subject of a drawing from a timeline, in English and in the fonts of the screen."""

from __future__ import annotations

from ccm_timeline.layout.calendar import CalendarWords
from ccm_timeline.layout.lanes import Lanes, make_lanes
from ccm_timeline.layout.scale import Scale
from ccm_timeline.layout.subject import Subject
from ccm_timeline.layout.table import Table
from ccm_timeline.layout.texts import WHOLE_CARDS, Caption
from ccm_timeline.model.choices import Grouping
from ccm_timeline.model.document import Topic
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT
from ccm_timeline.view.paint.fonts import SceneFonts

WORDS = CalendarWords(ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT)
"""The names of months and years that the axis and the overview write."""


def subject_of(
    timeline: Timeline,
    table: Table,
    scale: Scale,
    grouping: Grouping,
    fonts: SceneFonts,
    folded: frozenset[str] = frozenset(),
    caption: Caption = WHOLE_CARDS,
    *,
    topic: Topic | None = None,
    lanes: Lanes | None = None,
    with_key: bool = True,
) -> Subject:
    """The events of a timeline in lanes, some of them folded, on a scale.

    `lanes` are those of the grouping, where they are at hand.
    """
    return Subject(
        table,
        lanes or make_lanes(timeline, grouping, topic),
        scale,
        fonts.metrics,
        fonts.measure,
        WORDS,
        folded,
        caption,
        with_key,
    )
