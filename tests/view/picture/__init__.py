"""Tests of pictures that stand alone."""
