"""The formats in which a timeline is handed on to other programs; no Qt, no network."""
