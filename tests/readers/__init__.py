"""Other programs that read what was exported; `packaging/dev test-readers` runs them."""
