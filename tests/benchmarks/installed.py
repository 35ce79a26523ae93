"""How long installed programs take from their start to the first painted timeline, side by side.

Run as `python -m tests.benchmarks.installed [--rounds N] PROGRAM OTHER`, each a path, as of the
bundle's `ccm-timeline` and of the one in a virtual environment. They are watched from outside, on a
display of their own: a timeline is painted when the middle of the screen has the many shades of
written cards. Seconds on the clock, and seconds of the processor that the process used by then.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from pathlib import Path
from statistics import median

from tests.helpers.desktop import Desktop

SHADES = 64
"""Of the middle of the screen; a bare window has a few, and cards have hundreds."""

LONGEST = 60.0
_LOOK = 0.01


def main() -> None:
    """Measure in turn and print the medians, and what the first takes of the second."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.installed")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("programs", nargs=2)
    asked = parser.parse_args()
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in asked.programs}
    with Desktop() as desktop:
        for number in range(asked.rounds + 1):
            for program in asked.programs:
                measured = _start(desktop, program)
                if number:  # The first round fills the caches of files.
                    runs[program].append(measured)
    for at, kind in enumerate(("clock", "processor")):
        first, second = (median(run[at] for run in runs[name]) for name in asked.programs)
        print(f"{kind:10}{first:8.3f}{second:8.3f}{first / second:8.3f}")


def _start(desktop: Desktop, program: str) -> tuple[float, float]:
    begun = time.monotonic()
    with subprocess.Popen([program], env=desktop.env) as running:
        try:
            while not _is_painted(desktop):
                if time.monotonic() - begun > LONGEST:
                    raise TimeoutError(f"{program} painted no timeline")
                time.sleep(_LOOK)
            return time.monotonic() - begun, _used(running.pid)
        finally:
            running.terminate()


def _is_painted(desktop: Desktop) -> bool:
    middle = desktop.rows(desktop.height // 4, desktop.height // 2)
    return len(set(memoryview(middle).cast("I"))) > SHADES


def _used(pid: int) -> float:
    """Seconds of the processor: user and system, with those of children that ended."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
