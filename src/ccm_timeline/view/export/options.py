"""The right half of the export dialog: every choice, of which those are seen that apply."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.model.choices import (
    MOST_PAGES,
    Cards,
    Grouping,
    PagePart,
    PictureTheme,
    ScaleKind,
)
from ccm_timeline.model.export_choices import OWN, ExportChoices, What
from ccm_timeline.view.export.choice_box import ChoiceBox
from ccm_timeline.view.export.offers import HANDOUT, PAGE, Family, Offer, offers
from ccm_timeline.view.export.order import Order, Surroundings, make_order
from ccm_timeline.view.export.size_box import SizeBox
from ccm_timeline.view.export.span_box import SpanBox
from ccm_timeline.view.palette import with_frames

_Choice = TypeVar("_Choice", bound=Enum)

_WHAT = {
    What.WHOLE: "The whole timeline",
    What.SEEN: "What is in view",
    What.FILTERED: "What passes the filter",
    What.SPAN: "A span of time",
    What.EVENT: "The selected event",
}
_SHEETS = {
    "screen": "Screen, 1920 × 1080",
    "4k": "Large, 3840 × 2160",
    "slide-16x9": "Slide, 16:9",
    "slide-4x3": "Slide, 4:3",
    "square": "Square, for posts",
    "a4": "A4 paper",
    "a3": "A3 paper",
    "a1": "A1 poster",
    OWN: "A size of your own",
}
_THEMES = {
    PictureTheme.LIGHT: "Light",
    PictureTheme.DARK: "Dark",
    PictureTheme.PAPER: "Black on white",
}
_LANES = {
    None: "As on the screen",
    Grouping.THEME: "By theme",
    Grouping.ORGANISATION: "By organisation",
    Grouping.STANCE: "By stance",
    Grouping.SOURCE: "By source",
    Grouping.NONE: "None",
}
_SCALES = {
    None: "As on the screen",
    ScaleKind.ELASTIC: "Elastic",
    ScaleKind.TRUE: "True to scale",
    ScaleKind.STEPS: "One step per event",
}
_CARDS = {
    Cards.FULL: "With all that has room",
    Cards.TITLE: "With their titles",
    Cards.MARKS: "No cards",
}
_PARTS = {
    PagePart.TITLE: "Titl&e",
    PagePart.KEY: "&Key to the signs",
    PagePart.NUMBERS: "&Numbers and list",
    PagePart.REFERENCES: "&References",
    PagePart.DATE: "Date of e&xport",
    PagePart.STANCES: "Stan&ces",
    PagePart.DISAGREEMENTS: "Disa&greements",
}


class Options(QScrollArea):
    """Knows the choices, and tells when one of them has changed."""

    changed = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._offers = {offer.name: offer for offer in offers()}
        self._body = QWidget(self)
        self._make_fields()
        self._form = QFormLayout(self._body)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lay_out()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self._body)
        self._connect()

    def sizeHint(self) -> QSize:
        """As wide as the fields want to be; they are scrolled where there is less room."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._body.sizeHint() + QSize(bar + 2, 2)

    # What is chosen.

    @property
    def offer(self) -> Offer:
        return self._offers[str(self.format.value)]

    def choices(self) -> ExportChoices:
        """All that is chosen, also what does not apply now."""
        return ExportChoices(
            form=self.offer.name,
            what=_as(What, self.what.value),
            sheet=str(self.sheet.value),
            theme=_as(PictureTheme, self.theme.value),
            grouping=None if self.lanes.value is None else _as(Grouping, self.lanes.value),
            scale=None if self.scale.value is None else _as(ScaleKind, self.scale.value),
            cards=_as(Cards, self.cards.value),
            pages=self.pages.value(),
            left_out=frozenset(part for part, box in self.parts.items() if not box.isChecked()),
            described=self.described.isChecked(),
            **self.own_size.chosen(),
        )

    def order(self) -> Order:
        """What is ordered. Raises `SizeOutOfRangeError` and `SpanError`."""
        choices = self.choices()
        if choices.what is What.SPAN:
            return make_order(choices, self.offer, self._around, self.span.span())
        return make_order(choices, self.offer, self._around)

    def show_choices(self, choices: ExportChoices) -> None:
        """Begin with these; the days of a span are those that are in view."""
        self.format.choose(choices.form)
        self.what.choose(choices.what)
        self.sheet.choose(choices.sheet)
        self.own_size.show_choices(choices)
        self.theme.choose(choices.theme)
        self.lanes.choose(choices.grouping)
        self.scale.choose(choices.scale)
        self.cards.choose(choices.cards)
        self.pages.setValue(choices.pages)
        for part, box in self.parts.items():
            box.setChecked(part not in choices.left_out)
        self.described.setChecked(choices.described)
        self._show_rows()

    # The fields.

    def _make_fields(self) -> None:
        body = self._body
        self.format = ChoiceBox("Format", body)
        for family in Family:
            self.format.head(family.value)
            of_it = (offer for offer in self._offers.values() if offer.family is family)
            self.format.offer((offer.name, offer.title) for offer in of_it)
        self.what = _box("Events", body, {w: s for w, s in _WHAT.items() if self._around.offers(w)})
        self.span = SpanBox(body)
        seen = self._around.seen
        self.span.fill(int(seen.first // 1), int(-(-seen.last // 1)) - 1)
        self.sheet = _box("Size", body, _SHEETS)
        self.own_size = SizeBox(body)
        self.theme = _box("Colours", body, _THEMES)
        self.lanes = _box("Lanes", body, _LANES)
        self.scale = _box("Scale", body, _SCALES)
        self.cards = _box("Cards", body, _CARDS)
        self.pages = QSpinBox(body)
        self.pages.setAccessibleName("Pages side by side")
        self.pages.setRange(1, MOST_PAGES)
        self.parts = {part: QCheckBox(words, body) for part, words in _PARTS.items()}
        self.described = QCheckBox("Description &beside it (.txt)", body)
        for box in (*self.parts.values(), self.described):
            box.setPalette(with_frames(box.palette()))

    def _lay_out(self) -> None:
        parts = QWidget(self._body)
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self.parts.values():
            column.addWidget(box)
        self._parts = parts
        self._form.setContentsMargins(0, 0, 6, 0)
        for words, field in (
            ("&Format:", self.format),
            ("E&vents:", self.what),
            ("Fro&m:", self.span.first),
            ("&To:", self.span.last),
            ("Si&ze:", self.sheet),
            ("&Width, height:", self.own_size),
            ("D&ots an inch:", self.own_size.dpi),
            ("Colo&urs:", self.theme),
            ("&Lanes:", self.lanes),
            ("Sc&ale:", self.scale),
            ("Car&ds:", self.cards),
            ("&Pages:", self.pages),
            ("Show:", parts),
            ("", self.described),
        ):
            self._form.addRow(words, field)

    def _connect(self) -> None:
        boxes = (self.format, self.what, self.sheet, self.theme, self.lanes, self.scale, self.cards)
        for box in boxes:
            box.currentIndexChanged.connect(self._on_changed)
        for check in (*self.parts.values(), self.described):
            check.toggled.connect(self._on_changed)
        self.pages.valueChanged.connect(self._on_changed)
        self.own_size.changed.connect(self._on_changed)
        self.span.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        """Let only those choices be seen that mean something for the others."""
        offer, what = self.offer, self.what.value
        is_picture = offer.family is Family.PICTURE
        has_timeline = is_picture and what is not What.EVENT
        is_own = is_picture and self.sheet.value == OWN
        for fields, applies in (
            ((self.what,), offer.name != HANDOUT),
            ((self.span.first, self.span.last), what is What.SPAN and offer.name != HANDOUT),
            ((self.sheet, self.theme, self.described), is_picture),
            ((self.own_size,), is_own),
            ((self.own_size.dpi,), is_own and self.own_size.is_on_paper),
            ((self.lanes, self.scale), has_timeline or offer.name == PAGE),
            ((self.cards, self.pages, self._parts), has_timeline),
        ):
            for field in fields:
                self._form.setRowVisible(field, applies)


def _box(name: str, parent: QWidget, rows: Mapping[Any, str]) -> ChoiceBox:
    made = ChoiceBox(name, parent)
    made.offer(rows.items())
    return made


def _as(kind: type[_Choice], value: object) -> _Choice:
    assert isinstance(value, kind)
    return value
