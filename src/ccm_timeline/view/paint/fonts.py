"""The fonts of a scene, and the widths of texts in them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.view.typefaces import as_scalable, sans_family, with_tabular_figures

_Recipe = tuple[float, QFont.Weight]

_RECIPES: dict[Role, _Recipe] = {
    Role.TITLE: (1.0, QFont.Weight.Normal),
    Role.KEY_TITLE: (1.0, QFont.Weight.Bold),
    Role.DATE: (0.88, QFont.Weight.Normal),
    Role.LANE: (0.85, QFont.Weight.Bold),
    Role.AXIS: (0.92, QFont.Weight.Normal),
    Role.AXIS_COARSE: (0.92, QFont.Weight.Bold),
    Role.BREAK: (0.85, QFont.Weight.Normal),
    Role.BADGE: (0.85, QFont.Weight.Bold),
    Role.HEADING: (1.7, QFont.Weight.Bold),
    Role.SPAN: (0.85, QFont.Weight.Normal),
    Role.KEY_SPAN: (0.85, QFont.Weight.Bold),
}
"""Size in parts of the text size, and weight."""

_REMEMBERED = 20_000


class SceneFonts:
    """One font for each role, of a size in pixels, and what texts measure in it.

    `scalable` ones are as wide at any size, in proportion; a screen's follow its pixels.
    """

    def __init__(self, metrics: Metrics, user: QFont, *, scalable: bool = False) -> None:
        self.metrics = metrics
        family = sans_family(user)
        self._fonts = {
            role: _font(family, metrics.text, recipe) for role, recipe in _RECIPES.items()
        }
        if scalable:
            self._fonts = {role: as_scalable(font) for role, font in self._fonts.items()}
        self._measures = {role: QFontMetricsF(font) for role, font in self._fonts.items()}
        self._widths: dict[tuple[str, Role], float] = {}

    def __getitem__(self, role: Role) -> QFont:
        return self._fonts[role]

    def measure(self, text: str, role: Role) -> float:
        """The width of a text in pixels, remembered."""
        key = (text, role)
        if (width := self._widths.get(key)) is None:
            if len(self._widths) >= _REMEMBERED:
                self._widths.clear()
            width = self._widths[key] = self._measures[role].horizontalAdvance(text)
        return width

    def ascent(self, role: Role) -> float:
        return self._measures[role].ascent()

    def height(self, role: Role) -> float:
        return self._measures[role].height()

    def baseline(self, role: Role, top: float, height: float) -> float:
        """The y of the baseline of a line of text in the middle of a row."""
        measures = self._measures[role]
        return round(
            top + (height - measures.ascent() - measures.descent()) / 2 + measures.ascent()
        )


def _font(family: str, text: float, recipe: _Recipe) -> QFont:
    size, weight = recipe
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(max(round(text * size), 1))
    font.setWeight(weight)
    return with_tabular_figures(font)
