def assist():
    return f"assisted by {__name__}"
