"""How long installed programs take from their start to the first painted timeline, side by side.

Run as `python -m tests.benchmarks.installed [--rounds N] COMMAND OTHER`, each a path and perhaps
words after it, as the bundle's `ccm-timeline` and `"packaging/dev run"`. They are watched from
outside, on a display of their own: a timeline is painted when the middle of the screen has the many
shades of written cards. Seconds on the clock, and seconds of the processor that the process used by
then, each as the median and the least of all rounds.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import time
from pathlib import Path
from statistics import median

from tests.helpers.desktop import Desktop

SHADES = 64
"""Of the middle of the screen; a bare window has a few, and cards have hundreds."""

LONGEST = 60.0
_LOOK = 0.01
_STEP = 7
"""One of so many pixels is looked at: whoever looks at all takes a processor for it."""


def main() -> None:
    """Measure in turn and print the medians, and what the first takes of the second."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.installed")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("commands", nargs=2)
    asked = parser.parse_args()
    # Where this is set, an installed program would compile anew what was changed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in asked.commands}
    with Desktop() as desktop:
        for number in range(asked.rounds + 1):
            # In turn, and each as often after the other as before it.
            for command in asked.commands[:: -1 if number % 2 else 1]:
                measured = _start(desktop, command)
                if number:  # The first round fills the caches of files.
                    runs[command].append(measured)
    for at, kind in enumerate(("clock", "processor")):
        for of in (median, min):
            first, second = (of(run[at] for run in runs[name]) for name in asked.commands)
            print(f"{kind:10}{of.__name__:8}{first:8.3f}{second:8.3f}{first / second:8.3f}")


def _start(desktop: Desktop, command: str) -> tuple[float, float]:
    begun = time.monotonic()
    with subprocess.Popen(shlex.split(command), env=desktop.env) as running:
        try:
            while not _is_painted(desktop):
                if time.monotonic() - begun > LONGEST:
                    raise TimeoutError(f"{command} painted no timeline")
                time.sleep(_LOOK)
            return time.monotonic() - begun, _used(running.pid)
        finally:
            running.terminate()


def _is_painted(desktop: Desktop) -> bool:
    middle = desktop.rows(desktop.height // 4, desktop.height // 2)
    return len(set(memoryview(middle).cast("I")[::_STEP])) > SHADES


def _used(pid: int) -> float:
    """Seconds of the processor: user and system, with those of children that ended."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
