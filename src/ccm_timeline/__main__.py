"""Starts the program by `python -m ccm_timeline`."""

import sys

from ccm_timeline.app.cli import main

sys.exit(main())
