# What is still alive when the program ends is finalised then, and output still works.
class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalised", self.name)


def scope():
    local = Last("local")
    return [Last("returned"), local]


kept = Last("module level")
dropped = Last("dropped before the end")
returned = scope()
del returned[1]
print("one left", len(returned))
dropped = None
returned.clear()
try:
    Last("temporary").missing
except AttributeError as error:
    print(error)
del kept.__dict__["name"]
kept.name = "renamed"
print("end of the program")
