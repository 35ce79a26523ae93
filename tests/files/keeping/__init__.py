"""Tests of what keeps documents safe."""
