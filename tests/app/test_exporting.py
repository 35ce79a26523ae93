"""The export dialog: what it shows is what it writes, by mouse and by keys, whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import msgspec
import pypdf
import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from ccm_timeline.app import export_jobs
from ccm_timeline.app.making import Maker, fitted
from ccm_timeline.model.choices import Cards, PagePart, PictureTheme
from ccm_timeline.model.export_choices import OWN, ExportChoices, Unit, What
from ccm_timeline.settings.store import Store
from ccm_timeline.system import whole_file
from ccm_timeline.view.export import ExportDialog
from ccm_timeline.view.export.offers import HANDOUT, Family, offers
from ccm_timeline.view.paper.printer import PrintDialog
from ccm_timeline.view.picture.drawing import Cancelled, Tell
from tests.app.conftest import Program, Said
from tests.builders import document_on
from tests.view.picture.written import root_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SMALL = ExportChoices(sheet=OWN, width=640, height=400)
ODD_NAME = "a 'b' \"c\" 100% ž "


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "story.ccmt"
    dates = ("2023", "2024-07", "2024-09-06", "2025-03-06", "2025~")
    path.write_bytes(msgspec.json.encode(document_on(*dates, title="Five dates")))
    return path


@pytest.fixture
def small(program: Program, file: Path, said: Said) -> Program:
    program.store.change(export=SMALL)
    return program.begin(file)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Without a display, Qt frees what is left there only after Python has gone, and crashes."""
    yield
    QGuiApplication.clipboard().clear()


def opened(program: Program) -> ExportDialog:
    """The dialog with its first preview."""
    program.trigger("export")
    dialog = program.timeline.exporting.dialog
    assert dialog.isVisible()
    preview = dialog.preview
    program.qtbot.waitUntil(
        lambda: bool(preview.words.text()) or not preview.canvas.image.isNull(), timeout=10_000
    )
    return dialog


def drawn(program: Program) -> Any:
    """Waits for the preview of what is chosen within it."""
    drawer = program.timeline.exporting._previewing._drawer
    return program.qtbot.waitSignal(drawer.answered, timeout=10_000)


def save(program: Program, dialog: ExportDialog, path: Path) -> str:
    """Save by the buttons, and give what the dialog says when it is done."""
    dialog.foot.save.click()
    chooser = dialog.findChildren(QFileDialog)[-1]
    chooser.selectFile(str(path))
    chooser.accept()
    program.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    return dialog.foot.words.text()


def write(program: Program, path: Path) -> str:
    """Write what is ordered, and give what the dialog says when it is done."""
    exporting = program.timeline.exporting
    dialog = exporting.dialog
    exporting.write(exporting._make_maker(), dialog.order, path)
    assert dialog.is_busy
    program.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    return str(dialog.foot.words.text())


def pixels(image: QImage) -> QImage:
    """Without what images say beside their pixels."""
    return image.convertToFormat(QImage.Format.Format_RGB32)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


# What is seen is what is written.


def test_what_the_preview_shows_is_what_is_written_to_the_pixel(
    small: Program, tmp_path: Path
) -> None:
    dialog = opened(small)
    with drawn(small):
        dialog.options.theme.choose(PictureTheme.DARK)
        dialog.options.cards.choose(Cards.TITLE)
        dialog.options.pages.setValue(2)
    seen = []
    for page in range(2):
        if page:
            with drawn(small):
                QTest.keyClick(dialog.preview.canvas, Qt.Key.Key_PageDown)
        seen.append(dialog.preview.canvas.image)
    assert seen[0] != seen[1]
    assert dialog.preview.pages.text() == "Page 2 of 2"
    for ending in ("png", "webp"):
        if ending != "png":
            with drawn(small):
                dialog.options.format.choose(ending)
        said = save(small, dialog, tmp_path / "two")
        assert said == f"Saved: “two-1.{ending}” and “two-2.{ending}”."
        for page, image in enumerate(seen, 1):
            written = QImage(str(tmp_path / f"two-{page}.{ending}"))
            assert written.size() == QSize(640, 400)
            assert pixels(written) == pixels(image)


