"""CCM Timeline: a story told by many sources, drawn on one line of time."""
