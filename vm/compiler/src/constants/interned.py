"""Makes `interned.txt`: the strings that CPython 3.12 has interned when it begins to compile a
file, as objects of their own. Run as `python3.12 interned.py > interned.txt`.

A string that looks like a name is interned when it becomes a constant. Where one is interned
already, a frozen set with it is made anew for each code object; else they share it. So each
candidate is put in a set of two functions of a file, which `python3.12 -m py_compile` compiles;
from the result is read whether the functions share the set.

Candidates are all that look like names in CPython's library and its own binary.
"""

import glob
import importlib.util
import marshal
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import types

HEADER_SIZE = 16
LONGEST = 60
NAME = rb'[A-Za-z0-9_]+'


def candidates():
    library = os.path.dirname(os.__file__)
    sources = glob.glob(os.path.join(library, '**', '*.py'), recursive=True)
    binaries = [sys.executable]
    shared = sysconfig.get_config_var('INSTSONAME')
    binaries += glob.glob(os.path.join(sysconfig.get_config_var('LIBDIR') or '', shared or ''))
    found = set()
    for path in [path for path in sources if 'site-packages' not in path] + binaries:
        if os.path.isfile(path):
            with open(path, 'rb') as file:
                found.update(re.findall(NAME, file.read()))
    return sorted(name.decode() for name in found if len(name) < LONGEST)


def interned(names):
    """Those of the names that are interned in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, 'sets.py')
        with open(source, 'w') as file:
            for name in names:
                for number in 1, 2:
                    file.write(f'def a(): return x in {{{name!r}, 1}}, {number}\n')
        subprocess.run([sys.executable, '-m', 'py_compile', source], check=True)
        with open(importlib.util.cache_from_source(source), 'rb') as file:
            module = marshal.loads(file.read()[HEADER_SIZE:])
    functions = [item for item in module.co_consts if isinstance(item, types.CodeType)]
    functions.sort(key=lambda code: code.co_firstlineno)
    sets = [next(item for item in code.co_consts if isinstance(item, frozenset))
            for code in functions]
    return [name for name, a, b in zip(names, sets[::2], sets[1::2]) if a is not b]


if __name__ == '__main__':
    names = sys.stdin.read().split() if sys.argv[1:] == ['-'] else candidates()
    print('\n'.join(interned(names)))
