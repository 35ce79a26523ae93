"""Where the entries of the stance board stand: six columns over one line, or rows where it is
narrow.

All sizes are pixels. The last two groups, "considers similar" and "no stated stance", are never on
the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize

from ccm_timeline.model.stances import LINE, StanceValue

GROUPS: tuple[StanceValue | None, ...] = (*LINE, StanceValue.CONSIDERS_SIMILAR, None)
"""All places in the order of reading; None is that of no stated stance."""

Heights = Callable[[int], int]
"""The height of a text in a width."""


class Sizes(msgspec.Struct, frozen=True):
    """How large things are: `heads` by group, `entries` by group and number."""

    column: int
    """The narrowest that a column may be."""
    mark: int
    """The height of the line with the marks on it."""
    gap: int
    heads: Sequence[Heights]
    head_widths: Sequence[int]
    entries: Sequence[Sequence[tuple[int, Heights]]]
    """The natural width and the height of each entry."""


class Places(msgspec.Struct, frozen=True):
    """A rectangle for every heading and entry, a point for each mark on the line, and the line."""

    heads: tuple[QRect, ...]
    marks: tuple[QPoint, ...]
    entries: tuple[tuple[QRect, ...], ...]
    line: tuple[QPoint, QPoint]
    height: int


def is_wide(width: int, sizes: Sizes) -> bool:
    """Whether the six columns have room beside each other."""
    return width >= len(LINE) * (sizes.column + sizes.gap) - sizes.gap


def arrange(width: int, sizes: Sizes) -> Places:
    return _columns(width, sizes) if is_wide(width, sizes) else _rows(width, sizes)


def _columns(width: int, sizes: Sizes) -> Places:
    gap, count = sizes.gap, len(LINE)
    each = (width - (count - 1) * gap) // count
    lefts = [number * (each + gap) for number in range(count)]
    marks = tuple(QPoint(left + sizes.mark // 2, sizes.mark // 2) for left in lefts)
    tall = max(head(each) for head in sizes.heads[:count])
    heads, entries, bottom = [], [], 0
    for number, left in enumerate(lefts):
        heads.append(QRect(left, sizes.mark, each, sizes.heads[number](each)))
        y, stack = sizes.mark + tall + gap, []
        for _, height in sizes.entries[number]:
            stack.append(QRect(left, y, each, height(each)))
            y += height(each) + gap
        entries.append(tuple(stack))
        bottom = max(bottom, y)
    y = bottom + 2 * gap
    for number in range(count, len(GROUPS)):
        head, flow, y = _group(number, 0, y, width, sizes)
        heads.append(head)
        entries.append(flow)
    return Places(tuple(heads), marks, tuple(entries), (marks[0], marks[-1]), y)


def _rows(width: int, sizes: Sizes) -> Places:
    """The line from top to bottom, with the entries of a place beside it."""
    indent, y = sizes.mark, 0
    heads, marks, entries = [], [], []
    for number in range(len(GROUPS)):
        left = indent if number < len(LINE) else 0
        head, flow, following = _group(number, left, y, width, sizes)
        if number < len(LINE):
            marks.append(QPoint(indent // 2, head.center().y()))
        heads.append(head)
        entries.append(flow)
        y = following
    return Places(tuple(heads), tuple(marks), tuple(entries), (marks[0], marks[-1]), y)


def _group(
    number: int, left: int, y: int, width: int, sizes: Sizes
) -> tuple[QRect, tuple[QRect, ...], int]:
    """A heading with its entries flowing below it, and where the next may begin."""
    room = max(width - left, 1)
    head = QRect(left, y, min(sizes.head_widths[number], room), 0)
    head.setHeight(sizes.heads[number](head.width()))
    y = head.bottom() + 1 + sizes.gap // 2
    flow = _flow(sizes.entries[number], QPoint(left, y), room, sizes.gap)
    if flow:
        y = max(rect.bottom() for rect in flow) + 1 + sizes.gap
    return head, flow, y + sizes.gap


def _flow(
    entries: Sequence[tuple[int, Heights]], start: QPoint, room: int, gap: int
) -> tuple[QRect, ...]:
    """Entries side by side, and on the next line where there is no more room."""
    placed: list[QRect] = []
    x, y, tall = 0, start.y(), 0
    for natural, height in entries:
        wide = min(natural, room)
        if x and x + wide > room:
            x, y, tall = 0, y + tall + gap, 0
        rect = QRect(QPoint(start.x() + x, y), QSize(wide, height(wide)))
        placed.append(rect)
        x, tall = x + wide + gap, max(tall, rect.height())
    return tuple(placed)
