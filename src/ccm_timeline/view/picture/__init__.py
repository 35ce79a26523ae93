"""Pictures of a timeline that stand alone: images, vector files and printed pages."""
