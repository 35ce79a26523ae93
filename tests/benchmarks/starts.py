"""How long a start takes until something is painted, beside scripts that only do that.

Run as `python -m tests.benchmarks.starts [--rounds N] [--json] [--program COMMAND]` on a display.
Each start is a process of its own, in turn: a bare `QMainWindow`, our window, an empty pyqtgraph
`PlotWidget`, our first timeline. Times are seconds of the processor, which noise disturbs least,
and seconds on the clock, both from the start of the interpreter.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

_TELL = """
import json, os, resource, time
def tell(*_):
    used = resource.getrusage(resource.RUSAGE_SELF)
    begun = int(open("/proc/self/stat").read().rpartition(")")[2].split()[19])
    clock = time.clock_gettime(time.CLOCK_BOOTTIME) - begun / os.sysconf("SC_CLK_TCK")
    print(json.dumps({"work": used.ru_utime + used.ru_stime, "wall": clock}), flush=True)
    os._exit(0)
"""

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
application = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
"""

_PLOT = """
import pyqtgraph
class Plot(pyqtgraph.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
application = pyqtgraph.mkQApp()
plot = Plot()
plot.resize(1200, 800)
plot.show()
application.exec()
"""

_WINDOW = """
import ccm_timeline.view.ground as ground
paint = ground.Ground.paintEvent
def painted(self, event):
    paint(self, event)
    tell()
ground.Ground.paintEvent = painted
from ccm_timeline.app.cli import main
main([])
"""

_TIMELINE = """
import ccm_timeline.app.cli as cli
import sys
class Watch:
    # Not imported here: what is measured is when the program itself imports it.
    def find_spec(self, name, path, target=None):
        if name == "ccm_timeline.app.first_sight":
            from ccm_timeline.view.timeline.view import TimelineView
            paint = TimelineView._paint
            def painted(self, painter):
                paint(self, painter)
                from PySide6.QtCore import QTimer
                QTimer.singleShot(0, tell)
            TimelineView._paint = painted
sys.meta_path.insert(0, Watch())
cli.main([])
"""

SCRIPTS = {
    "bare QMainWindow": _BARE,
    "our window": _WINDOW,
    "empty PlotWidget": _PLOT,
    "our first timeline": _TIMELINE,
}
PAIRS = (("our window", "bare QMainWindow"), ("our first timeline", "empty PlotWidget"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.starts")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    result = _summary(_measure(asked.rounds))
    print(json.dumps(result) if asked.json else _in_words(result))


def _measure(rounds: int) -> dict[str, list[dict[str, float]]]:
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in SCRIPTS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, script in SCRIPTS.items():
                measured = _start(script, Path(folder))
                if number:  # The first round fills the caches of files.
                    runs[name].append(measured)
    return runs


def _start(script: str, home: Path) -> dict[str, float]:
    """One start, with settings and state of its own."""
    places = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    environment = dict(os.environ)
    # Where this is set, every start would compile anew what was changed since it was installed,
    # which no installed program does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        [sys.executable, "-c", _TELL + script],
        env={**environment, **places},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


def _summary(runs: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    result = {
        f"{name}, {kind}": round(median(run[kind] for run in found), 3)
        for name, found in runs.items()
        for kind in ("work", "wall")
    }
    for ours, theirs in PAIRS:
        for kind in ("work", "wall"):
            ratio = result[f"{ours}, {kind}"] / result[f"{theirs}, {kind}"]
            result[f"{ours} of {theirs}, {kind}"] = round(ratio, 3)
    return result


def _in_words(result: dict[str, float]) -> str:
    return "\n".join(f"{name:52}{value:8.3f}" for name, value in result.items())


if __name__ == "__main__":
    main()
