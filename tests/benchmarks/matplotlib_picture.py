"""What a good programmer gets from matplotlib: stems with labels, as a PNG of 3840 × 2160.

Run as `python -m tests.benchmarks.matplotlib_picture EVENTS.json OUT.png`; the events are pairs of
a day and a title, ready to be drawn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot

_LEVELS = (-5, 5, -3, 3, -1, 1)


def main() -> None:
    """Draw as matplotlib's own example of a timeline does: levels in turn, a label at each tip."""
    events = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    days = [day for day, _ in events]
    levels = [_LEVELS[index % len(_LEVELS)] for index in range(len(events))]
    figure, axes = pyplot.subplots(figsize=(38.4, 21.6), dpi=100)
    axes.stem(days, levels, basefmt="k-")
    for (day, title), level in zip(events, levels, strict=True):
        axes.annotate(title, xy=(day, level), xytext=(4, 4), textcoords="offset points")
    axes.yaxis.set_visible(False)
    figure.savefig(sys.argv[2])


if __name__ == "__main__":
    main()
