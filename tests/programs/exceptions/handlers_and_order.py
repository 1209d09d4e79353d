# try/except/else/finally: which clauses run, in which order, with what result.
def run(action):
    trail = []
    try:
        trail.append("try")
        result = action()
        trail.append("body done")
    except ZeroDivisionError as error:
        trail.append(f"zero {error}")
        result = "handled zero"
    except (KeyError, IndexError) as error:
        trail.append(f"lookup {type(error).__name__}")
        result = "handled lookup"
    except Exception:
        trail.append("general")
        result = "handled general"
    else:
        trail.append("else")
    finally:
        trail.append("finally")
    return trail, result


for action in (lambda: 1, lambda: 1 / 0, lambda: {}[1], lambda: [][0], lambda: int("x"), lambda: None.x):
    print(run(action))


def flow(kind):
    log = []
    for i in range(3):
        try:
            log.append(i)
            if i == 1:
                if kind == "break":
                    break
                if kind == "continue":
                    continue
                if kind == "return":
                    return log
                if kind == "raise":
                    raise ValueError
            log.append("end of try")
        except ValueError:
            log.append("except")
            continue
        else:
            log.append("else")
        finally:
            log.append("finally")
        log.append("after")
    else:
        log.append("loop else")
    return log


for kind in ("break", "continue", "return", "raise", "none"):
    print(kind, flow(kind))


def overrides():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def breaks():
    while True:
        try:
            1 / 0
        finally:
            break
    return "broke out"


def continues():
    n = 0
    for n in range(3):
        try:
            raise KeyError(n)
        finally:
            continue
    return n


def nested():
    out = []
    try:
        try:
            try:
                out.append("a")
                raise KeyError("inner")
            finally:
                out.append("b")
        except ValueError:
            out.append("wrong")
        finally:
            out.append("c")
    except KeyError as e:
        out.append(f"d {e}")
        try:
            raise TypeError("second")
        except TypeError:
            out.append("e")
        out.append(f"still {e}")
    else:
        out.append("no")
    finally:
        out.append("f")
    return out


def replaced():
    try:
        try:
            raise KeyError("first")
        finally:
            raise IndexError("second")
    except IndexError as e:
        return repr(e), repr(e.__context__)


print(overrides(), swallows(), breaks(), continues(), nested(), replaced())
try:
    try:
        raise ValueError("to else")
    except TypeError:
        pass
    else:
        print("not here")
except ValueError as e:
    print("outer", e)
try:
    try:
        pass
    except Exception:
        print("no")
    else:
        raise RuntimeError("from else")
except RuntimeError as e:
    print(e)
