"""The timeline on the screen: a pyqtgraph plot that shows one scene."""

from ccm_timeline.view.timeline.view import TimelineView

__all__ = ["TimelineView"]
