"""A package."""
from . import helper
from .helper import assist

constant = "package constant"
