"""Files that want to do harm, and whether reading them stays within its bounds.

    python -m tests.soak hostile=64

The number is the size in MiB of those that are large. Each is read in a process of its own, which
says how long it took and how much memory it had; both are compared with what is allowed.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from ccm_timeline.files.writer import encode_document
from tests.builders import document

PATIENCE = 2.0
"""Seconds beside those that a valid file of the same size takes."""

TIMES, BESIDE = 6, 200
"""Times its size, and MiB beside, that reading a file may need of memory."""

LARGEST = 512 * 2**20
_SMALL = json.dumps(json.loads(encode_document(document())), separators=(",", ":")).encode()
_HEAD = _SMALL[:-1]
_EVENT = json.dumps(json.loads(_SMALL)["events"][0], separators=(",", ":"))

READ = """
import sys, time
from pathlib import Path
import ccm_timeline.files.careful
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read
start = time.process_time()
try:
    word = f"read {len(read(Path(sys.argv[1])).timeline())}"
except DocumentRefused as refused:
    word = refused.sentence
seconds = time.process_time() - start
# Not getrusage: that begins with what the process had that this one was forked from.
status = Path("/proc/self/status").read_text()
print(seconds, int(status.split("VmHWM:")[1].split()[0]) / 1024)
print(word)
"""

_LONG_DATE = "{" + ",".join(f"{year}" for year in range(1900, 1919)) + "}"

Builder = Callable[[int], bytes]
"""Gives a file of about so many bytes."""


def events(size: int, change: Callable[[str, int], str] = lambda event, number: event) -> bytes:
    """A document of many events, each of them changed."""
    count = max(1, size // (len(_EVENT) + 8))
    many = (change(_EVENT.replace("departure", f"e{n:07}"), n) for n in range(count))
    tree = json.loads(_SMALL) | {"events": [], "quotes": []}
    text = json.dumps(tree, separators=(",", ":"))
    return text.replace('"events":[]', f'"events":[{",".join(many)}]').encode()


def in_the_last(size: int, member: bytes, before: bytes = b'"importance"') -> bytes:
    """A document of many events, the last of which has something more before a member."""
    return in_place_of(size, before, member + before)


def in_place_of(size: int, old: bytes, new: bytes) -> bytes:
    """A document of many events, in the last of which something is another."""
    head, found, tail = events(size).rpartition(old)
    assert found
    return head + new + tail


def filled(opening: bytes, unit: bytes, closing: bytes) -> Builder:
    """A document with an unknown field that is full of something."""
    return lambda size: _HEAD + opening + (unit * (size // len(unit))).rstrip(b",") + closing


def _listed(name: bytes, unit: bytes) -> Builder:
    """A document one of whose own lists is full of something."""
    at = b'"%b":[' % name
    return lambda size: _SMALL.replace(at, at + unit * (size // len(unit)), 1)


LARGE: dict[str, Builder] = {
    "a default that is written out": lambda size: events(
        size, lambda event, n: event[:-1] + ',"planned":false}'
    ),
    "unknown fields everywhere": lambda size: events(
        size, lambda event, n: event[:-1] + ',"x":[1.5,{"y":"z"}]}'
    ),
    "a name twice in the last event": lambda size: in_the_last(size, b'"title":"x",'),
    "a name twice in its evidence": lambda size: in_the_last(size, b'"start":0,', b'"source"'),
    "a name twice in the document": lambda size: events(size)[:-1] + b',"title":"x"}',
    "a name twice deep inside": lambda size: in_the_last(size, b'"x":[{"y":[{"z":1,"z":2}]}],'),
    "an unknown field in the last event": lambda size: in_the_last(size, b'"x":1,'),
    "a number out of range in the last event": lambda size: in_the_last(size, b'"x":1e999,'),
    "a comma too many in the last event": lambda size: in_the_last(size, b","),
    "half a letter in the last event": lambda size: in_the_last(size, b'"x":"\\ud800",'),
    "a wrong byte in the last event": lambda size: in_the_last(size, b'"x":"\xff",'),
    "cut off": lambda size: events(size)[:-500],
    "a bad date in the last event": lambda size: in_place_of(size, b"2025-03-06", b"2025-13-06"),
    "an unknown theme in the last event": lambda size: in_place_of(size, b"withdrawal", b"no"),
    "a misfit in the last event": lambda size: in_place_of(
        size, b'"importance":2', b'"importance":9'
    ),
    "the first id in the last event": lambda size: in_place_of(
        size, b'"id":"e', b'"id":"e0000000","note":"'
    ),
    "a date without an end": lambda size: in_place_of(1, b"2025-03-06", b"2" * size),
    "dates as long as may be": lambda size: events(
        size, lambda event, n: event.replace("2025-03-06", _LONG_DATE)
    ),
    "a title without an end": lambda size: in_place_of(1, b"The ministry", b"a" * size),
    "a name twice in every event": lambda size: events(
        size, lambda event, n: event[:-1] + ',"title":"x"}'
    ),
    "a bad date in every event": lambda size: events(
        size, lambda event, n: event.replace("2025-03-06", "2025-13-06")
    ),
    "one id for all": lambda size: events(size, lambda event, n: _EVENT),
    "empty objects": filled(b',"x":[', b"{},", b"]}"),
    "empty lists": filled(b',"x":[', b"[],", b"]}"),
    "numbers": filled(b',"x":[', b"999,", b"]}"),
    "short texts": filled(b',"x":[', b'"ab",', b"]}"),
    "one name very often": filled(b',"x":{', b'"ab":0,', b"}}"),
    "a long text": filled(b',"x":"', b"a", b'"}'),
    "a long text that ends in an emoji": filled(b',"x":"', b"a", '\U0001f600"}'.encode()),
    "backslashes": filled(b',"x":"', b"\\\\", b'"}'),
    "spaces": filled(b',"x":', b" ", b"1}"),
    "events that are numbers": _listed(b"events", b"1,"),
    "events that are empty": _listed(b"events", b"{},"),
    "actors without a name": _listed(b"actors", b'{"id":"a"},'),
    "an event that names everybody": lambda size: _SMALL.replace(
        b'"actors":["ministry"]', b'"actors":["ministry"' + b',"ab"' * (size // 5) + b"]"
    ),
    "lists in lists": lambda size: b"[" * size,
    "objects in objects": lambda size: b'{"a":' * (size // 5),
    "quotation marks": lambda size: b'"' * size,
    "nothing but zeros": lambda size: b"\0" * size,
    "a number without an end": lambda size: b'{"format":' + b"9" * size + b"}",
    "UTF-16": lambda size: _SMALL.decode().encode("utf-16") + b" \0" * (size // 2),
    "a wrong byte at the end": filled(b',"x":"', b"a", b'\xff"}'),
    "what gzip made of zeros": lambda size: zlib.compress(bytes(size * 100), wbits=31),
}


def run_hostile(folder: Path, mebibytes: int = 64) -> tuple[int, list[str]]:
    """Read all of them; how many there were, and in words which went over a bound."""
    size = mebibytes * 2**20
    valid, _, _ = _read(_written(folder, events(size)))
    bad = []
    for name, builder in LARGE.items():
        path = _written(folder, builder(size))
        seconds, peak, word = _read(path)
        allowed = TIMES * path.stat().st_size / 2**20 + BESIDE
        # What can be read is itself a valid file of its size.
        is_slow = seconds > valid + PATIENCE and not word.startswith("read")
        if peak > allowed or is_slow:
            bad.append(f"{name}: {seconds:.1f} s, {peak:.0f} of {allowed:.0f} MiB, {word}")
    places = list(make_odd_places(folder))
    for path in places:
        start = time.monotonic()
        *_, word = _read(path)
        if word.startswith("read") or time.monotonic() - start > PATIENCE + 10:
            bad.append(f"{path.name}: {word}")
    return len(LARGE) + len(places), bad


def make_odd_places(folder: Path) -> list[Path]:
    """What has the name of a document and is no file, or none that may be read."""
    odd = [folder / f"{name}.ccmt" for name in ("folder", "pipe", "ring", "device", "huge", "none")]
    for path in odd:
        if path.is_symlink() or path.is_file() or path.is_fifo():
            path.unlink()
    odd[0].mkdir(exist_ok=True)
    os.mkfifo(odd[1])
    odd[2].symlink_to(odd[2])
    odd[3].symlink_to("/dev/zero")
    with odd[4].open("wb") as file:
        file.truncate(LARGEST + 1)
    return [*odd, _make_socket(folder)]


def _make_socket(folder: Path) -> Path:
    path = folder / "s.ccmt"
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    return path


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "hostile.ccmt"
    path.write_bytes(data)
    return path


def _read(path: Path) -> tuple[float, float, str]:
    """Seconds of the processor, MiB at the most, and what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        return 0.0, 1e9, done.stderr[-1000:]
    seconds, peak = map(float, done.stdout.split("\n")[0].split())
    return seconds, peak, done.stdout.split("\n", 1)[1].strip()
