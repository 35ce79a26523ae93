"""The classroom activities as steps of a show: each task, then its solution."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

from ccm_timeline.model.activities import (
    Task,
    put_in_order,
    where_do_they_stand,
    who_said_this,
)
from ccm_timeline.model.timeline import Timeline


class Activity(Enum):
    """An activity, by its title."""

    ORDER = "Put in order"
    WHO = "Who said this?"
    WHERE = "Where do they stand?"


_MAKERS: dict[Activity, Callable[[Timeline], tuple[Task, ...]]] = {
    Activity.ORDER: put_in_order,
    Activity.WHO: who_said_this,
    Activity.WHERE: where_do_they_stand,
}


class TaskStep(msgspec.Struct, frozen=True):
    """A task as it is asked, or with its solution."""

    task: Task
    solved: bool


class Lessons:
    """The steps of every activity of a document."""

    def __init__(self, timeline: Timeline) -> None:
        self._steps = {
            activity: tuple(
                TaskStep(task, solved) for task in make(timeline) for solved in (False, True)
            )
            for activity, make in _MAKERS.items()
        }

    def step(self, activity: Activity, number: int) -> TaskStep | None:
        """A step, counted from 0; None where the document has no such task."""
        steps = self._steps[activity]
        return steps[number] if number < len(steps) else None

    def counts(self) -> dict[Activity, int]:
        """How many steps each has: at least the one that says that there are none."""
        return {activity: max(len(steps), 1) for activity, steps in self._steps.items()}
