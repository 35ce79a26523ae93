"""Frozen values: dates, events, quotes, stances, filter and selection."""
