"""Keeps macOS awake, by an assertion that the display is wanted.

IOPMAssertionCreateWithName and IOPMAssertionRelease: IOKit, IOPMLib.h.
CFStringCreateWithCString and CFRelease: Core Foundation.
"""

from __future__ import annotations

import ctypes

from ccm_timeline.app.about import NAME

_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
_UTF8 = 0x08000100
_ON = 255
_KIND = b"NoDisplaySleepAssertion"
"""kIOPMAssertionTypeNoDisplaySleep, which all versions know."""

_Pointer = ctypes.c_void_p


class PowerAssertion:
    """Holds one assertion, by the number that the system gives it."""

    def __init__(
        self, power: ctypes.CDLL | None = None, foundation: ctypes.CDLL | None = None
    ) -> None:
        power = power or ctypes.CDLL(_FRAMEWORK.format("IOKit"))
        foundation = foundation or ctypes.CDLL(_FRAMEWORK.format("CoreFoundation"))
        self._create, self._release = power.IOPMAssertionCreateWithName, power.IOPMAssertionRelease
        self._string, self._free = foundation.CFStringCreateWithCString, foundation.CFRelease
        number = ctypes.POINTER(ctypes.c_uint32)
        self._create.argtypes = [_Pointer, ctypes.c_uint32, _Pointer, number]
        self._release.argtypes = [ctypes.c_uint32]
        self._string.argtypes = [_Pointer, ctypes.c_char_p, ctypes.c_uint32]
        self._string.restype = _Pointer
        self._free.argtypes, self._free.restype = [_Pointer], None
        self._number = ctypes.c_uint32(0)

    def begin(self) -> None:
        texts = [self._string(None, text, _UTF8) for text in (_KIND, NAME.encode())]
        try:
            if not all(texts):
                raise OSError("macOS has no room for a word")
            kind, name = texts
            if error := self._create(kind, _ON, name, ctypes.byref(self._number)):
                raise OSError(f"macOS refuses to stay awake ({error & 0xFFFFFFFF:#x})")
        finally:
            for text in filter(None, texts):
                self._free(text)

    def end(self) -> None:
        self._release(self._number)
