"""The cellar: everything kept, and the one way a case changes: lock, decide, record."""
