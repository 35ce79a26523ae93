"""The show: the timeline step by step on a projector, with a view for whoever presents."""
