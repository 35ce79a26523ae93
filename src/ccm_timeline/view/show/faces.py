"""The typefaces of the show, in sizes of pixels, with what texts measure in them."""

from __future__ import annotations

import msgspec
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ccm_timeline.view.textflow import Run, shown
from ccm_timeline.view.typefaces import Face, sans_family, serif_family, with_tabular_figures

_SEPARATOR = "\u2028"
_CAPITALS_SPACING = 106.0
_MOST_WIDTHS = 20_000
"""Widths that are kept: those of some thousand events."""


class Type(msgspec.Struct, frozen=True):
    """One way to set a text; `size` is in pixels."""

    size: int
    bold: bool = False
    serif: bool = False
    spaced: bool = False


class Faces:
    """Fonts by their type, made once; widths and lines of texts in them."""

    def __init__(self) -> None:
        self._sans = sans_family(QFont())
        self._serif = serif_family()
        self._fonts: dict[Type, QFont] = {}
        self._metrics: dict[Type, QFontMetricsF] = {}
        self._widths: dict[tuple[str, Type], float] = {}

    def font(self, kind: Type) -> QFont:
        if kind not in self._fonts:
            self._fonts[kind] = self._make(kind)
        return self._fonts[kind]

    def metrics(self, kind: Type) -> QFontMetricsF:
        if kind not in self._metrics:
            self._metrics[kind] = QFontMetricsF(self.font(kind))
        return self._metrics[kind]

    def width(self, text: str, kind: Type) -> float:
        """In pixels; the same labels are measured with every step."""
        key = text, kind
        if key not in self._widths:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            self._widths[key] = self.metrics(kind).horizontalAdvance(text)
        return self._widths[key]

    def line_height(self, kind: Type) -> float:
        """The distance of two baselines: quotations are set wider."""
        return max(kind.size * (1.42 if kind.serif else 1.27), self.metrics(kind).height())

    def lines(self, text: str, kind: Type, width: float) -> tuple[str, ...]:
        """A text in lines of a width; controls are pictured, and a word too long is broken."""
        layout = QTextLayout(_plain(text), self.font(kind))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        encoded = _plain(text).encode("utf-16-le", "surrogatepass")
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            cut = encoded[2 * start : 2 * end].decode("utf-16-le", "replace")
            lines.append(cut.replace(_SEPARATOR, " ").strip())
        layout.endLayout()
        return tuple(line for line in lines if line) or ("",)

    def one_line(self, text: str, kind: Type, width: float) -> str:
        """A text in one line of a width, cut between words and ended by an ellipsis."""
        text = " ".join(_plain(text).replace(_SEPARATOR, " ").split())
        if self.width(text, kind) <= width:
            return text
        words = text.split(" ")
        while len(words) > 1:
            words.pop()
            shorter = " ".join(words).rstrip(' ,;:–—-(“"') + "…"
            if self.width(shorter, kind) <= width:
                return shorter
        return self._cut(words[0], kind, width)

    def _cut(self, word: str, kind: Type, width: float) -> str:
        while word and self.width(word + "…", kind) > width:
            word = word[:-1]
        return word + "…"

    def few_lines(self, text: str, kind: Type, width: float, most: int) -> tuple[str, ...]:
        """A text in at most so many lines; the last one ends in an ellipsis where there is more."""
        lines = self.lines(text, kind, width)
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], self.one_line(" ".join(lines[most - 1 :]), kind, width))

    def _make(self, kind: Type) -> QFont:
        font = QFont()
        font.setFamilies([self._serif if kind.serif else self._sans])
        font.setPixelSize(kind.size)
        font.setWeight(QFont.Weight.Bold if kind.bold else QFont.Weight.Normal)
        if kind.spaced:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _CAPITALS_SPACING)
        return with_tabular_figures(font)


def _plain(text: str) -> str:
    """A text as it is set: line ends as separators, what would act on the line as symbols."""
    return shown(Run(text, Face.QUOTATION))
