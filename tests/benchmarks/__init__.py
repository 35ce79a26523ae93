"""Benchmarks, run by name and never as tests with time limits."""
