"""The room for clips."""
