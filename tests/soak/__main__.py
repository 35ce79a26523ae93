"""Runs the long forms of the tests that need many tries: `packaging/dev soak`.

python -m tests.soak                          every one, in its full length
python -m tests.soak documents=20000 random=500 --seed 3
"""

from __future__ import annotations

import sys

from tests.soak.course import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
