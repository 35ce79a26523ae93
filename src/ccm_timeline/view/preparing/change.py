"""A change of the presentation that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from ccm_timeline.model.document import Presentation
from ccm_timeline.model.steps import Key

Put = Callable[[Presentation | None, Key | None], None]
"""Takes a presentation, with the step that one should look at then."""

_NOTES = 1


class Change(QUndoCommand):
    """From one presentation to another; what is typed in one go into a note is one change."""

    def __init__(
        self,
        words: str,
        put: Put,
        before: Presentation | None,
        after: Presentation | None,
        key: Key | None,
        typing: int | None = None,
    ) -> None:
        """`typing` numbers the go in which a note is typed; None for any other change."""
        super().__init__(words)
        self._put, self._key = put, key
        self._before, self._after = before, after
        self._typing = typing

    def redo(self) -> None:
        self._put(self._after, self._key)

    def undo(self) -> None:
        self._put(self._before, self._key)

    def id(self) -> int:
        return -1 if self._typing is None else _NOTES

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Change) or other._typing != self._typing:
            return False
        self._after = other._after
        return True
