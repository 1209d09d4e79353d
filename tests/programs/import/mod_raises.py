import sys

started = True
if getattr(sys, "raise_now", True):
    raise ValueError("raised while being imported")
finished = True
