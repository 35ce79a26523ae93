"""The key under the axis: only the marks that the timeline uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ccm_timeline.layout.marks import MarkKind, MarkStyle, kinds_of
from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.layout.scene import KeyEntry
from ccm_timeline.layout.table import Table


def kinds_in(table: Table) -> tuple[MarkKind, ...]:
    """The entries that a timeline needs, in the order of the key."""
    used = {kind for style in table.used_styles for kind in kinds_of(style)}
    if table.has_reported:
        used.add(MarkKind.REPORTED)
        if any(style.planned for style in _reported_styles(table)):
            used.add(MarkKind.ALSO_PLANNED)
    if table.timeline.disputed:
        used.add(MarkKind.DISPUTED)
    return tuple(kind for kind in MarkKind if kind in used)


def _reported_styles(table: Table) -> Iterator[MarkStyle]:
    """The styles of events of which only the report has a day."""
    codes = np.unique(table.style[~np.isnan(table.reported)])
    return (table.styles[code] for code in codes)


Rows = tuple[tuple[KeyEntry, ...], ...]
"""The entries row by row; each row is `Metrics.key` pixels high, y counts from the first."""


def key_rows(kinds: Sequence[MarkKind], width: float, measure: Measure, metrics: Metrics) -> Rows:
    """The entries from the left in as many rows as they need."""
    rows: list[list[KeyEntry]] = [[]]
    pad, sample = 2 * metrics.pad, 3 * metrics.mark
    x = pad
    for kind in kinds:
        needed = sample + metrics.pad + measure(kind.value, Role.DATE)
        if x > pad and x + needed > width - pad:
            rows.append([])
            x = pad
        y = (len(rows) - 0.5) * metrics.key
        rows[-1].append(KeyEntry(kind, x, x + sample + metrics.pad, y))
        x += needed + 2 * metrics.pad
    return tuple(tuple(row) for row in rows if row)
