"""The darkroom: original bytes in, derivatives out; no clock, no store, no network."""
