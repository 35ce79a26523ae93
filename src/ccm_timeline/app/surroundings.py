"""What the desktop offers around the program: a screen, and the bus to screen readers.

Asked by the system's own libraries, because Qt ends the program where there is no screen.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from pathlib import Path

from ccm_timeline.app.display import display_problem

PATIENCE_MS = 3000


def screen_problem(environment: Mapping[str, str], system: str = sys.platform) -> str | None:
    """One sentence where no window can be shown, else None."""
    if problem := display_problem(environment, system):
        return problem
    if not system.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    if name := environment.get("WAYLAND_DISPLAY"):
        socket = Path(environment.get("XDG_RUNTIME_DIR", "/"), name)
        if socket.is_socket():
            return None
        if not environment.get("DISPLAY"):
            return f"there is no Wayland display {name}"
    return _x11_problem(environment["DISPLAY"])


def _x11_problem(name: str) -> str | None:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"a library of the system is missing: {error}"
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the display {name} cannot be reached" if broken else None


def accessibility_problem(system: str = sys.platform) -> str | None:
    """One sentence where screen readers cannot hear of the program, else None."""
    if not system.startswith("linux"):
        return None
    try:
        bus = ctypes.CDLL("libdbus-1.so.3")
    except OSError as error:
        return f"a library of the system is missing: {error}"
    return None if _a11y_bus_answers(bus) else "their bus does not answer; all else works"


def _a11y_bus_answers(bus: ctypes.CDLL) -> bool:
    """Ask the session's bus for the address of that of screen readers (AT-SPI 2)."""
    for name in ("dbus_bus_get", "dbus_message_new_method_call"):
        getattr(bus, name).restype = ctypes.c_void_p
    ask = bus.dbus_connection_send_with_reply_and_block
    ask.restype = ctypes.c_void_p
    session = bus.dbus_bus_get(0, None)
    if not session:
        return False
    # The library's default is to end the program when the bus goes away.
    bus.dbus_connection_set_exit_on_disconnect(ctypes.c_void_p(session), 0)
    question = bus.dbus_message_new_method_call(
        b"org.a11y.Bus", b"/org/a11y/bus", b"org.a11y.Bus", b"GetAddress"
    )
    answer = ask(ctypes.c_void_p(session), ctypes.c_void_p(question), PATIENCE_MS, None)
    for message in filter(None, (question, answer)):
        bus.dbus_message_unref(ctypes.c_void_p(message))
    return bool(answer)
