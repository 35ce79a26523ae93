"""The command that presents at once, and what keeps the system awake meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.arguments import Open, Print, UsageError, read_arguments
from ccm_timeline.app.awake import Awake
from ccm_timeline.app.present_arguments import Present


def test_present_has_its_defaults() -> None:
    assert read_arguments(["present"]) == Present(None, None, None)


def test_present_takes_file_screen_and_event() -> None:
    said = ["present", "a b.ccmt", "--screen", "2", "--start", "notice"]
    assert read_arguments(said) == Present(Path("a b.ccmt"), 2, "notice")


def test_a_file_called_present_can_be_opened() -> None:
    assert read_arguments(["./present"]) == Open(Path("present"), None)


def test_help_tells_of_presenting() -> None:
    page = read_arguments(["present", "--help"])
    assert isinstance(page, Print)
    assert "--start EVENT" in page.text


@pytest.mark.parametrize("screen", ["0", "-1", "x", "1.5", "100"])
def test_screens_are_counted_from_one(screen: str) -> None:
    with pytest.raises(UsageError):
        read_arguments(["present", f"--screen={screen}"])


def test_without_a_session_bus_the_show_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    awake = Awake()
    for _ in range(2):
        awake.keep()
        awake.keep()
        awake.let_sleep()
        awake.let_sleep()
