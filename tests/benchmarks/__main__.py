"""Runs the benchmarks, each ours and its baseline in turn, on a display of their own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

from tests.helpers.desktop import Desktop

SIZES = ("1920x1080", "3840x2160")


def parts(counts: list[str]) -> dict[str, list[list[str]]]:
    """The benchmarks by name: modules of this folder with their arguments."""
    return {
        "frames": [["frames", "--size", size, "--counts", *counts] for size in SIZES],
        "starts": [["starts"]],
        "opening": [["opening"]],
        "comparing": [["comparing"]],
        "presenting": [["presenting"]],
        "exporting": [["exporting", "--counts", "0", "1000", "--rounds", "3"]],
    }


def run(desktop: Desktop, arguments: list[str], as_json: bool) -> Any:
    """One benchmark in a process of its own; without `as_json` it prints by itself."""
    command = [sys.executable, "-m", f"tests.benchmarks.{arguments[0]}", *arguments[1:]]
    if not as_json:
        subprocess.run(command, env=desktop.env, check=True)
        return None
    done = subprocess.run(
        [*command, "--json"], env=desktop.env, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def main() -> None:
    """Print tables, or with --json one object with a list for each benchmark."""
    known = list(parts([]))
    parser = argparse.ArgumentParser(prog="packaging/dev bench", description=__doc__)
    parser.add_argument("--counts", nargs="+", default=["0", "1000", "100000", "1000000"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=known, help="one of them")
    asked = parser.parse_args()
    wanted = known if asked.only is None else [asked.only]
    found: dict[str, list[Any]] = {}
    with Desktop(3840, 2160) as desktop:
        for name in wanted:
            for arguments in parts(asked.counts)[name]:
                found.setdefault(name, []).append(run(desktop, arguments, asked.json))
    if asked.json:
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
