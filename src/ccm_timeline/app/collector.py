"""Python's collector of garbage, which rests until the first timeline stands on the screen."""

from __future__ import annotations

import gc


def rest() -> None:
    """Collect nothing for now: of what a start makes almost all is kept, and to search it over and
    over takes a twentieth of the time."""
    gc.disable()


def work() -> None:
    """Collect again, and leave out what is there by now, which would lengthen some frames."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
