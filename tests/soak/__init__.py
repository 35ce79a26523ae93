"""What takes too long for every day: the same tests as elsewhere, many times over."""
