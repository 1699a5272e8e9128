"""Records and registers: their format, their checks, and the packaged ones."""
