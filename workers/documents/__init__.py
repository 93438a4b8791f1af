"""Records made readable: bytes in, PDF bytes out; no store, no queue, no clock."""
