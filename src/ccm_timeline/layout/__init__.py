"""Arrays in, frozen arrays out: where everything on the timeline goes."""
