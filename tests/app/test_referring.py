"""References by the command line and from the window."""

import json
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog

from ccm_timeline.app import cli
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.view.references_dialog import ReferencesDialog
from tests.app.conftest import Program, Said
from tests.builders import full_document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_ending_of_two_parts_says_the_format(tmp_path: Path) -> None:
    names = ("refs.csl.json", "refs.v2.bib", "refs.ris")
    outs = [part for name in names for part in ("-o", str(tmp_path / name))]
    assert cli.main(["export", *outs]) == 0
    items = json.loads((tmp_path / "refs.csl.json").read_text("utf-8"))
    assert len(items) == 5
    assert (tmp_path / "refs.v2.bib").read_text("utf-8").count("@misc{") == 5
    assert (tmp_path / "refs.ris").read_bytes().count(b"\r\nER  - ") == 5


def test_references_are_saved_from_the_dialog_and_a_failure_is_told(
    program: Program, tmp_path: Path, said: Said
) -> None:
    path = tmp_path / "small.ccmt"
    path.write_bytes(msgspec.json.encode(full_document()))
    program.begin(path)
    program.trigger("references")
    dialog = program.window.findChild(ReferencesDialog)
    dialog.forms.setCurrentIndex(dialog.forms.count() - 1)
    for folder in (tmp_path, tmp_path / "nowhere"):
        with program.qtbot.waitSignal(dialog.save_requested) as saved:
            dialog.save_button.click()
        chooser = dialog.findChildren(QFileDialog)[-1]
        chooser.selectFile(str(tmp_path / "mine"))
        if folder == tmp_path:
            chooser.accept()
        else:
            chooser.reject()
            program.timeline._referring.write(folder / "mine.ris", saved.args[0])
    assert said[0] == ("The references were written: “mine.ris”.", "")
    assert (tmp_path / "mine.ris").read_bytes().startswith(b"TY  - ")
    assert said[1][0].startswith("“mine.ris” was not saved, because ")
    program.timeline._referring.write(path, saved.args[0])
    assert "is the timeline itself" in said[2][0]
    assert path.read_bytes().startswith(b"{")
    dialog.reject()


def test_the_style_of_citations_is_remembered(program: Program, settings_path: Path) -> None:
    program.store.change(citation_style=CitationStyle.APA)
    panel = program.begin().workspace.panel
    styles = panel.page.story.quotations.card.copying.menu.actions()
    assert [action.data() for action in styles if action.isChecked()] == ["apa"]
    panel.citation_style_chosen.emit(CitationStyle.CHICAGO)
    assert json.loads(settings_path.read_text("utf-8"))["citation_style"] == "chicago"
