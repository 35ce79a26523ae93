"""What a run of the program keeps on the disk beside its settings, and what it brings back."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Keep(msgspec.Struct, frozen=True):
    """Backups, snapshots and locks are kept in `state`."""

    state: Path | None = None
    """The state folder; None where there is none."""
    restores: bool = True
    """Whether what an earlier run could not save is offered."""
