"""Makes another scale in slices, with all that the drawing will ask of it."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject

from ccm_timeline.layout.lanes import Lanes
from ccm_timeline.layout.line import Line
from ccm_timeline.layout.scale import Scale, make_scale
from ccm_timeline.layout.table import Flags, Table
from ccm_timeline.model.choices import ScaleKind
from ccm_timeline.session.slices import Slices


class Rescaling:
    """The kind of scale that is wanted, and the work on it."""

    def __init__(
        self, wanted: ScaleKind | None, done: Callable[[Scale], None], parent: QObject
    ) -> None:
        """`wanted` is None where each timeline has what suits it; `done` takes a new scale."""
        self.wanted = wanted
        self._done = done
        self._work = Slices(self._on_made, parent)

    @property
    def is_over(self) -> bool:
        return self._work.is_over

    def stop(self) -> None:
        self._work.stop()

    def want(
        self, kind: ScaleKind | None, now: Scale, table: Table, lanes: Lanes, passing: Flags | None
    ) -> None:
        """Make a scale of a kind, or with None of the one that suits the events, unless the one of
        `now` is of it."""
        self.wanted = kind
        if kind is now.kind:
            self.stop()
        else:
            self._work.run(_steps(kind, now, table, lanes, passing))

    def _on_made(self, made: tuple[Table, Line] | None) -> None:
        if made is not None:
            table, line = made
            table.show(line)
            self._done(line.scale)


def _steps(
    kind: ScaleKind | None, now: Scale, table: Table, lanes: Lanes, passing: Flags | None
) -> Generator[None, None, tuple[Table, Line] | None]:
    """Each step is a place to pause; None where the scale of `now` is the one that suits.

    The table keeps the line of `now`, which is painted while this is made.
    """
    scale = make_scale(table.timeline, kind)
    if scale.kind is now.kind:
        return None
    yield
    line = yield from table.line_steps(scale)
    yield from line.prepare(lanes, passing)
    return table, line
