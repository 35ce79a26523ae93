"""Which operating system this is, told without starting another program."""

from __future__ import annotations

import platform


def system_version() -> str:
    """Name, release and machine, as "Linux 6.1.0-18-amd64 x86_64".

    `platform.platform()` tells the same, and runs `uname -p` for it.
    """
    if mac := platform.mac_ver()[0]:
        return f"macOS {mac} {platform.machine()}"
    return f"{platform.system()} {platform.release()} {platform.machine()}"
