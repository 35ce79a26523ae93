"""What is selected: a closed union, matched exhaustively."""

from __future__ import annotations

import msgspec


class Nothing(msgspec.Struct, frozen=True):
    """Nothing is selected."""


class EventSelected(msgspec.Struct, frozen=True):
    """One event is selected, by its id."""

    event_id: str


Selection = Nothing | EventSelected
