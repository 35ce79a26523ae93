"""How long a frame takes, ours and pyqtgraph's in turn: 100 steps of pan and zoom."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pyqtgraph  # noqa: F401  all of it, before the program imports its parts
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ccm_timeline.files.reader import decode, read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.timeline import TimelineView
from tests.benchmarks.baseline import Baseline
from tests.benchmarks.generator import make_timeline

STEPS = 100
SHIPPED = Path(__file__).parents[2] / "resources" / "timelines" / "lithuania-ccm.ccmt"


@dataclass(frozen=True)
class Result:
    """Milliseconds of a frame, ours and the baseline's, and their ratios."""

    name: str
    size: str
    ours_p50: float
    ours_p99: float
    baseline_p50: float
    baseline_p99: float

    @property
    def ratio_p50(self) -> float:
        return self.ours_p50 / self.baseline_p50

    @property
    def ratio_p99(self) -> float:
        return self.ours_p99 / self.baseline_p99


def looks() -> Iterator[tuple[float, float]]:
    """Parts of the whole, from left and right: zooming in, panning there, zooming out."""
    for step in range(STEPS):
        share = 1 - abs(2 * step / STEPS - 1)
        width = 0.9 * 0.05**share
        middle = 0.5 + 0.3 * np.sin(step / 9)
        left = min(max(middle - width / 2, 0.0), 1 - width)
        yield left, left + width


def measure(timeline: Timeline, name: str, width: int, height: int) -> Result:
    """Show both in windows of one size and move them in turn."""
    session = Session(timeline)
    view = TimelineView(session, LIGHT)
    baseline = Baseline(session.table, labels=len(timeline) < 1_000_000)
    for widget in (view, baseline):
        widget.resize(width, height)
        widget.show()
        QApplication.processEvents()
    ours: list[float] = []
    theirs: list[float] = []
    first, last = baseline.whole
    whole = session.scale.whole
    for left, right in looks():
        a, b = (whole.left + part * whole.width for part in (left, right))
        ours.append(_timed(view, lambda a=a, b=b: session.set_viewport(type(whole)(a, b))))
        a, b = (first + part * (last - first) for part in (left, right))
        theirs.append(_timed(baseline, lambda a=a, b=b: baseline.look(a, b)))
    view.close()
    baseline.close()
    numbers = [round(float(np.percentile(t, p)), 2) for t in (ours, theirs) for p in (50, 99)]
    return Result(name, f"{width}x{height}", *numbers)


def _timed(widget: QWidget, move: Callable[[], None]) -> float:
    """Milliseconds to move and to paint all of a plot.

    The display has to be idle before: a frame waits until the display has taken the last picture of
    this process over, and would be charged for the other plot's. To be asked for a pixel keeps the
    display from answering before; no timer runs meanwhile, so that nobody rests between two steps.
    """
    QGuiApplication.primaryScreen().grabWindow(0, 0, 0, 1, 1)
    begin = time.perf_counter()
    move()
    widget.viewport().repaint()
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Measure timelines of the sizes that are asked for; 0 is the shipped one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[0, 1000, 10_000, 100_000])
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    width, height = (int(side) for side in asked.size.split("x"))
    application = QApplication(sys.argv[:1])
    results = []
    for count in asked.counts:
        document = read_document(SHIPPED) if count == 0 else decode(make_timeline(count)).document
        name = f"{count:,} events" if count else "the shipped timeline"
        results.append(measure(Timeline(document), name, width, height))
    del application
    _tell(results, asked.json)


def _tell(results: list[Result], as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(result) for result in results]))
        return
    print("milliseconds a frame: ours p50 / p99, baseline p50 / p99, ratios")
    for r in results:
        print(
            f"{r.name:22} {r.size:10} {r.ours_p50:7.1f} /{r.ours_p99:7.1f} "
            f"{r.baseline_p50:8.1f} /{r.baseline_p99:8.1f}   {r.ratio_p50:.3f}  {r.ratio_p99:.3f}"
        )


if __name__ == "__main__":
    main()
