"""How many events touch the cells of a lane, in cells of any power of two of a unit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.layout.scale import Floats

Logs = NDArray[np.float32]

_PIECE = 1024
"""Cells that are found at once: about a window's width."""

_MOST = 256
"""Pieces kept; each has 4 KB."""


class Levels:
    """Cells of 2**level units, anchored at the unit 0, which panning and zooming find again."""

    def __init__(self, starts: Floats, ends: Floats) -> None:
        """Where events begin and where they end, in units, each in its own rising order."""
        self._starts, self._ends = starts, ends
        self._pieces: dict[tuple[int, int], Logs] = {}

    def logs(self, level: int, first: int, end: int) -> Logs:
        """log(1 + events) of the cells from `first` to `end`, which is exclusive."""
        number, last = first // _PIECE, (end - 1) // _PIECE
        parts = [self._piece(level, part) for part in range(number, last + 1)]
        whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
        return whole[first - number * _PIECE : end - number * _PIECE]

    def _piece(self, level: int, number: int) -> Logs:
        piece = self._pieces.get((level, number))
        if piece is None:
            if len(self._pieces) >= _MOST:
                self._pieces.clear()
            edges = (np.arange(_PIECE + 1) + number * _PIECE) * 2.0**level
            begun = self._starts.searchsorted(edges[1:], side="left")
            over = self._ends.searchsorted(edges[:-1], side="left")
            piece = np.log1p(np.maximum(begun - over, 0)).astype(np.float32)
            self._pieces[level, number] = piece
        return piece