def test_a_card_of_the_selected_event_and_its_words_are_written(
    small: Program, tmp_path: Path
) -> None:
    small.session.select("event-3")
    dialog = opened(small)
    with drawn(small):
        dialog.options.what.choose(What.EVENT)
        dialog.options.described.setChecked(True)
    assert not dialog.options.pages.isVisible()
    save(small, dialog, tmp_path / "card.png")
    assert pixels(QImage(str(tmp_path / "card.png"))) == pixels(dialog.preview.canvas.image)
    words = (tmp_path / "card.txt").read_text("utf-8")
    assert "6 September 2024" in words
    assert "2023" not in words


def test_what_is_in_view_leaves_out_what_is_not(small: Program, tmp_path: Path) -> None:
    small.session.zoom_to_event("event-1")
    dialog = opened(small)
    with drawn(small):
        dialog.options.what.choose(What.SEEN)
        dialog.options.format.choose("csv")
    save(small, dialog, tmp_path / "seen")
    assert 1 <= len(rows_of(tmp_path / "seen.csv")) < 5
    with drawn(small):
        dialog.options.what.choose(What.SPAN)
    with drawn(small):
        for field, text in ((dialog.options.span.first, "2024-09"), (dialog.options.span.last, "")):
            field.clear()
            QTest.keyClicks(field, text or " ")
    save(small, dialog, tmp_path / "span")
    assert len(rows_of(tmp_path / "span.csv")) == 3


def test_each_format_is_written_readable_and_with_its_ending(
    small: Program, tmp_path: Path
) -> None:
    exporting, dialog = small.timeline.exporting, opened(small)
    for offer in offers():
        if offer.name == HANDOUT:
            continue  # It is made by the commands for handouts, which have tests of their own.
        if offer != dialog.options.offer:
            with drawn(small):
                dialog.options.format.choose(offer.name)
        long = ODD_NAME + "ž" * ((200 - len((ODD_NAME + offer.ending).encode())) // 2)
        path = tmp_path / offer.name / f"{long}{offer.ending}"
        path.parent.mkdir()
        assert len(path.name.encode()) in (199, 200)
        # Not through Qt's own dialog of files, which takes quotes for marks around several names.
        exporting._on_file(exporting._make_maker(), dialog.order, path.with_name(long))
        small.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
        assert dialog.foot.words.text().startswith("Saved: ")
        assert_readable(offer.ending, path.read_bytes())
        if offer.family is not Family.PICTURE:
            assert offer.says in dialog.preview.words.text()


def assert_readable(ending: str, data: bytes) -> None:
    match ending:
        case ".png" | ".jpg" | ".webp":
            assert QImage.fromData(data).size() == QSize(640, 400)
        case ".svg":
            assert "Five dates" in "".join(root_of(data).itertext())
        case ".pdf":
            assert "Five" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
        case ".json" | ".csl.json":
            assert json.loads(data)
        case ".ics":
            assert icalendar.Calendar.from_ical(data.decode()).walk("VEVENT")
        case ".csv":
            assert len(next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) > 5
        case _:
            assert ending in (".html", ".md", ".txt", ".bib", ".ris")
            assert data.decode()


# Choices.


def test_every_choice_can_be_reached_by_tab_and_each_letter_stands_for_one(
    small: Program,
) -> None:
    small.session.select("event-1")
    dialog = opened(small)
    with drawn(small):
        dialog.options.what.choose(What.SPAN)
        dialog.options.own_size.unit.setCurrentIndex(1)
        dialog.options.own_size.dpi.setValue(72)
    dialog.activateWindow()
    reached, first = set(), dialog.focusWidget()
    while dialog.focusWidget() not in reached:
        reached.add(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert first in reached
    options, foot = dialog.options, dialog.foot
    boxes = (options.format, options.what, options.sheet, options.theme, options.lanes)
    wanted = {*boxes, options.scale, options.cards, options.pages, options.described}
    wanted |= {options.span.first, options.span.last, options.own_size.width_}
    wanted |= {options.own_size.height_, options.own_size.unit, options.own_size.dpi}
    wanted |= {*options.parts.values(), dialog.preview.canvas, dialog.preview.actual}
    wanted |= {foot.save, foot.copy, foot.print, foot.close_}
    assert wanted <= reached
    assert all(widget.accessibleName() or widget.text() for widget in wanted)
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy()]
    texts = [w.text() for w in (*labels, *dialog.findChildren(QAbstractButton)) if w.isVisible()]
    letters = [text.split("&")[1][0].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) > 20


def test_choices_are_remembered_and_a_bad_one_falls_back_alone(
    small: Program, settings_path: Path
) -> None:
    dialog = opened(small)
    with drawn(small):
        dialog.options.theme.choose(PictureTheme.PAPER)
        dialog.options.parts[PagePart.KEY].setChecked(False)
        dialog.options.own_size.unit.setCurrentIndex(1)
        dialog.options.own_size.width_.setValue(150)
        dialog.options.own_size.height_.setValue(100)
    assert dialog.preview.canvas.image.width() == round(150 / 25.4 * 300)
    dialog.foot.copy.click()
    small.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=10_000)
    assert QGuiApplication.clipboard().image().width() == round(150 / 25.4 * 300)
    kept = json.loads(settings_path.read_text("utf-8"))
    assert kept["export"]["theme"] == "paper"
    kept["export"] |= {"pages": 0, "form": "of old", "sheet": "unknown"}
    settings_path.write_text(json.dumps(kept))
    again = Store(settings_path).settings.export
    assert (again.pages, again.theme, again.unit) == (1, PictureTheme.PAPER, Unit.MILLIMETRES)
    assert again.left_out == {PagePart.KEY}
    small.session.select(None)
    dialog.reject()
    small.store._settings = Store(settings_path).settings
    later = opened(small)
    assert (later.options.offer.name, later.options.sheet.value) == ("png", "screen")


