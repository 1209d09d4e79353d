"""Lists the text signatures of CPython's native functions, for the tests of the parser.

    python3.12 cpython_signatures.py > cpython_signatures.txt

One a line: the name, then `__text_signature__`, with newlines as ↵. Sorted, without repeats.
"""

import importlib
import sys
import types

KINDS = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.ClassMethodDescriptorType,
)


def natives(namespace):
    for value in list(vars(namespace).values()):
        if isinstance(value, staticmethod):
            value = value.__func__
        if isinstance(value, KINDS):
            yield value
        elif isinstance(value, type) and value.__module__ == namespace.__name__:
            yield from natives_of_class(value)


def natives_of_class(cls):
    for value in list(vars(cls).values()):
        if isinstance(value, staticmethod):
            value = value.__func__
        if isinstance(value, KINDS):
            yield value


def main():
    lines = set()
    for name in sorted(sys.builtin_module_names):
        module = importlib.import_module(name)
        for value in natives(module):
            text = value.__text_signature__
            # `__new__` is the type machinery's own, not a declared function.
            if text is not None and value.__name__ != "__new__":
                lines.add(value.__name__ + text.replace("\n", "↵"))
    print("\n".join(sorted(lines)))


main()
