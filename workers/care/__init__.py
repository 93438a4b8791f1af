"""Care: one task a file."""
