"""Where an arrow key leads on the stance board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt

Place = TypeVar("Place")


def step(groups: Sequence[Sequence[Place]], here: object, key: Qt.Key) -> Place | None:
    """The entry that a key leads to, or None at an end.

    Up and Down go through everybody in the order of reading; Left and Right go to the next place
    of the board at which somebody stands, as far down in it as before.
    """
    order = [entry for group in groups for entry in group]
    if here not in order:
        return order[0] if order else None
    match key:
        case Qt.Key.Key_Home:
            return order[0]
        case Qt.Key.Key_End:
            return order[-1]
        case Qt.Key.Key_Up | Qt.Key.Key_Down:
            place = order.index(here) + (1 if key == Qt.Key.Key_Down else -1)
            return order[place] if 0 <= place < len(order) else None
        case _:
            return _beside(groups, here, 1 if key == Qt.Key.Key_Right else -1)


def _beside(groups: Sequence[Sequence[Place]], here: object, delta: int) -> Place | None:
    number, row = next(
        (number, group.index(here)) for number, group in enumerate(groups) if here in group
    )
    number += delta
    while 0 <= number < len(groups):
        if groups[number]:
            return groups[number][min(row, len(groups[number]) - 1)]
        number += delta
    return None
