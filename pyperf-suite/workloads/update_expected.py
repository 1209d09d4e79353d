"""Writes the expected answers in suite.toml, or checks other engines against them.

    update_expected.py [NAME...]              run each workload (or those named) in both
                                              sizes under the Python that runs this
                                              script, and rewrite its answers
    update_expected.py --check COMMAND [NAME...]
                                              run them under COMMAND (split at blanks)
                                              and compare; changes nothing

Only CPython 3.12 is believed: any other Python refuses to run this script. With a
COMMAND whose first word contains "lua" the Lua twins are run and compared as numbers.
"""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SUITE = os.path.join(HERE, "..", "suite.toml")
SCRIPTS = os.path.join(HERE, "..", "pyperformance")
MODES = ("quick", "full")


class BadRun(Exception):
    """A workload that did not end with an answer."""


def program_of(workload, lua):
    """The path of the file to run; None where there is none for this kind of engine."""
    if lua:
        return os.path.join(HERE, workload["lua"]) if "lua" in workload else None
    if "script" in workload:
        return os.path.join(SCRIPTS, workload["script"])
    return os.path.join(HERE, workload["file"])


def answer_of(command, program, size):
    """Make the first call only; the answer's text and the seconds it took."""
    arguments = [*command, program, *size, "--samples", "0"]
    done = subprocess.run(arguments, capture_output=True, text=True)
    records = dict(line.partition(" ")[::2] for line in done.stdout.splitlines())
    if done.returncode != 0 or "done" not in records:
        raise BadRun(f"{program} {' '.join(size)}: status {done.returncode}\n{done.stderr}")
    return records["answer"], float(records["first"])


def agree(found, expected, as_numbers):
    if as_numbers:
        return float(found) == float(expected)
    return found == expected


def runs(suite, command, names):
    """Run what is asked for: yields (workload, mode, answer, seconds)."""
    lua = "lua" in os.path.basename(command[0])
    for workload in suite["workload"]:
        program = program_of(workload, lua)
        if program is None or (names and workload["name"] not in names):
            continue
        if not os.path.exists(program):
            print(f"skipped {workload['name']}: no {os.path.relpath(program)}")
            continue
        for mode in MODES:
            size = [str(workload["sizes"][mode])] if "sizes" in workload else []
            answer, seconds = answer_of(command, program, size)
            print(f"{workload['name']:28} {mode:5} {seconds * 1000:9.1f} ms  {answer}", flush=True)
            yield workload, mode, answer, seconds


def rewrite(text, answers):
    """suite.toml's text with its `expected` lines replaced; all else stays as it is."""
    lines = text.split("\n")
    name = None
    for number, line in enumerate(lines):
        if match := re.fullmatch(r'name = "(.*)"', line):
            name = match[1]
        elif line.startswith("expected = ") and name in answers:
            quick, full = (quote(answers[name][mode]) for mode in MODES)
            lines[number] = f"expected = {{ quick = {quick}, full = {full} }}"
    return "\n".join(lines)


def quote(text):
    """A TOML string: literal, so that the answer can be read as it is, if it can be."""
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def update(suite, names):
    answers = {}
    for workload, mode, answer, _ in runs(suite, [sys.executable], names):
        answers.setdefault(workload["name"], {})[mode] = answer
    with open(SUITE, encoding="utf-8") as file:
        text = file.read()
    with open(SUITE, "w", encoding="utf-8") as file:
        file.write(rewrite(text, answers))


def check(suite, command, names):
    wrong = 0
    as_numbers = "lua" in os.path.basename(command[0])
    for workload, mode, answer, _ in runs(suite, command, names):
        if not agree(answer, workload["expected"][mode], as_numbers):
            wrong += 1
            print(f"wrong: expected {workload['expected'][mode]}")
    return wrong


def main():
    if sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 12):
        sys.exit("expected CPython 3.12, found " + sys.version)
    import tomllib  # Here, so that a Python too old to have it gets the message above.

    with open(SUITE, "rb") as file:
        suite = tomllib.load(file)
    checking = sys.argv[1:2] == ["--check"]
    command, names = (sys.argv[2:3], sys.argv[3:]) if checking else ([], sys.argv[1:])
    if checking and not command:
        sys.exit("expected a command after --check")
    known = [workload["name"] for workload in suite["workload"]]
    for name in names:
        if name not in known:
            sys.exit(f"expected the name of a workload, found '{name}'")
    try:
        if checking:
            sys.exit(1 if check(suite, command[0].split(), names) else 0)
        update(suite, names)
    except BadRun as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
