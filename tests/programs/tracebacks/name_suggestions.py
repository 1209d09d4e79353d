# exit: 1
# "Did you mean" hints are printed by the uncaught exception, not part of str().
class Camera:
    def __init__(self):
        self.exposure = 1
        self.aperture = 2

    def shoot(self):
        return self.exposur


def misspelt_local():
    counter = 5
    return countr


def misspelt_builtin():
    return pritn("x")


def misspelt_attribute():
    return Camera().apertur


def misspelt_method():
    return [].apend(1)


def far_off():
    return Camera().zzzzzzzz


def misspelt_module():
    import math

    return math.sqrtt(4)


def forgotten_import():
    return sys.argv


def forgotten_self():
    class Box:
        size = 3

        def get(self):
            return size

        def set(self):
            self.value = 1
            return value

    return Box().set()


chain = None
for f in (misspelt_local, misspelt_builtin, misspelt_attribute, misspelt_method, far_off, Camera().shoot, misspelt_module, forgotten_import, forgotten_self):
    try:
        f()
    except (NameError, AttributeError) as error:
        print(str(error))
        error.__context__ = chain
        chain = error
raise chain
