"""Compiles for apylab.

Reads requests from stdin: `f` (a file), `b` (source as bytes) or `t` (as text), the mode (`x`, `v`
or `s`), the level of optimisation, the length of what follows in 4 bytes, and the path or the
source. Answers each with `c` or `e`, the nanoseconds that compile() took in 8 bytes, and twice a
length in 4 and as many bytes: of the marshalled code or an error in JSON, and of the warnings in
JSON, which are not collected for files.

That much is compiled in one process does not show: over the library, the bytes were those
of a `python3.12 -m py_compile` for each file.
"""

import json
import os
import resource
import signal
import sys
import time
import warnings
from marshal import dumps

MODES = {b'x': 'exec', b'v': 'eval', b's': 'single'}


def attempt(source, name, mode, optimize):
    spent = 0
    try:
        if name is None:
            name = os.fsdecode(source)
            with open(name, 'rb') as file:
                source = file.read()
        started = time.perf_counter_ns()
        code = compile(source, name, mode, dont_inherit=True, optimize=optimize)
        spent = time.perf_counter_ns() - started
        return b'c', spent, dumps(code)
    except Exception as error:
        return b'e', spent, describe(error)


def text(value):
    return value and value.encode('utf-8', 'replace').decode()


def describe(error):
    syntax = isinstance(error, SyntaxError)
    return json.dumps({
        'kind': type(error).__name__,
        'message': text(error.msg if syntax else str(error)),
        'line': error.lineno if syntax else None,
        'offset': error.offset if syntax else None,
        'end_line': error.end_lineno if syntax else None,
        'end_offset': error.end_offset if syntax else None,
        'text': text(error.text) if syntax else None,
    }).encode()


def answer(kind, mode, optimize, payload):
    if kind == b'f':
        return *attempt(payload, None, mode, optimize), b'[]'
    source = payload if kind == b'b' else payload.decode()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        result = attempt(source, '<source>', mode, optimize)
    told = [[w.category.__name__, text(str(w.message)), w.lineno if w.filename == '<source>' else 0]
            for w in caught]
    return *result, json.dumps(told).encode()


def main():
    warnings.simplefilter('ignore')
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := requests.read(7):
        payload = requests.read(int.from_bytes(head[3:], 'little'))
        kind, spent, result, told = answer(
            head[:1], MODES[head[1:2]], int(head[2:3]), payload)
        answers.write(kind + spent.to_bytes(8, 'little'))
        for part in (result, told):
            answers.write(len(part).to_bytes(4, 'little') + part)
        answers.flush()


signal.signal(signal.SIGINT, signal.SIG_IGN)
main()
