"""References to sources: in the styles of scholars, and for the programs that keep references."""
