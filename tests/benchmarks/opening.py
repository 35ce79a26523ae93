"""How long opening a document takes, beside msgspec decoding the same bytes into the same types.

Run as `python -m tests.benchmarks.opening [--count N] [--rounds N] [--json]`. Each reading is a
process of its own, ours and msgspec's in turn: both then ask the system for fresh memory. The
times are what the processor worked; memory is what is held when the bytes are gone.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import msgspec

from ccm_timeline.model.document import Document
from tests.benchmarks.generator import make_timeline

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
    open_bytes = _opener(side)
    data = path.read_bytes()
    gc.collect()
    before = _resident() - len(data)
    wall, work = perf_counter(), process_time()
    held = open_bytes(data)
    wall, work = perf_counter() - wall, process_time() - work
    del data
    answer.send({"wall": wall, "work": work, "memory": _resident() - before})
    del held


def _opener(side: str) -> Callable[[bytes], object]:
    if side == "msgspec":
        return lambda data: msgspec.json.decode(data, type=Document)
    import ccm_timeline.files.quick  # noqa: F401 - what is imported once is not what is measured
    from ccm_timeline.files.reader import decode
    from ccm_timeline.layout.scale import make_scale
    from ccm_timeline.layout.table import make_table

    def open_bytes(data: bytes) -> object:
        timeline = decode(data).timeline()
        return make_table(timeline), make_scale(timeline.dates)

    return open_bytes


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
