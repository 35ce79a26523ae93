"""A presentation as the whole list of its steps, which can be changed and written back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from ccm_timeline.model.document import Presentation, PresentationStep, ShowTheme
from ccm_timeline.model.steps import Key, keys_in_time, keys_of
from ccm_timeline.model.timeline import Timeline


class PreparedStep(msgspec.Struct, frozen=True):
    """A step with its note, and whether the show leaves it out."""

    key: Key
    note: str = ""
    hidden: bool = False

    @property
    def event_id(self) -> str:
        return self.key[0]

    @property
    def is_event(self) -> bool:
        return self.key[1] is None


class Programme(msgspec.Struct, frozen=True):
    """Every step in the order of the show, those that it leaves out too; rows count from 0."""

    steps: tuple[PreparedStep, ...]
    start: str | None = None
    theme: ShowTheme | None = None

    @property
    def first(self) -> int | None:
        """The row with which the show begins; None where every step is left out."""
        shown = [row for row, step in enumerate(self.steps) if not step.hidden]
        wanted = (row for row in shown if self.steps[row].event_id == self.start)
        return next(wanted, shown[0] if shown else None)

    def shown_from(self, row: int) -> int | None:
        """The row itself or, where it is left out, the next that is not; else the last before."""
        behind = range(row, len(self.steps))
        before = range(row - 1, -1, -1)
        return next((at for at in (*behind, *before) if not self.steps[at].hidden), None)

    def with_hidden(self, rows: Collection[int], *, hidden: bool) -> Programme:
        steps = list(self.steps)
        for row in rows:
            steps[row] = replace(steps[row], hidden=hidden)
        return replace(self, steps=tuple(steps))

    def with_note(self, row: int, note: str) -> Programme:
        steps = list(self.steps)
        steps[row] = replace(steps[row], note=note)
        return replace(self, steps=tuple(steps))

    def block(self, row: int) -> range:
        """The rows that go along when one is moved: behind an event, its own quotations."""
        end = row + 1
        while self.steps[row].is_event and end < len(self.steps) and self._follows(end):
            end += 1
        return range(row, end)

    def moved(self, rows: Collection[int], to: int) -> Programme:
        """Put the blocks of some rows, one behind the other, before the row `to`; blocks that
        hold an event never part another event from its quotations."""
        taken = self._taken(rows)
        to = self._seam(to) if any(self.steps[row].is_event for row in taken) else to
        kept = set(taken)
        return replace(
            self,
            steps=(
                *(step for row, step in enumerate(self.steps[:to]) if row not in kept),
                *(self.steps[row] for row in taken),
                *(step for row, step in enumerate(self.steps[to:], to) if row not in kept),
            ),
        )

    def shifted(self, rows: Collection[int], *, down: bool) -> Programme:
        """Move the blocks of some rows over the one behind or before them."""
        taken = self._taken(rows)
        if not taken:
            return self
        whole = any(self.steps[row].is_event for row in taken)
        if down:
            behind = min(taken[-1] + 1, len(self.steps))
            to = self._seam(behind + 1) if whole else behind + 1
            return self.moved(rows, min(to, len(self.steps)))
        to = max(taken[0] - 1, 0)
        while whole and self._follows(to):
            to -= 1
        return self.moved(rows, to)

    def _taken(self, rows: Collection[int]) -> list[int]:
        return sorted({at for row in rows for at in self.block(row)})

    def _follows(self, row: int) -> bool:
        """Whether a row is a quotation that stands behind its event, or behind another of it."""
        if not 0 < row < len(self.steps) or self.steps[row].is_event:
            return False
        start = row
        while start > 0 and not self.steps[start].is_event:
            if self.steps[start].event_id != self.steps[start - 1].event_id:
                return False
            start -= 1
        return self.steps[start].is_event

    def _seam(self, row: int) -> int:
        """The next place between two blocks."""
        while self._follows(row):
            row += 1
        return row


def programme_of(timeline: Timeline) -> Programme:
    """The list that a document's presentation stands for."""
    stated = timeline.document.presentation or Presentation()
    found = {(step.event, step.quote): step for step in stated.steps}
    steps = tuple(
        PreparedStep(key, found[key].note or "", found[key].hidden)
        if key in found
        else PreparedStep(key)
        for key in keys_of(timeline)
    )
    return Programme(steps, stated.start, stated.theme)


def presentation_of(
    timeline: Timeline, programme: Programme, usual: Sequence[Key] = ()
) -> Presentation | None:
    """The least that a document must hold for this list; None where that is nothing.

    Listed are the steps of which something is said, the quotations that no show has by itself,
    and each step that does not stand behind the one that it follows in time: every other one is
    put behind that one when the document is read (`model.steps`). Who asks often for a large
    document hands over its `keys_in_time` as `usual`.
    """
    steps = tuple(_listed(timeline, programme, usual or keys_in_time(timeline)))
    if not steps and programme.start is None and programme.theme is None:
        return None
    return Presentation(steps=steps, start=programme.start, theme=programme.theme)


def _listed(
    timeline: Timeline, programme: Programme, usual: Sequence[Key]
) -> Iterator[PresentationStep]:
    known = set(usual)
    keys = {step.key for step in programme.steps}
    in_time = usual if keys == known else keys_in_time(timeline, keys)
    followed: dict[Key, Key | None] = dict(zip(in_time, [None, *in_time], strict=False))
    before: Key | None = None
    for step in programme.steps:
        said = step.hidden or step.note or step.key not in known
        if said or followed[step.key] != before:
            event, quote = step.key
            yield PresentationStep(
                event=event, quote=quote, note=step.note or None, hidden=step.hidden
            )
        before = step.key


def in_order_of_time(timeline: Timeline, programme: Programme) -> Programme:
    """The same steps with their notes, each in its place in time."""
    steps = {step.key: step for step in programme.steps}
    ordered = tuple(steps[key] for key in keys_in_time(timeline, steps))
    return replace(programme, steps=ordered)


def with_quotation(timeline: Timeline, programme: Programme, key: Key) -> Programme:
    """Add a quotation that no show has by itself, behind the step that it follows in time."""
    keys = [step.key for step in programme.steps]
    if key in keys:
        return programme
    in_time = keys_in_time(timeline, {*keys, key})
    place = keys.index(in_time[in_time.index(key) - 1]) + 1
    steps = (*programme.steps[:place], PreparedStep(key), *programme.steps[place:])
    return replace(programme, steps=steps)


def without_quotation(programme: Programme, key: Key) -> Programme:
    """Take out a quotation that was added."""
    kept = tuple(step for step in programme.steps if step.key != key)
    return replace(programme, steps=kept)


def further_quotations(timeline: Timeline, event_id: str) -> tuple[str, ...]:
    """The ids of an event's quotations that are steps only where somebody adds them."""
    quotes = timeline.quotes_of(event_id)
    has_key = any(quote.key for quote in quotes)
    return tuple(
        quote.id for at, quote in enumerate(quotes) if not (quote.key if has_key else at == 0)
    )
