loaded = f"{__name__} loaded"
