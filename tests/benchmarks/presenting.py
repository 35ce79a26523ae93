"""How long a show takes from a key to the changed picture, and how many frames a flight has."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from ccm_timeline.files.reader import read_document
from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.steps import steps_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.show.acts import Act
from ccm_timeline.view.show.course import Course
from ccm_timeline.view.show.keyboard import Keyboard
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.window import ShowWindow

SHIPPED = Path(__file__).parents[2] / "resources" / "timelines" / "lithuania-ccm.ccmt"
MOST_MS, FEWEST_FRAMES = 50.0, 30.0
_PARTS = (Act.HIDE_DATE, Act.HIDE_SPEAKER, Act.HIDE_STANCE)


@dataclass(frozen=True)
class Result:
    """Milliseconds, by the clock and of the processor; frames a second of all flights."""

    name: str
    size: str
    keys: int
    p50: float
    p95: float
    processor_p95: float
    frames: float
    worst_frames: float
    """Of the slowest flight."""
    processor_frame: float
    """Milliseconds of the processor a frame."""


class Show(ShowWindow):
    """A show that counts what it paints."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


def make_show(session: Session, size: QSize, *, still: bool) -> tuple[Show, Course]:
    course = Course(Place(), ShowTheme.LIGHT)
    show = Show(session, steps_of(session.timeline), course, size, still=still)
    show.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    show.show()
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.01)
    return show, course


def measure_keys(session: Session, size: QSize) -> list[tuple[float, float]]:
    """Every step forth by a key, with nothing hidden and with everything; then the activities."""
    show, course = make_show(session, size, still=True)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    keyboard = Keyboard(application)
    keyboard.pressed.connect(course.press)
    keyboard.listen()
    times: list[tuple[float, float]] = []

    def press(key: Qt.Key, text: str = "") -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        times.append(_timed(lambda: (QApplication.sendEvent(show, event), show.repaint())))
        QApplication.processEvents()

    for acts in ((), _PARTS):
        course.do(Act.FIRST)
        for act in acts:
            course.do(act)
        for _ in range(course.deck.total * (2 if acts else 1)):
            press(Qt.Key.Key_PageDown)
    for act in _PARTS:
        course.do(act)
    for _ in range(3):
        press(Qt.Key.Key_C, "c")
        for _ in range(course.state.position(course.deck)[1] - 1):
            press(Qt.Key.Key_Right)
    keyboard.rest()
    show.close()
    return times


def measure_flights(session: Session, size: QSize) -> list[tuple[float, float]]:
    """Frames a second of each flight between two steps, and the processor's milliseconds each."""
    show, course = make_show(session, size, still=False)
    rates: list[tuple[float, float]] = []
    for number in range(1, course.deck.total + 1, 2):
        began, worked, painted = time.perf_counter(), time.process_time(), show.painted
        course.go(course.deck.place(number))
        while show.shift:
            QApplication.processEvents()
        seconds, frames = time.perf_counter() - began, show.painted - painted
        if frames > 2:
            rates.append((frames / seconds, 1000 * (time.process_time() - worked) / frames))
    show.close()
    return rates


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    do()
    ended, done = time.perf_counter(), time.process_time()
    return (ended - began) * 1000, (done - worked) * 1000


def measure(session: Session, name: str, width: int, height: int) -> Result:
    size = QSize(width, height)
    keys, flights = measure_keys(session, size), measure_flights(session, size)
    clock, processor = zip(*keys, strict=True)
    rates, costs = zip(*flights, strict=True)
    numbers = (
        *(np.percentile(clock, 50), np.percentile(clock, 95), np.percentile(processor, 95)),
        *(np.median(rates), min(rates), np.median(costs)),
    )
    rounded = [round(float(number), 1) for number in numbers]
    return Result(name, f"{width}x{height}", len(keys), *rounded)


def main() -> None:
    """Measure the shipped timeline; the exit status says whether the aims are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    width, height = (int(side) for side in asked.size.split("x"))
    application = QApplication(sys.argv[:1])
    session = Session(Timeline(read_document(SHIPPED)))
    result = measure(session, "the shipped timeline", width, height)
    del application
    print(json.dumps([asdict(result)]) if asked.json else tell(result))


def tell(result: Result) -> str:
    """One result in words."""
    r = result
    return (
        f"{r.name} at {r.size}: from key to picture {r.p50:.1f} ms, "
        f"95 of 100 within {r.p95:.1f} ms ("
        f"{r.processor_p95:.1f} ms of the processor; aim {MOST_MS:.0f} ms); flights at "
        f"{r.frames:.0f} frames a second, the slowest at {r.worst_frames:.0f} "
        f"({r.processor_frame:.1f} ms of the processor a frame; aim {FEWEST_FRAMES:.0f} frames)"
    )


if __name__ == "__main__":
    main()
