"""How words that only one of two passages has are marked, by shape as well as by colour."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QBrush, QColor, QTextCharFormat

from ccm_timeline.view.palette import Palette

_Underline = QTextCharFormat.UnderlineStyle


class Own(Enum):
    """Which passage has words that the other has not; none of them is the right one."""

    FIRST = "first"
    SECOND = "second"


def mark_own(looks: QTextCharFormat, own: Own, palette: Palette) -> None:
    """Dashes under the words of the first passage, a line under those of the second."""
    is_first = own is Own.FIRST
    looks.setUnderlineStyle(_Underline.DashUnderline if is_first else _Underline.SingleUnderline)
    looks.setUnderlineColor(QColor(palette.opposes if is_first else palette.supports))
    looks.setBackground(QBrush(QColor(palette.warning_ground if is_first else palette.tints[0])))
