"""pyqtgraph is imported in parts, and nothing of that is left behind."""

import json
import subprocess
import sys

PARTS = "ccm_timeline.view.timeline.pyqtgraph_parts"


def _run(code: str) -> dict[str, object]:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import json, sys\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_only_the_needed_parts_are_imported() -> None:
    found = _run(
        f"import {PARTS} as parts\n"
        "loaded = {name for name in sys.modules if name.startswith('pyqtgraph.')}\n"
        "wanted = parts.NEEDED | {f'pyqtgraph.Qt.Qt{n}' for n in ('Core', 'Gui', 'Widgets')}\n"
        "print(json.dumps({'unneeded': sorted(wanted - loaded), 'more': sorted(loaded - wanted)}))"
    )
    assert found == {"unneeded": [], "more": []}


def test_the_rest_can_be_imported_afterwards() -> None:
    found = _run(
        f"import {PARTS} as parts\n"
        "from pyqtgraph.widgets.PlotWidget import PlotWidget\n"
        "import pyqtgraph.widgets.SpinBox, pyqtgraph.graphicsItems.ROI\n"
        "import PySide6.QtCore\n"
        "print(json.dumps({\n"
        "    'same': issubclass(PlotWidget, parts.GraphicsView),\n"
        "    'true': callable(pyqtgraph.widgets.SpinBox.SpinBox),\n"
        "    'names': 'QObject' in dir(PySide6.QtCore),\n"
        "    'finders': [type(finder).__name__ for finder in sys.meta_path],\n"
        "}))"
    )
    assert found["same"]
    assert found["true"]
    assert found["names"]
    assert "_Finder" not in found["finders"]  # type: ignore[operator]


def test_who_imported_all_of_it_before_keeps_it() -> None:
    found = _run(
        f"import pyqtgraph\nimport {PARTS} as parts\n"
        "print(json.dumps({'same': pyqtgraph.GraphicsView is parts.GraphicsView}))"
    )
    assert found == {"same": True}
