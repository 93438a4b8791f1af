"""The room for what a camera or a scanner took, from JPEG to TIFF: each surveyed by ourselves before a decoder sees it."""
