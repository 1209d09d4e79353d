"""Two modules that need each other."""
