"""What a run of the program keeps on the disk beside its settings, and what it brings back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Keep:
    """Backups, snapshots and locks are kept in `state`."""

    state: Path | None = None
    """The state folder; None where there is none."""
    restores: bool = True
    """Whether what an earlier run could not save is offered."""
