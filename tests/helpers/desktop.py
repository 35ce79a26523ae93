"""A display without a screen, with a window manager, for tests that need real windows."""

import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pytest

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PROGRAMS = ("Xvfb", "openbox", "xdotool", "xprop")
START_SECONDS = 20.0


class Desktop:
    """Xvfb and openbox on a display of their own, from `with` to the end of the block."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.width, self.height = width, height
        self.env: dict[str, str] = {}
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="desktop-")
        try:
            self.env = _clean_environment(Path(self._folder.name))
            self.env["DISPLAY"] = self._start_display()
            self._start("openbox", "--sm-disable")
            wait_until(self._has_window_manager, START_SECONDS, "openbox did not start")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends what runs here, the newest first; the display takes all other windows with it."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._folder.cleanup()

    def xdotool(self, *args: str | int) -> str:
        """Moves, clicks, types or asks; raises where xdotool fails."""
        return self._ask("xdotool", *map(str, args)).stdout

    def wait_for_window(self, name_regex: str, timeout: float = 20.0) -> int:
        """The number of the first visible window whose title matches."""
        found: list[str] = []

        def search() -> bool:
            command = ("xdotool", "search", "--onlyvisible", "--name", name_regex)
            found[:] = self._ask(*command, check=False).stdout.split()
            return bool(found)

        wait_until(search, timeout, f"no window called {name_regex}")
        return int(found[0])

    def screenshot(self, path: Path) -> None:
        """Writes the whole screen to an image file."""
        if not self.image().save(str(path)):
            raise OSError(f"cannot write {path}")

    def image(self) -> "QImage":
        """The whole screen as it is now."""
        from PySide6.QtGui import QImage

        pixels, width, height, stride = self._dump()
        return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()

    def rows(self, first: int, last: int) -> bytes:
        """Rows of the screen as the display keeps them, 4 bytes a pixel: quickly compared."""
        pixels, _, _, stride = self._dump()
        return pixels[first * stride : last * stride]

    def _dump(self) -> tuple[bytes, int, int, int]:
        """The screen's pixels, its width and height, and the bytes of a row."""
        # Xvfb keeps its screen in a file in the xwd format: a header of 25 big-endian words, the
        # window's name, a table of colours of 12 bytes each, then the pixels.
        dump = (self._screen_folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack_from(">25I", dump)
        start, width, height, stride, colours = (header[i] for i in (0, 4, 5, 12, 19))
        pixels = dump[start + 12 * colours :]
        return pixels, width, height, stride

    @property
    def _screen_folder(self) -> Path:
        return Path(self._folder.name) / "screen"

    def _start_display(self) -> str:
        self._screen_folder.mkdir()
        mine, its = os.pipe()
        with open(mine, "rb") as answer:
            try:
                self._start(
                    *("Xvfb", "-displayfd", str(its), "-fbdir", str(self._screen_folder)),
                    *("-screen", "0", f"{self.width}x{self.height}x24"),
                    *("-nolisten", "tcp", "-noreset"),
                    pass_fds=(its,),
                )
            finally:
                os.close(its)
            # Xvfb picks a free display, and says its number when it is ready.
            number = answer.readline().decode().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return f":{number}"

    def _start(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        # Ended by the kernel if this process is killed before it can do so.
        guard = ("setpriv", "--pdeathsig", "TERM") if shutil.which("setpriv") else ()
        self._processes.append(
            subprocess.Popen(
                [*guard, *command],
                env=self.env,
                pass_fds=pass_fds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def _has_window_manager(self) -> bool:
        answer = self._ask("xprop", "-root", "_NET_SUPPORTING_WM_CHECK", check=False)
        return "window id" in answer.stdout

    def _ask(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.env, check=check, capture_output=True, text=True, timeout=60
        )


def _clean_environment(folder: Path) -> dict[str, str]:
    """This process's environment, but with folders of its own and no other desktop's traces."""
    foreign = ("QT_", "XDG_", "WAYLAND_", "DBUS_", "GTK_", "DESKTOP_", "XAUTHORITY", "SESSION_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        env[f"XDG_{name}_HOME"] = str(folder / name.lower())
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    return env | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "NO_AT_BRIDGE": "1",
    }


def wait_until(is_done: Callable[[], bool], seconds: float, otherwise: str) -> None:
    """Asks again and again; raises what `otherwise` says when the time is over."""
    deadline = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{otherwise} in {seconds:g} seconds")
        time.sleep(0.05)


@pytest.fixture(scope="session")
def desktop() -> Iterator[Desktop]:
    """One desktop for all tests of a worker; each test closes the windows it opens."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(missing)}")
    with Desktop() as running:
        yield running
