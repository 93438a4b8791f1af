"""The room for radiographs and all else that DICOM carries."""
