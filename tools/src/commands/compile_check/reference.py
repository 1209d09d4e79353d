"""Compiles files for apylab: `reference.py OPTIMIZE`.

Reads paths from stdin, each with its length in 4 bytes before it. Answers each with `c` or `e`,
the nanoseconds that compile() took in 8 bytes, the length of what follows in 4, and the
marshalled code or an error in JSON.

That many files are compiled in one process does not show: over the library, the bytes were those
of a `python3.12 -m py_compile` for each file.
"""

import json
import os
import signal
import sys
import time
import warnings
from marshal import dumps


def attempt(path, optimize):
    spent = 0
    try:
        with open(path, 'rb') as file:
            source = file.read()
        started = time.perf_counter_ns()
        code = compile(source, path, 'exec', dont_inherit=True, optimize=optimize)
        spent = time.perf_counter_ns() - started
        kind, payload = b'c', dumps(code)
    except Exception as error:
        kind, payload = b'e', describe(error)
    head = kind + spent.to_bytes(8, 'little') + len(payload).to_bytes(4, 'little')
    return head + payload


def describe(error):
    syntax = isinstance(error, SyntaxError)
    text = (lambda value: value and value.encode('utf-8', 'replace').decode())
    return json.dumps({
        'kind': type(error).__name__,
        'message': text(error.msg if syntax else str(error)),
        'line': error.lineno if syntax else None,
        'offset': error.offset if syntax else None,
        'end_line': error.end_lineno if syntax else None,
        'end_offset': error.end_offset if syntax else None,
        'text': text(error.text) if syntax else None,
    }).encode()


def main():
    optimize = int(sys.argv[1])
    warnings.simplefilter('ignore')
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := requests.read(4):
        path = os.fsdecode(requests.read(int.from_bytes(head, 'little')))
        answers.write(attempt(path, optimize))
        answers.flush()


signal.signal(signal.SIGINT, signal.SIG_IGN)
main()
