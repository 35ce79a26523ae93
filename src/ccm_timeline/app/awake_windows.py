"""Keeps Windows awake, by the state of execution that a thread asks for.

SetThreadExecutionState, Windows API, winbase.h.
"""

from __future__ import annotations

import ctypes

ES_SYSTEM_REQUIRED = 0x00000001
ES_DISPLAY_REQUIRED = 0x00000002
ES_CONTINUOUS = 0x80000000
"""The state lasts until the same thread asks for another, and no longer than the thread."""


class ExecutionState:
    """To be begun and ended by one thread, as windows are."""

    def __init__(self, kernel: ctypes.CDLL | None = None) -> None:
        self._set = (kernel or ctypes.CDLL("kernel32.dll")).SetThreadExecutionState
        self._set.argtypes, self._set.restype = [ctypes.c_uint32], ctypes.c_uint32

    def begin(self) -> None:
        if not self._set(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED):
            raise OSError("Windows refuses to stay awake")

    def end(self) -> None:
        self._set(ES_CONTINUOUS)
