order = ["first begins"]
from . import second

order.append("first ends")


def from_second():
    return second.describe()
