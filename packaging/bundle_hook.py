"""Runs in the bundle before the program: what it starts itself gets the system's libraries back."""

import os

# The bundle's start sets this for its own libraries, which are loaded by now. A browser that was
# opened for a link would else load them too.
_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
