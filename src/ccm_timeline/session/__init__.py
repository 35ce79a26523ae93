"""The one thing that changes: document, viewport, filter and selection."""
