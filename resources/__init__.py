"""Timelines, schema, icons and translations, found by importlib.resources."""
