"""Tests of the command line, the start, and what happens behind the window."""
