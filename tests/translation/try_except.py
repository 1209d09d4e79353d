# Ranges with a handler: what it finds on its stack is in place; the bound name is cleared.
# forms: register, stack
def convert(text):
    try:
        value = int(text)
    except ValueError as error:
        value = len(error.args)
    except (TypeError, OverflowError):
        raise
    else:
        value += 1
    return value


convert("12")
convert("x")
