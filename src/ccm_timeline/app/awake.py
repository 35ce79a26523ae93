"""Keeps the system awake while a show runs, by the service that the platform has for it."""

from __future__ import annotations

import logging
import sys
from typing import Protocol

log = logging.getLogger(__name__)


class Watch(Protocol):
    """A platform's way to be kept awake."""

    def begin(self) -> None:
        """Ask to be kept awake; OSError where the system has no such service."""

    def end(self) -> None:
        """Let the system sleep again; only after a `begin` that did not fail."""


class Awake:
    """Asks once, and goes on where the system refuses: a show is worth more than its comfort."""

    def __init__(self, watch: Watch | None = None) -> None:
        self._watch = watch
        self._kept = False

    def keep(self) -> None:
        if self._kept:
            return
        try:
            self._watch = self._watch or watch_of(sys.platform)
            self._watch.begin()
        except OSError as error:
            log.info("The system may sleep during the show: %s", error)
        else:
            self._kept = True

    def let_sleep(self) -> None:
        if self._kept and self._watch is not None:
            self._kept = False
            self._watch.end()


def watch_of(platform: str) -> Watch:
    """The one of a platform, imported when it is wanted; OSError where it cannot be had."""
    if platform == "win32":
        from ccm_timeline.app.awake_windows import ExecutionState

        return ExecutionState()
    if platform == "darwin":
        from ccm_timeline.app.awake_macos import PowerAssertion

        return PowerAssertion()
    from ccm_timeline.app.awake_linux import ScreenSaverService

    return ScreenSaverService()
