"""What source texts have in common, word by word, and where they part."""
