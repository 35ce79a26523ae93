"""Exports by the real dialog with choices made at random, and decodes every file that comes."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

from ccm_timeline.model.export_choices import OWN
from ccm_timeline.view.export import ExportDialog
from ccm_timeline.view.export.offers import Offer, offers
from tests.helpers.attendant import choices_of
from tests.soak.decoding import EXPORTED, decode
from tests.soak.whole_window import WholeWindow

SIDES = 320, 900
"""Pixels of the sides of a picture: small ones are as good, and soon done."""

MOST_PAGES = 3


class Exports:
    """Orders one file after another; whoever waits in between answers the dialog of files."""

    def __init__(self, window: WholeWindow, dice: random.Random) -> None:
        self._window, self._dice = window, dice
        self.decoded = 0
        """Files that were written and could be read back."""
        self.bad: list[str] = []
        """What was wrong with the others."""

    def in_every_form(self) -> None:
        for offer in offers():
            self._export(offer)

    def at_random(self) -> None:
        self._export(self._dice.choice(offers()))

    def _export(self, offer: Offer) -> None:
        self._window.window.actions_["export"].trigger()
        dialog = self._window.timeline.exporting.dialog
        assert dialog is not None
        self._window.attendant.spared = dialog
        self._choose(dialog, offer)
        there = self._files()
        if self._dice.random() < 0.5:
            # Not everybody looks at what will be written, and not everybody is as fast.
            self._window.until(lambda: _is_shown(dialog), "the preview")
        if dialog.foot.save.isEnabled():
            said = len(self._window.attendant.texts)
            dialog.foot.save.click()
            self._window.until(lambda: self._is_done(dialog, said), f"{offer.title} to be saved")
        if self._window.timeline.exporting.dialog is dialog:
            dialog.foot.close_.click()
        self._window.attendant.spared = None
        # A handout may be among them for which another step has asked.
        for path in sorted(self._files() - there):
            try:
                decode(path, QSize(*self._sides))
                self.decoded += 1
            except Exception as error:  # Whatever a decoder raises: it is told at the end.
                self.bad.append(f"{offer.name}, {path.name}: {error!r}")
            path.unlink()

    def _choose(self, dialog: ExportDialog, offer: Offer) -> None:
        options, dice = dialog.options, self._dice
        for box in options.findChildren(QComboBox):
            box.setCurrentIndex(dice.choice(choices_of(box)))
            self._window.turn()
        for check in (*options.parts.values(), options.described):
            check.setChecked(dice.random() < 0.5)
        options.pages.setValue(dice.randint(1, MOST_PAGES))
        options.format.choose(offer.name)
        options.sheet.choose(OWN)
        options.own_size.unit.setCurrentIndex(0)
        self._sides = dice.randint(*SIDES), dice.randint(*SIDES)
        for field, side in zip(
            (options.own_size.width_, options.own_size.height_), self._sides, strict=True
        ):
            field.setValue(side)

    def _is_done(self, dialog: ExportDialog, said: int) -> bool:
        """Whether the dialog tells what came of it, or a box did."""
        attendant, timeline = self._window.attendant, self._window.timeline
        if not attendant.is_idle or timeline.papering.is_busy:
            return False
        if len(attendant.texts) > said:
            return True
        is_open = timeline.exporting.dialog is dialog
        return is_open and not dialog.is_busy and bool(dialog.foot.words.text())

    def _files(self) -> set[Path]:
        """What was saved; what is printed may not be written to its end."""
        saved = self._window.folder.glob("saved-*")
        return {path for path in saved if path.suffix in EXPORTED}


def _is_shown(dialog: ExportDialog) -> bool:
    preview = dialog.preview
    return bool(preview.words.text()) or not preview.canvas.image.isNull()
