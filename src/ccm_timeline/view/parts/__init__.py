"""The parts that panel, dialogs and windows are put together from."""
