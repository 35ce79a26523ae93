"""Draws a scene on any `QPainter`: screen, image, vector or paper; needs no widget."""
