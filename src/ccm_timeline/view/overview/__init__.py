"""The strip under the timeline: the whole of it in little, with the part that is in view."""

from ccm_timeline.view.overview.strip import OverviewStrip

__all__ = ["OverviewStrip"]