def test_what_cannot_be_made_is_said_and_cannot_be_saved(small: Program) -> None:
    dialog = opened(small)
    dialog.options.own_size.width_.setValue(100)
    assert "320 to 16,384 pixels a side" in dialog.preview.words.text()
    assert not dialog.foot.save.isEnabled()
    with drawn(small):
        dialog.options.own_size.width_.setValue(640)
    assert dialog.foot.save.isEnabled()
    with drawn(small):
        dialog.options.what.choose(What.SPAN)
    dialog.options.span.first.setText("soon")
    dialog.options.span.changed.emit()
    assert "write 2024, 2024-09" in dialog.preview.words.text()
    with drawn(small):
        dialog.options.span.first.setText("1900")
        dialog.options.span.last.setText("1901")
        dialog.options.span.changed.emit()
    assert "no event" in dialog.preview.words.text()
    assert not dialog.foot.save.isEnabled()


# Whole, or not at all.


def refusal(number: int) -> Any:
    def refuse(handle: int) -> None:
        raise OSError(number, "refused")

    return refuse


def test_what_cannot_be_written_is_told_and_the_dialog_stays(
    small: Program, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.png"
    old.write_bytes(b"old")
    dialog = opened(small)
    for number, reason in (
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "what is on this disk can only be read"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(whole_file.os, "fsync", refusal(number))
            assert write(small, old) == ""
        assert said[-1][0].startswith(f"“old.png” was not saved, because {reason}: ")
        assert old.read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
        assert dialog.isVisible()
        assert dialog.options.choices() == SMALL
        assert dialog.foot.save.isEnabled()
    for path in (tmp_path / "gone" / "a.png", tmp_path / f"{'n' * 300}.png", Path("/proc/a.png")):
        write(small, path)
        assert "was not saved, because" in said[-1][0]
    assert len(said) == 5
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "story.ccmt")
    before = link.read_bytes()
    write(small, link)
    assert "is the file of the timeline itself" in said[-1][0]
    (tmp_path / "mine.jpg.png").write_bytes(b"old")
    save(small, dialog, tmp_path / "mine.jpg")
    assert "“mine.jpg.png” is there already" in said[-1][0]
    assert (tmp_path / "mine.jpg.png").read_bytes() == b"old"
    assert link.read_bytes() == before


def test_an_export_that_is_cancelled_leaves_the_old_file(
    small: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(self: Maker, order: object, tell: Tell) -> tuple[bytes, ...]:
        while True:
            tell(0.5)
            time.sleep(0.001)

    old = tmp_path / "old.png"
    old.write_bytes(b"old")
    exporting, dialog = small.timeline.exporting, opened(small)
    monkeypatch.setattr(Maker, "files", endless)
    for by_key in (False, True):
        exporting.write(exporting._make_maker(), dialog.order, old)
        small.qtbot.waitUntil(lambda: dialog.foot.bar.value() == 500, timeout=5000)
        assert not dialog.options.isEnabled()
        if by_key:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.foot.cancel.click()
        small.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=5000)
        assert dialog.foot.words.text() == "Cancelled; nothing was changed."
        assert dialog.isVisible()
    assert old.read_bytes() == b"old"
    exporting.write(exporting._make_maker(), dialog.order, old)
    exporting.stop()
    assert old.read_bytes() == b"old"


def test_at_its_last_step_a_cancelled_export_still_leaves_the_old_file(
    small: Program, tmp_path: Path
) -> None:
    old = tmp_path / "old.svg"
    old.write_bytes(b"old")
    dialog = opened(small)
    with drawn(small):
        dialog.options.format.choose("svg")
    wanted = export_jobs.Wanted(lambda share: wanted.end() if share == 1.0 else None)
    maker = small.timeline.exporting._make_maker()
    outcome = export_jobs.write(maker, dialog.order, old, tmp_path / "none", wanted)
    assert outcome == export_jobs.Outcome()
    assert old.read_bytes() == b"old"
    with pytest.raises(Cancelled):
        wanted.check()


def test_a_timeline_whose_file_has_gone_is_exported(
    small: Program, file: Path, tmp_path: Path
) -> None:
    file.unlink()
    dialog = opened(small)
    assert save(small, dialog, tmp_path / "still.png") == "Saved: “still.png”."
    assert pixels(QImage(str(tmp_path / "still.png"))) == pixels(dialog.preview.canvas.image)


# Elsewhere.


def test_what_is_in_view_is_copied_without_the_dialog(small: Program) -> None:
    small.session.zoom_to_event("event-1")
    QGuiApplication.clipboard().clear()
    small.trigger("copy-picture")
    clipboard = QGuiApplication.clipboard()
    small.qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=10_000)
    assert clipboard.image().size() == QSize(640, 400)
    data: QMimeData = clipboard.mimeData()
    assert b"<svg" in data.data("image/svg+xml").data()
    assert "Event 1" in data.text()
    assert "Event 4" not in data.text()
    assert small.timeline.exporting._notice.words.text() == "Copied."
    assert small.store.settings.export.what is What.WHOLE


