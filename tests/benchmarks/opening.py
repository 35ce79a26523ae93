"""How long opening a document takes until it is seen, beside msgspec decoding the same bytes.

Run as `python -m tests.benchmarks.opening [--count N] [--file F] [--rounds N] [--json]` on a
display. Each reading is a process of its own, ours and msgspec's in turn: both then ask the system
for fresh memory. Ours is the program's own window with everything that works for it, in which
another timeline stands already, drawn 1920 pixels wide and 1080 high: measured is what somebody
waits for, from the name of the file to the end of the first frame. msgspec has the bytes before,
and makes the same types of them. `work` is what the processor did in all threads; `memory` is what
is held more than before, when everything has come to rest.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import msgspec

from ccm_timeline.model.document import Document
from tests.benchmarks.generator import make_timeline

WIDTH, HEIGHT = 1920, 1080
SIDES = ("msgspec", "ours")


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file or Path(folder) / "made-up.ccmt"
        if asked.file is None:
            path.write_bytes(make_timeline(asked.count))
        runs = {side: [] for side in SIDES}
        for _ in range(asked.rounds):
            for side in SIDES:
                runs[side].append(_in_a_process(side, path))
    result = _summary(runs)
    print(json.dumps(result) if asked.json else _in_words(result))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.opening")
    parser.add_argument("--count", type=int, default=100_000, help="events of the document")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--file", type=Path, help="a document instead of a made-up one")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _in_a_process(side: str, path: Path) -> dict[str, float]:
    here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_measure, args=(side, path, there)
    )
    process.start()
    there.close()
    measured: dict[str, float] = here.recv()
    process.join()
    return measured


def _measure(side: str, path: Path, answer: Connection) -> None:
    if side == "msgspec":
        answer.send(_decoding(path))
        return
    with tempfile.TemporaryDirectory() as folder:
        answer.send(_opening(path, Path(folder)))


def _decoding(path: Path) -> dict[str, float]:
    data = path.read_bytes()
    gc.collect()
    before = _resident() - len(data)
    measured, held = _timed(partial(msgspec.json.decode, data, type=Document))
    del data
    measured["memory"] = _resident() - before
    del held
    return measured


def _opening(path: Path, folder: Path) -> dict[str, float]:
    from tests.benchmarks.whole_window import WholeWindow

    window = WholeWindow(folder, WIDTH, HEIGHT)
    gc.collect()
    before = _resident()
    measured, _ = _timed(lambda: window.open(path))
    window.rest()
    measured["memory"] = _resident() - before
    window.close()
    return measured


def _timed(do: Callable[[], object]) -> tuple[dict[str, float], object]:
    """What it took, in seconds, and what came of it."""
    wall, work = perf_counter(), process_time()
    made = do()
    return {"wall": perf_counter() - wall, "work": process_time() - work}, made


def _resident() -> float:
    """Bytes of memory that the process holds."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * 4096.0
    return float("nan")


def _summary(runs: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    result = {}
    for kind in ("wall", "work", "memory"):
        theirs, ours = (median(run[kind] for run in runs[side]) for side in SIDES)
        result |= {f"{kind}_msgspec": theirs, f"{kind}_ours": ours, f"{kind}_ratio": ours / theirs}
    return result


def _in_words(result: dict[str, float]) -> str:
    lines = [f"{'':12}{'msgspec':>12}{'ours':>12}{'ratio':>8}"]
    for kind, unit, size in (("wall", "s", 1.0), ("work", "s", 1.0), ("memory", "MiB", 2.0**20)):
        theirs, ours = (result[f"{kind}_{side}"] / size for side in SIDES)
        lines.append(f"{kind + ', ' + unit:12}{theirs:12.3f}{ours:12.3f}{ours / theirs:8.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
