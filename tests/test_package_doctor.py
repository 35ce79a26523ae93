"""The doctor: what it tells, what it finds, and with which status it ends."""

from io import StringIO
from pathlib import Path

import pytest

from ccm_timeline.app import doctor
from ccm_timeline.app.arguments import Doctor, Print, read_arguments
from ccm_timeline.app.facts import LICENCES, facts, shown
from ccm_timeline.app.surroundings import accessibility_problem, screen_problem
from ccm_timeline.app.usage import UsageError


def run() -> tuple[int, str]:
    out = StringIO()
    return doctor.run_doctor(out, StringIO()), out.getvalue()


def test_doctor_is_a_command_without_arguments() -> None:
    assert read_arguments(["doctor"]) == Doctor()
    assert isinstance(read_arguments(["doctor", "--help"]), Print)
    with pytest.raises(UsageError):
        read_arguments(["doctor", "x.ccmt"])


def test_where_all_works_it_says_so_and_ends_with_0(qapp: object) -> None:
    status, text = run()
    assert status == 0
    assert "BAD" not in text
    for fact in (*facts(), LICENCES):
        assert fact in text.replace("\n", " "), "the same as About shows"


def test_what_does_not_work_is_told_and_the_rest_is_tried(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> doctor.Finding:
        raise OSError("no fonts at all")

    monkeypatch.setitem(doctor._TESTS, "Fonts", broken)
    status, text = run()
    assert status == 1
    assert "BAD  Fonts: OSError: no fonts at all" in text
    assert "ok   Drawing: " in text


def test_a_blank_image_is_found(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_colours", lambda image: 1)
    assert doctor._drawing() == doctor.Finding(False, "the image is blank")


def test_a_folder_that_cannot_be_made_is_found(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert doctor._is_writable(tmp_path / "new" / "folder")
    assert not doctor._is_writable(file / "folder")
    assert not doctor._is_writable(None)


def test_a_screen_that_is_not_there_is_told() -> None:
    assert screen_problem({}, "linux") is not None
    assert screen_problem({"DISPLAY": ":4095"}, "linux") == "the display :4095 cannot be reached"
    told = screen_problem({"WAYLAND_DISPLAY": "none", "XDG_RUNTIME_DIR": "/nowhere"}, "linux")
    assert told == "there is no Wayland display none"
    assert screen_problem({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None


def test_screen_readers_are_no_matter_on_other_systems() -> None:
    assert accessibility_problem("win32") is None


def test_a_folder_is_told_without_the_name_of_its_user() -> None:
    assert shown(Path.home() / "a" / "b") == str(Path("~", "a", "b"))
    assert shown(None).startswith("none")
