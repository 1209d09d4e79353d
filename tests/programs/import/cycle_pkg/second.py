from . import first

first.order.append("second runs")
name = "second"


def describe():
    return f"{name} sees {first.__name__} with {len(first.order)} entries"
