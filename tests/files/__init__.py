"""Documents, sources and their checking."""
