"""Pictures of the real program, made by `python -m tests.screenshots` and looked at by people."""
