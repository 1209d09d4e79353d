from ..second import name
from .. import first
from ..sub import __name__ as parent


def climb():
    return name, first.__name__, parent, __name__
