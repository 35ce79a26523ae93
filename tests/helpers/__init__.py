"""What tests need beside pytest: a desktop, and an ear for stray log records."""
