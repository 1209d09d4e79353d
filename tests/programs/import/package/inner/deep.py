from . import visible
from .. import helper
from ..helper import assist as from_above


def bottom():
    return (visible, from_above(), helper.__name__)
