"""One page in a browser without a window, served by this machine and cut off from every other."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<link rel="stylesheet" href="{style}">
<script>
var problems = [], obeyed = false;
window.alert = function () {{ obeyed = true; }};
window.onerror = function (words) {{ problems.push(String(words)); }};
function texts(selector) {{
    return Array.from(document.querySelectorAll(selector), found => found.textContent);
}}
function report(found) {{
    found.problems = problems;
    found.obeyed = obeyed;
    found.images = document.querySelectorAll("img[src=x]").length;
    const place = document.createElement("pre");
    place.id = "report";
    place.textContent = JSON.stringify(found);
    document.body.append(place);
}}
</script>
<script src="{library}"></script></head>
<body><div id="timeline" style="width: 1200px; height: 700px"></div>
<script>{script}</script></body></html>
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: standard error is the tests' own."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def show(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    library: str,
    style: str,
    script: str,
    zone: str = "UTC",
) -> dict[str, Any]:
    """Load a page with a library and a script, and give what the script reports.

    `folder` gets the files and the page; the library's path counts from there.
    """
    for name, data in files.items():
        (folder / name).write_bytes(data)
    page = _PAGE.format(library=library, style=style, script=script)
    (folder / "page.html").write_text(page, "utf-8")
    with _served(folder) as address:
        shown = _dump(f"{address}/page.html", folder, zone)
    found = re.search(r'<pre id="report">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-2000:]
    report: dict[str, Any] = json.loads(html.unescape(found[1]))
    return report


def _dump(address: str, folder: Path, zone: str) -> str:
    """Give the page as it stands after ten seconds of the page's own time."""
    command = [
        os.environ.get("CCM_BROWSER", "chromium"),
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1280,800",
        *("--virtual-time-budget=10000", "--dump-dom", address),
    ]
    done = subprocess.run(
        command, capture_output=True, timeout=120, check=True, env=os.environ | {"TZ": zone}
    )
    return done.stdout.decode("utf-8")
