"""The heaps of the C library, of which the program's threads share one."""

import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

BEGIN = {
    "as it is": "",
    "shared": "from ccm_timeline.system.heaps import share_one_heap; assert share_one_heap()",
    "the program": "from ccm_timeline.app.application import Application; running = Application()",
}
THREADS = """
import ctypes, threading
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
gate = threading.Barrier(9)
def work():
    libc.malloc(50_000)
    gate.wait()
for _ in range(8):
    threading.Thread(target=work).start()
gate.wait()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def _has_heaps() -> bool:
    return sys.platform.startswith("linux") and "glibc" in (os.confstr("CS_GNU_LIBC_VERSION") or "")


@pytest.mark.skipif(not _has_heaps(), reason="other C libraries have none")
def test_threads_share_one_heap() -> None:
    found = {how: _heaps(begin) for how, begin in BEGIN.items()}
    assert found.pop("as it is") > 2
    assert found == {"shared": 1, "the program": 1}


def _heaps(begin: str) -> int:
    """How many there are after eight threads took some memory."""
    done = subprocess.run(
        [sys.executable, "-c", f"{begin}\n{THREADS}"], capture_output=True, check=True
    )
    return len(ElementTree.fromstring(done.stdout).findall("heap"))
