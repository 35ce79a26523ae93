"""Tests of what the program remembers."""