def test_pages_are_printed_by_the_print_dialog(small: Program, tmp_path: Path) -> None:
    dialog = opened(small)
    with drawn(small):
        dialog.options.pages.setValue(3)
    dialog.foot.print.click()
    chooser = dialog.findChild(PrintDialog)
    out = tmp_path / "printed.pdf"
    chooser.printer_.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    chooser.printer_.setOutputFileName(str(out))
    chooser.printer_.setFromTo(2, 3)
    chooser.printer_.setPrintRange(QPrinter.PrintRange.PageRange)
    chooser.done(PrintDialog.DialogCode.Accepted)
    small.qtbot.waitUntil(lambda: dialog.foot.words.text() == "Printed.", timeout=10_000)
    pages = pypdf.PdfReader(out).pages
    assert len(pages) == 2
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert "Page2of3" in "".join(pages[0].extract_text().split())


def test_a_fitted_copy_has_no_seams_and_the_shape_of_its_page(qapp: QApplication) -> None:
    image = QImage(1000, 700, QImage.Format.Format_RGB32)
    image.fill("#336699")
    small_image = fitted(image, QSize(333, 900))
    assert small_image.size() == QSize(333, 233)
    colours = {small_image.pixel(x, y) for x in range(333) for y in range(233)}
    assert colours == {0xFF336699}
    assert fitted(image, QSize(1000, 700)) is image
