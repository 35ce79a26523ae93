"""Formats for other programs, read back by other readers."""
