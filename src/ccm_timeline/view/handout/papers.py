"""The papers that a timeline can be put on: a handout of all events, a sheet of one."""

from __future__ import annotations

from collections.abc import Mapping

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import Event
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.handout.event_sheet import event_sheet
from ccm_timeline.view.handout.handout import Handout
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.size import Sheet


def handout_paper(timeline: Timeline, sheet: Sheet) -> Paper:
    return Paper(timeline.document.title, Handout(timeline), sheet)


def event_paper(
    timeline: Timeline, event: Event, sheet: Sheet, grades: Mapping[str, Grade] | None = None
) -> Paper:
    """One event; `grades` are those of its quotations that were looked for in source texts."""
    return Paper(event.title, event_sheet(timeline, event, grades), sheet)
