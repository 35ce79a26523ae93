"""The window in which a presentation is prepared."""

from ccm_timeline.view.preparing.window import PreparingWindow

__all__ = ["PreparingWindow"]
