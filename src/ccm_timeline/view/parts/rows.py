"""As many widgets as there are facts, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import settle

MOST_ROWS = 60
"""Rows that are shown before somebody asks for all of them."""

Facts_contra = TypeVar("Facts_contra", contravariant=True)
Facts = TypeVar("Facts")


class Row(Protocol[Facts_contra]):
    """A widget that shows one fact after the other."""

    def show_facts(self, facts: Facts_contra, /) -> None: ...


class Rows(Generic[Facts]):
    """They stay for the next event, and with them the focus."""

    def __init__(self, layout: QVBoxLayout, make: Callable[[], QWidget]) -> None:
        self._layout = QVBoxLayout()
        self._layout.setSpacing(layout.spacing())
        layout.addLayout(self._layout)
        self._make = make
        self._rows: list[QWidget] = []
        self._facts: Sequence[Facts] = ()
        self._more: TextButton | None = None

    def show_facts(self, facts: Sequence[Facts]) -> None:
        self._facts = facts
        self._show(facts[:MOST_ROWS])
        self._offer(len(facts) > MOST_ROWS)

    def show_all(self) -> None:
        self._show(self._facts)
        self._offer(False)
        settle()

    def _show(self, facts: Sequence[Facts]) -> None:
        while len(self._rows) < len(facts):
            row = self._make()
            self._layout.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, fact in zip(self._rows, facts, strict=False):
            row.show_facts(fact)  # type: ignore[attr-defined]
            row.show()
        for row in self._rows[len(facts) :]:
            row.hide()

    def _offer(self, wanted: bool) -> None:
        if wanted and self._more is None:
            self._more = TextButton(("Show all",))
            self._more.clicked.connect(self.show_all)
            self._layout.addWidget(self._more)
        if self._more is not None:
            self._more.setText(f"Show all {len(self._facts):,}")
            self._more.setVisible(wanted)
