"""Runs all benchmarks, each ours and its baseline in turn, on a display of their own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

from tests.helpers.desktop import Desktop

SIZES = ("1920x1080", "3840x2160")


def frames(desktop: Desktop, counts: list[str]) -> list[dict[str, Any]]:
    """The frames of timelines of some sizes, at both sizes of the screen."""
    results: list[dict[str, Any]] = []
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.frames", "--json", "--size", size]
        done = subprocess.run(
            [*command, "--counts", *counts],
            env=desktop.env,
            check=True,
            capture_output=True,
            text=True,
        )
        results += json.loads(done.stdout)
    return results


def main() -> None:
    """Print a table, or with --json one list of results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", nargs="+", default=["0", "1000", "100000"])
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with Desktop(3840, 2160) as desktop:
        results = frames(desktop, asked.counts)
    if asked.json:
        print(json.dumps(results, indent=1))
        return
    print("milliseconds a frame                  ours p50     p99  baseline p50     p99   ratios")
    for r in results:
        ours, theirs = (r["ours_p50"], r["ours_p99"]), (r["baseline_p50"], r["baseline_p99"])
        ratios = f"{ours[0] / theirs[0]:6.3f} {ours[1] / theirs[1]:6.3f}"
        print(
            f"{r['name']:22} {r['size']:10} {ours[0]:11.1f} {ours[1]:7.1f} "
            f"{theirs[0]:13.1f} {theirs[1]:7.1f} {ratios}"
        )


if __name__ == "__main__":
    main()
