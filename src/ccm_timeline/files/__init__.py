"""Documents, sources and their checking, read and written."""
