"""Pure functions on `str`: no files, no screen."""
