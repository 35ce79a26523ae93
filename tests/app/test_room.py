"""What goes through all events one by one says so where there are far too many of them."""

from pathlib import Path

import pytest

from ccm_timeline.app import room
from ccm_timeline.files.writer import encode_document
from tests.app.conftest import Program, Said
from tests.builders import document_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "three.ccmt"
    made.write_bytes(encode_document(document_on("2023", "2024", "2025")))
    return made


COMMANDS = ("present", "present-here", "prepare", "activity-order", "worksheets", "save-handout")


def test_too_many_events_for_a_command_are_told_in_one_sentence(
    program: Program, said: Said, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_EVENTS", 2)
    program.begin(file)
    program.session.select("event-1")
    for command in COMMANDS:
        program.trigger(command)
    assert len(said) == len(COMMANDS)
    assert all("has room for 2; this timeline has 3." in sentence for sentence, _ in said)
    assert program.timeline._presenting is None
    assert program.timeline._preparing is None


def test_a_show_that_was_asked_for_at_the_start_is_not_begun_either(
    program: Program, said: Said, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_EVENTS", 2)
    program.begin(file)
    presenting = program.timeline.presenting
    presenting.present_as_asked(None, None)
    assert len(said) == 1
    assert presenting.show_window is None


def test_a_show_of_few_enough_events_begins(program: Program, said: Said, file: Path) -> None:
    program.begin(file)
    program.trigger("present")
    assert program.timeline.presenting.show_window is not None
    program.timeline.presenting.leave()
    assert said == []
