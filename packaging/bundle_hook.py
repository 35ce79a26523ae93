"""Runs in the bundle before the program: what it starts itself gets the system's libraries back."""

import os

# The bundle's start sets this for its own libraries, which are loaded by now. A browser that was
# opened for a link would else load them too.
_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before

# numpy's library for matrices starts a thread for each further processor, all of which spin for a
# while. The program multiplies no matrices of real numbers, and has no use for them.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
