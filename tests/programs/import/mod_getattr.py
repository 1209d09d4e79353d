real = "a real attribute"


def __getattr__(name):
    if name == "refused" or name.startswith("__"):
        raise AttributeError(f"refused {name}")
    return f"computed {name}"


def __dir__():
    return ["z", "real", "a"]
