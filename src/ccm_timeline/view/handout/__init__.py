"""What a timeline says on paper: one event, or the whole story as a handout."""
