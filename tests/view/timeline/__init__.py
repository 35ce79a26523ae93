"""The timeline's widget."""
