"""The workloads' side of the protocol between a workload and the runner.

Command line of a workload:

    FILE N [--samples K] [--min-time SECONDS] [--max-time SECONDS] [--warmup W] [--loops L]

    N           the size, an integer, handed to run(n)
    --samples   samples to take (default 5; 0 makes the first call only, which
                is what an instruction counter wants)
    --min-time  what a sample must take at least (default 0.1 s); the calls in a
                sample are doubled from one until it does
    --max-time  once the calls so far took this long, one sample is enough and
                warm-up is over (default: no end)
    --warmup    samples to run and report before those that count (default 1)
    --loops     calls in each sample; no calibration, --min-time is ignored

Output, one record a line, fields separated by one space, numbers as repr
writes them:

    first <seconds>            the first call: one-time costs are in it
    answer <repr>              what the first call returned (to the line's end)
    warmup <loops> <seconds>   a sample of calibration or warm-up
    sample <loops> <seconds>   a sample that counts
    mismatch <repr>            a later call returned something else; exit status 3
    done                       the last line of a complete run

`seconds` is for all the calls of a sample, by time.perf_counter. The runner checks
`answer` against suite.toml before it believes any time; the harness checks the
answer of every timed call against the first, after the clock has stopped. A
wrong command line is told on stderr, with exit status 2.

This file runs on every engine, young ones too: no modules but sys and time, and
plain features only. `pyperformance/pyperf.py` speaks the same protocol through it.
"""

import sys
from time import perf_counter


class Plan:
    """How much to measure: what the options on the command line said."""

    def __init__(self):
        self.samples = 5
        self.min_time = 0.1
        self.max_time = float("inf")
        self.warmup = 1
        self.loops = 0

    def take(self, option, text):
        """Take one option with its value; False where the option is not ours."""
        if option == "--samples":
            self.samples = int(text)
        elif option == "--min-time":
            self.min_time = float(text)
        elif option == "--max-time":
            self.max_time = float(text)
        elif option == "--warmup":
            self.warmup = int(text)
        elif option == "--loops":
            self.loops = int(text)
        else:
            return False
        return True


def fail(message):
    """A wrong command line: say so and stop."""
    print(message, file=sys.stderr)
    sys.exit(2)


def parse(arguments):
    """Split a command line into a Plan and the arguments that are not its options."""
    plan = Plan()
    rest = []
    position = 0
    while position < len(arguments):
        option = arguments[position]
        text = arguments[position + 1] if position + 1 < len(arguments) else ""
        try:
            taken = plan.take(option, text)
        except ValueError:
            fail("expected a number after " + option + ", found '" + text + "'")
        if taken:
            position += 2
        else:
            rest.append(option)
            position += 1
    return plan, rest


def record(*fields):
    print(*fields, flush=True)


def timed_calls(function, arguments):
    """A function of a number of loops that calls `function` so often, and returns
    the seconds that took and the answers."""

    def timed(loops):
        answers = [None] * loops
        start = perf_counter()
        for i in range(loops):
            answers[i] = function(*arguments)
        return perf_counter() - start, answers

    return timed


def take_sample(kind, timed, loops, expected):
    """Run and report one sample; a call with another answer ends the process."""
    seconds, answers = timed(loops)
    for answer in answers:
        if repr(answer) != expected:
            record("mismatch", repr(answer))
            sys.exit(3)
    record(kind, loops, repr(seconds))
    return seconds


def measure(plan, timed, answer_of):
    """The whole run: first call, calibration, warm-up, samples.

    `timed` is as `timed_calls` makes it; `answer_of` turns what the first call
    returned (a list, empty where there is no way to see it) into the answer that
    the runner is to check.
    """
    seconds, answers = timed(1)
    record("first", repr(seconds))
    record("answer", repr(answer_of(answers)))
    expected = repr(answers[0]) if answers else None
    if plan.samples > 0:
        take_samples(plan, timed, expected, seconds)
    record("done")


def take_samples(plan, timed, expected, spent):
    """Calibration, warm-up, samples; `spent` is what the first call took."""
    loops = plan.loops or 1
    seconds = plan.min_time if plan.loops else -1.0
    while seconds < plan.min_time and spent < plan.max_time:
        seconds = take_sample("warmup", timed, loops, expected)
        spent += seconds
        if seconds < plan.min_time:
            loops *= 2
    for _ in range(plan.warmup):
        if spent < plan.max_time:
            spent += take_sample("warmup", timed, loops, expected)
    for number in range(plan.samples):
        if number == 0 or spent < plan.max_time:
            spent += take_sample("sample", timed, loops, expected)


def main(run):
    """Measure run(N) as the command line says."""
    plan, rest = parse(sys.argv[1:])
    if len(rest) != 1:
        fail("expected one size, found " + repr(rest))
    try:
        n = int(rest[0])
    except ValueError:
        fail("expected a size, found '" + rest[0] + "'")
    measure(plan, timed_calls(run, (n,)), lambda answers: answers[0])
