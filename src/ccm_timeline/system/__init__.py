"""What every layer may ask of the operating system; the standard library alone."""
