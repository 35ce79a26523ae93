"""What a user asked for, and could not be understood."""

from __future__ import annotations


class UsageError(Exception):
    """What a user asked for cannot be understood; its text is one sentence."""
