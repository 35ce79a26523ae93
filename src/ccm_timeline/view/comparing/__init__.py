"""The comparison window: where the sources disagree, and what each of them says."""

from ccm_timeline.view.comparing.window import ComparisonWindow

__all__ = ["ComparisonWindow"]
