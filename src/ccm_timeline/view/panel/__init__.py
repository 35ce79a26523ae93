"""The panel beside the timeline, one small widget a part."""

from ccm_timeline.view.panel.side_panel import SidePanel

__all__ = ["SidePanel"]
