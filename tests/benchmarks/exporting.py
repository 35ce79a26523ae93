"""How long a PNG of 3840 × 2160 takes, beside matplotlib with the same events and size.

Run as `python -m tests.benchmarks.exporting [--counts 1000 …] [--rounds N] [--json]`; 0 is the
timeline that the program brings along. Each reading is a whole process, ours and matplotlib's in
turn. The reading of the document and the placing of cards are in ours alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from tests.benchmarks.generator import make_timeline

SIDES = ("matplotlib", "ours")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", nargs="+", type=int, default=[0, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    results = exports(asked.counts, asked.rounds)
    print(json.dumps(results) if asked.json else "\n".join(map(in_words, results)))


def exports(counts: list[int], rounds: int) -> list[dict[str, Any]]:
    """One result for each number of events; none where matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        print("pictures are not measured: matplotlib is not installed", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as folder:
        return [_measured(Path(folder), count, rounds) for count in counts]


def _measured(folder: Path, count: int, rounds: int) -> dict[str, Any]:
    file = shipped_timeline()
    if count:
        file = folder / f"{count}.ccmt"
        file.write_bytes(make_timeline(count))
    events = folder / f"{count}.json"
    events.write_text(json.dumps(_events(file)), "utf-8")
    command = [sys.executable, "-m"]
    size = ["--size", "3840x2160"]
    commands = {
        "matplotlib": [*command, "tests.benchmarks.matplotlib_picture", str(events)],
        "ours": [*command, "ccm_timeline", "export", str(file), *size, "-o"],
    }
    runs: dict[str, list[tuple[float, float]]] = {side: [] for side in SIDES}
    for _ in range(rounds):
        for side in SIDES:
            runs[side].append(_run([*commands[side], str(folder / f"{side}.png")]))
    result: dict[str, Any] = {"name": "the shipped timeline" if not count else f"{count:,} events"}
    for side, readings in runs.items():
        result[f"wall_{side}"], result[f"work_{side}"] = map(median, zip(*readings, strict=True))
    result["ratio"] = result["wall_ours"] / result["wall_matplotlib"]
    result["work_ratio"] = result["work_ours"] / result["work_matplotlib"]
    return result


def _events(file: Path) -> list[tuple[int, str]]:
    """Each event's first known day, and its title."""
    timeline = Timeline(read_document(file))
    pairs = zip(timeline.events, timeline.whens, strict=True)
    return [(when.earliest or when.latest or 0, event.title) for event, when in pairs]


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds that passed, and those that processors worked."""
    before, start = os.times(), perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    wall, after = perf_counter() - start, os.times()
    worked = after.children_user - before.children_user
    return wall, worked + after.children_system - before.children_system


def in_words(result: dict[str, Any]) -> str:
    return (
        f"{result['name']:22} ours {result['wall_ours']:6.2f} s, matplotlib "
        f"{result['wall_matplotlib']:6.2f} s, ratio {result['ratio']:5.2f} "
        f"(processor {result['work_ratio']:5.2f})"
    )


if __name__ == "__main__":
    main()
