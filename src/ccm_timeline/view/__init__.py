"""Windows, panels, gestures and painting: QtWidgets and pyqtgraph."""
