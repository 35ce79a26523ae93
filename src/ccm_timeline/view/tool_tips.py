"""Tool tips that show a text as it is, whatever Qt would take it for."""

from __future__ import annotations

import html
import textwrap

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from ccm_timeline.view.plain import one_line

_WIDTH = 56
"""Characters of a line."""


def plain_tool_tip(text: str) -> str:
    """A text that Qt's tool tips, which guess what is rich text, show as it is.

    In lines as wide as one reads: Qt would make them as narrow as the tip is high.
    """
    lines = map(html.escape, textwrap.wrap(one_line(text), _WIDTH))
    return f'<qt style="white-space: pre">{"<br>".join(lines)}</qt>'


def set_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Let a widget have a text as its tip; an empty one is none."""
    widget.setToolTip(plain_tool_tip(text) if text else "")


def show_plain_tool_tip(at: QPoint, text: str, widget: QWidget) -> None:
    """Show a tip at a place of the screen, where each place of a widget has its own."""
    QToolTip.showText(at, plain_tool_tip(text), widget)


def show_set_tool_tip(at: QPoint, widget: QWidget) -> None:
    """Show at a place of the screen the tip that was set last, where Qt itself would not."""
    QToolTip.showText(at, widget.toolTip(), widget)
