"""The passages that sources share, with how many of the sources are texts of their own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.comparing.aspect import AspectView
from ccm_timeline.view.comparing.columns import Columns
from ccm_timeline.view.comparing.passage_block import LEGEND, PassageBlock
from ccm_timeline.view.comparing.said import Said
from ccm_timeline.view.comparing.sharing import (
    SharedFacts,
    counts_of,
    groups_of,
    pair_of,
    row_of,
)
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.parts.card import Card
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import column, settle
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

FEW = "Attach the texts of two sources or more: what they share is found from the texts alone."
NOTHING = "The attached texts share no passage."
_STEPS = 1000
_MARGIN = 12


class SharedCard(Card):
    """One shared passage, as both texts have it."""

    read_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel("", self, face=Face.SMALL, ink=Ink.SECONDARY)
        self._both = Columns[Said](self._make, self)
        layout = column(self, 4)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self._words)
        layout.addWidget(self._both)

    def show_facts(self, facts: SharedFacts) -> None:
        self._words.setText(facts.words)
        self._both.show_facts((facts.first, facts.second))

    def _make(self) -> PassageBlock:
        block = PassageBlock()
        block.read_requested.connect(self.read_requested)
        return block


class SharedView(AspectView):
    """Pairs of sources at the left, the passages of one pair beside them."""

    attach_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, ("Sources that share passages", "The shared passages"), parent)
        self._counts = LongText(face=Face.SUBTITLE)
        self._groups = LongText(face=Face.SMALL, ink=Ink.SECONDARY)
        self.progress = QProgressBar(maximum=_STEPS, textVisible=False)
        self.progress.setAccessibleName("Texts compared so far")
        self.attach = TextButton(("Attach source texts…",))
        self.attach.clicked.connect(self.attach_requested)
        self._title = PlainLabel("", face=Face.STRONG)
        self._extent = PlainLabel("", ink=Ink.SECONDARY)
        self._legend = PlainLabel("")
        self._legend.show_runs(*LEGEND)
        body = self.leaf.body
        for widget in (self._counts, self._groups, self.progress, self.attach):
            body.addWidget(widget)
        for label in (self._title, self._extent, self._legend):
            body.addWidget(label)
        self._rows = Rows[SharedFacts](body, self._make_card)
        body.addStretch(1)
        self._chosen = 0
        self.choices.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        session = self._session
        names, pairs = Names(session.timeline), session.evidence.comparison.pairs
        self._chosen = min(self._chosen, max(len(pairs) - 1, 0))
        self.choices.setVisible(bool(pairs))
        self.choices.show_rows([row_of(names, pair) for pair in pairs], self._chosen)
        self.tell_progress()
        few = len(session.evidence.texts) < 2
        self.attach.setVisible(few)
        self._counts.setText(
            FEW if few else counts_of(session.timeline, session.evidence.comparison)
        )
        told = () if few else groups_of(session.timeline, names, session.evidence.comparison)
        self._groups.setText("\n".join(told))
        self._show_pair()

    def tell_progress(self) -> None:
        """Show how far the comparison has come, as long as one is made."""
        share = self._session.evidence.comparing
        self.progress.setVisible(share is not None)
        self.progress.setValue(0 if share is None else round(share * _STEPS))

    def _show_pair(self) -> None:
        session = self._session
        pairs = session.evidence.comparison.pairs
        for widget in (self._extent, self._legend):
            widget.setVisible(bool(pairs))
        if not pairs:
            waits = len(session.evidence.texts) < 2 or session.evidence.comparing is not None
            self._title.setText("" if waits else NOTHING)
            self._rows.show_facts(())
            return
        facts = pair_of(self.wordings(), session.evidence.texts, pairs[self._chosen])
        self._title.setText(facts.title)
        self._extent.setText(facts.words)
        self._legend.setVisible(facts.is_marked)
        self._rows.show_facts(facts.passages)
        settle()

    def _on_chosen(self, row: int) -> None:
        self._chosen = row
        self._show_pair()

    def _make_card(self) -> SharedCard:
        card = SharedCard()
        card.read_requested.connect(self.reading_requested)
        return card
