"""What keeps the system awake: each platform's calls, made to libraries that only write down."""

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ccm_timeline.app.awake import Awake, watch_of
from ccm_timeline.app.awake_macos import PowerAssertion
from ccm_timeline.app.awake_windows import ExecutionState


class Function:
    """A function of a library: what it was called with, and what it answers."""

    def __init__(self, calls: list[Any], name: str, answer: Any = 0) -> None:
        self._calls, self._name, self._answer = calls, name, answer

    def __call__(self, *arguments: Any) -> Any:
        self._calls.append((self._name, *arguments))
        return self._answer(*arguments) if callable(self._answer) else self._answer


def windows(calls: list[Any], answer: int) -> ExecutionState:
    name = "SetThreadExecutionState"
    return ExecutionState(SimpleNamespace(**{name: Function(calls, name, answer)}))


def test_windows_is_asked_for_system_and_display_until_told_otherwise() -> None:
    calls: list[Any] = []
    awake = Awake(windows(calls, 0x80000000))
    for _ in range(2):
        awake.keep()
    awake.let_sleep()
    awake.let_sleep()
    assert [call[1] for call in calls] == [0x80000003, 0x80000000]


def macos(calls: list[Any], answer: int = 0, string: int = 7) -> PowerAssertion:
    def create(kind: int, level: int, name: int, number: Any) -> int:
        number._obj.value = 4242
        return answer

    power = SimpleNamespace(
        IOPMAssertionCreateWithName=Function(calls, "create", create),
        IOPMAssertionRelease=Function(calls, "release"),
    )
    foundation = SimpleNamespace(
        CFStringCreateWithCString=Function(calls, "string", string),
        CFRelease=Function(calls, "free"),
    )
    return PowerAssertion(power, foundation)


def test_macos_holds_an_assertion_and_gives_back_what_it_took() -> None:
    calls: list[Any] = []
    awake = Awake(macos(calls))
    awake.keep()
    awake.let_sleep()
    assert [call[0] for call in calls] == ["string", "string", "create", "free", "free", "release"]
    assert calls[0][2] == b"NoDisplaySleepAssertion"
    assert calls[2][2] == 255
    released = calls[-1][1]
    assert isinstance(released, ctypes.c_uint32)
    assert released.value == 4242


def test_what_the_system_refuses_is_no_reason_to_stop() -> None:
    for refused in (macos([], answer=-536870212), macos([], string=0), windows([], 0)):
        with pytest.raises(OSError, match=r"macOS|Windows"):
            refused.begin()
        awake = Awake(refused)
        awake.keep()
        awake.let_sleep()


def test_a_platform_without_its_library_is_an_error_of_the_system() -> None:
    for platform in {"win32", "darwin"} - {sys.platform}:
        with pytest.raises(OSError, match=r"cannot open|not found|no suitable"):
            watch_of(platform)
