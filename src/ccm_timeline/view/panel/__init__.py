"""The panel beside the timeline, one small widget a part."""
