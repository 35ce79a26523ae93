"""The stance board: a window that shows where each organisation stood, as known by a day."""

from ccm_timeline.view.board.window import StanceBoard

__all__ = ["StanceBoard"]
