"""The window in which an export is chosen, seen and written."""

from ccm_timeline.view.export.dialog import ExportDialog

__all__ = ["ExportDialog"]
