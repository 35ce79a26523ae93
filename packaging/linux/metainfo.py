"""Puts the address of the repository into the metainfo, where the environment names it.

A software centre fetches the screenshot from the web, so that it can stand in the metainfo only
where the repository is published: CCM_ADDRESS is its address, CCM_RAW that of its files' contents.
"""

from __future__ import annotations

import os
import sys

MARK = "  <!-- address and screenshot -->\n"
FILLED = """  <url type="homepage">{address}</url>
  <screenshots>
    <screenshot type="default">
      <caption>A timeline, and beside it what the sources say of one of its events</caption>
      <image>{raw}/packaging/linux/screenshot.png</image>
    </screenshot>
  </screenshots>
"""


def filled(text: str, address: str, raw: str) -> str:
    return text.replace(MARK, FILLED.format(address=address, raw=raw) if address and raw else "")


if __name__ == "__main__":
    found = os.environ
    sys.stdout.write(
        filled(sys.stdin.read(), found.get("CCM_ADDRESS", ""), found.get("CCM_RAW", ""))
    )
