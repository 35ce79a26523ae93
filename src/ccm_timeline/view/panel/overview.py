"""What is shown while no event is selected: the document, and what there is to see in it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ccm_timeline.files.check import Grade
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.reach import reach_in_words
from ccm_timeline.view.panel.source_facts import independent_in_words
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.parts.section import Section
from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

KEYS = (
    ("← →", "previous and next event"),
    ("Enter", "zoom to the event"),
    ("+ −", "zoom in and out"),
    ("Home", "the whole timeline"),
    ("F1", "all keys"),
)


_UNCOMPARED = Comparison()


class OverviewFacts(msgspec.Struct, frozen=True):
    """A document in figures."""

    title: str
    summary: str
    counts: tuple[str, ...]
    checked: str
    all_found: bool


def overview_of(
    timeline: Timeline, grades: Mapping[str, Grade], comparison: Comparison = _UNCOMPARED
) -> OverviewFacts:
    document = timeline.document
    organisations = sum(actor.kind != "person" for actor in document.actors)
    sources = counted(len(document.sources), "source")
    if len(document.sources) > 1:
        sources += f", {independent_in_words(document.sources, comparison)}"
    events = counted(len(document.events), "event")
    counts = (
        ", ".join(part for part in (events, reach_in_words(timeline)) if part),
        counted(len(document.quotes), "quotation"),
        counted(organisations, "organisation or state", "organisations and states"),
        sources,
        counted(len(document.disagreements), "question") + " on which the sources disagree",
    )
    found = sum(grade.passes for grade in grades.values())
    checked = any(grade is not Grade.SOURCE_ABSENT for grade in grades.values())
    return OverviewFacts(
        title=one_line(document.title),
        summary=document.summary or "",
        counts=tuple(count for count in counts if not count.startswith("0 ")),
        checked=_checked(found, len(document.quotes), checked),
        all_found=checked and found == len(document.quotes),
    )


def _checked(found: int, quotes: int, checked: bool) -> str:
    if not quotes:
        return ""
    if not checked:
        return "Source texts not here: quotations not checked"
    mark = "✓" if found == quotes else "!"
    return f"{mark} {found:,} of {counted(quotes, 'quotation')} found in the source texts"


class Count(PlainLabel):
    """A number in bold with its noun."""

    def show_facts(self, words: str) -> None:
        number, _, noun = words.partition(" ")
        self.show_runs(Run(number, Face.STRONG), Run(f" {noun}"))


class Overview(QWidget):
    """Title, summary, figures and the keys to begin with."""

    attach_requested = Signal()
    """To attach the source texts, against which not all quotations could be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", self, face=Face.TITLE)
        self.summary = LongText(self)
        self.checked = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self.attach = TextButton(("Attach sources…",), self)
        self.attach.clicked.connect(self.attach_requested)
        contents = Section("What there is to see", self)
        self._counts = Rows[str](contents.body, Count)
        layout = column(self)
        layout.addWidget(self.title)
        layout.addSpacing(6)
        layout.addWidget(self.summary)
        layout.addSpacing(24)
        layout.addWidget(contents)
        layout.addSpacing(6)
        layout.addWidget(self.checked)
        layout.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(24)
        layout.addWidget(_key_hints(self))

    def show_facts(self, facts: OverviewFacts) -> None:
        self.title.setText(facts.title)
        self.summary.setText(facts.summary)
        self._counts.show_facts(facts.counts)
        self.checked.setVisible(bool(facts.checked))
        self.attach.setVisible(bool(facts.checked) and not facts.all_found)
        ink = Ink.GOOD if facts.all_found else Ink.SECONDARY
        self.checked.show_runs(Run(facts.checked, Face.SMALL, ink))


def _key_hints(parent: QWidget) -> Section:
    section = Section("Keys", parent)
    section.body.addWidget(PlainLabel("Choose an event on the timeline, or go by keys.", section))
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(12)
    for row, (keys, meaning) in enumerate(KEYS):
        grid.addWidget(PlainLabel(keys, section, face=Face.STRONG), row, 0)
        grid.addWidget(PlainLabel(meaning, section, ink=Ink.SECONDARY), row, 1)
    section.body.addLayout(grid)
    return section
