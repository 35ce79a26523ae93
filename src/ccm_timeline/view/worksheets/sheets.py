"""Which work sheets a document gives, numbered, with what stands on each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from ccm_timeline.model.activities import (
    Task,
    put_in_order,
    where_do_they_stand,
    who_said_this,
)
from ccm_timeline.model.choices import Exercise
from ccm_timeline.model.timeline import Timeline

TITLES = {
    Exercise.ORDER: "Put in order",
    Exercise.WHO: "Who said this?",
    Exercise.WHERE: "Where do they stand?",
}


class WorkSheet(msgspec.Struct, frozen=True):
    """One sheet of tasks; its solution goes by its number."""

    number: int
    title: str
    tasks: tuple[Task, ...]
    """One, or every quotation of which somebody is asked who said it."""


def work_sheets(timeline: Timeline, wanted: Collection[Exercise]) -> tuple[WorkSheet, ...]:
    """The sheets of the activities that are wanted; none of those that the document is too small
    for."""
    return tuple(
        WorkSheet(number, TITLES[exercise], tasks)
        for number, (exercise, tasks) in enumerate(_all(timeline, wanted), 1)
    )


def sheet_counts(timeline: Timeline) -> dict[Exercise, int]:
    """How many sheets a document gives of each activity."""
    kinds = [exercise for exercise, _ in _all(timeline, tuple(Exercise))]
    return {exercise: kinds.count(exercise) for exercise in Exercise}


def _all(
    timeline: Timeline, wanted: Collection[Exercise]
) -> Iterator[tuple[Exercise, tuple[Task, ...]]]:
    if Exercise.ORDER in wanted:
        for order in put_in_order(timeline):
            yield Exercise.ORDER, (order,)
    if Exercise.WHO in wanted and (quotations := who_said_this(timeline)):
        yield Exercise.WHO, quotations
    if Exercise.WHERE in wanted:
        for where in where_do_they_stand(timeline):
            yield Exercise.WHERE, (where,)
