"""What the bundle starts: outside the package, so that it is found where its wheel put it."""

import sys

from ccm_timeline.app.cli import main

sys.exit(main())
