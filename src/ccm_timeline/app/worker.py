"""Answers questions in other threads; only the newest question's answer counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal

THREADS = 2
"""So that a new question need not wait for one whose answer nobody wants any more."""


class Worker(QObject):
    """Ask; then either `answered` or `failed` comes, or nothing where another question came."""

    answered = Signal(object)
    failed = Signal(object)
    _done = Signal(int, object, object)

    def __init__(
        self,
        name: str,
        parent: QObject | None = None,
        let_go: Callable[[object], object] | None = None,
    ) -> None:
        """`let_go` takes, in another thread, an answer that nobody wants any more."""
        super().__init__(parent)
        self._let_go = let_go
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix=name)
        self._newest = 0
        self._is_stopped = False
        self._done.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[[], object]) -> None:
        """Ask in place of what was asked before; after the end, a timer that still runs asks for
        nobody."""
        if self._is_stopped:
            return
        self._newest += 1
        self._threads.submit(self._answer, self._newest, question)

    def forget(self) -> None:
        """Want no answer any more."""
        self._newest += 1

    def stop(self) -> None:
        """Want no answer any more, and wait until no thread works."""
        self._is_stopped = True
        self.forget()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _answer(self, number: int, question: Callable[[], object]) -> None:
        """In another thread."""
        if number != self._newest:
            return
        try:
            answer = question()
        except Exception as error:
            # Whoever asked has to know, and an exception of this thread would reach nobody.
            self._done.emit(number, None, error)
        else:
            self._done.emit(number, answer, None)

    def _pass_on(self, number: int, answer: object, error: Exception | None) -> None:
        if number != self._newest:
            if self._let_go is not None and not self._is_stopped:
                self._threads.submit(self._let_go, answer)
            return
        if error is None:
            self.answered.emit(answer)
        else:
            self.failed.emit(error)
