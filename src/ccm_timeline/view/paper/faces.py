"""The type of the page: a font and an ink for each kind of text."""

from __future__ import annotations

from enum import Enum

import msgspec
from PySide6.QtGui import QColor, QFont, QTextCharFormat

from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.paper.blocks import Level, Tone
from ccm_timeline.view.paper.size import POINT
from ccm_timeline.view.typefaces import SANS, first_present, serif_family

INK = LIGHT.ink
QUIET_INK = LIGHT.secondary
RULE_INK = LIGHT.edge
"""Lines to write on must come out of a weak printer, which the rule of the screen does not."""


class Style(Enum):
    """What a line of text is on a page."""

    TITLE = "title"
    SECTION = "section"
    ENTRY = "entry"
    LABEL = "label"
    TASK = "task"
    BODY = "body"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    FOOT = "foot"


class Setting(msgspec.Struct, frozen=True):
    """Size in points, and what is left between lines as a factor of their height."""

    points: float
    leading: float = 1.2
    bold: bool = False
    serif: bool = False
    quiet: bool = False


SETTINGS = {
    Style.TITLE: Setting(20, 1.1, bold=True),
    Style.SECTION: Setting(14, 1.1, bold=True),
    Style.ENTRY: Setting(11.5, 1.15, bold=True),
    Style.LABEL: Setting(9.5, bold=True),
    Style.TASK: Setting(11),
    Style.BODY: Setting(9.5),
    Style.QUOTATION: Setting(11, 1.25, serif=True),
    Style.ATTRIBUTION: Setting(8.5, quiet=True),
    Style.FOOT: Setting(8, quiet=True),
}

STYLE_OF = {
    Level.TITLE: Style.TITLE,
    Level.SECTION: Style.SECTION,
    Level.ENTRY: Style.ENTRY,
    Level.LABEL: Style.LABEL,
}

_LIGATURES = ("liga", "clig", "dlig")


def font_for(style: Style, tone: Tone = Tone.PLAIN) -> QFont:
    """The font of a text, in units.

    Without ligatures: a reader who copies or searches the text of a PDF would get “ﬁ” for “fi”.
    """
    setting = SETTINGS[style]
    font = QFont()
    font.setFamilies([serif_family() if setting.serif else first_present(SANS) or "Sans Serif"])
    font.setPixelSize(round(setting.points * POINT))
    font.setBold(setting.bold or tone is Tone.STRONG)
    font.setItalic(tone is Tone.ITALIC)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for tag in _LIGATURES:
        font.setFeature(QFont.Tag(tag), 0)
    return font


def format_for(style: Style, tone: Tone) -> QTextCharFormat:
    """Font and ink of a stretch of text."""
    quiet = SETTINGS[style].quiet or tone is Tone.QUIET
    looks = QTextCharFormat()
    looks.setFont(font_for(style, tone))
    looks.setForeground(QColor(QUIET_INK if quiet else INK))
    return looks
