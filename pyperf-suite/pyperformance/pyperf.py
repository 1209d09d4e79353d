"""Stands in for the pyperf package, for pyperformance's scripts: what they use of its
interface, with the protocol of ../workloads/harness.py for output.

So a script runs unmodified on every engine that has the modules sys and time,
in one process, under our runner. Its command line is the harness's without N, and
whatever the script adds through `runner.argparser`; pyperf's own options and its
worker processes are left out.

Most of these scripts throw their results away. So that an answer can be checked all
the same, ANSWERS gets one from the script's own functions, after the first call and
outside the clock.
"""

import sys
from time import perf_counter

import harness
from harness import fail


__all__ = ["Runner", "perf_counter"]


def nbody_answer(script):
    """The energy of the planets, as the first call left them."""
    return script["report_energy"]()


def nqueens_answer(script):
    solutions = list(script["n_queens"](8))
    return len(solutions), solutions[0], solutions[-1]


def spectral_norm_answer(script):
    """The square of the norm, as the timed function finds it and throws it away."""
    u = [1] * script["DEFAULT_N"]
    for _ in range(10):
        v = script["eval_AtA_times_u"](u)
        u = script["eval_AtA_times_u"](v)
    vbv = vv = 0
    for ue, ve in zip(u, v):
        vbv += ue * ve
        vv += ve * ve
    return vbv / vv


# By the benchmark's name: the answer, from the script's global variables.
ANSWERS = {
    "nbody": nbody_answer,
    "nqueens": nqueens_answer,
    "spectral_norm": spectral_norm_answer,
}


class Namespace:
    """The parsed arguments, as attributes."""


class Argument:
    """One argument that a script declared."""

    def __init__(self, names, action, type, default, choices, dest):
        self.names = names
        self.is_option = names[0].startswith("-")
        self.is_switch = action == "store_true"
        self.type = type
        self.default = False if self.is_switch and default is None else default
        self.choices = choices
        # As argparse does: the first long name, else the first name.
        longs = [name for name in names if name.startswith("--")]
        self.dest = dest or (longs + list(names))[0].lstrip("-").replace("-", "_")

    def convert(self, text):
        try:
            value = self.type(text)
        except ValueError:
            fail("argument " + self.names[0] + ": invalid value '" + text + "'")
        if self.choices is not None and value not in self.choices:
            fail("argument " + self.names[0] + ": not one of the choices: '" + text + "'")
        return value


class ArgumentParser:
    """Options with a value or none (`store_true`), and positional arguments; the part
    of argparse that pyperformance's scripts need.
    """

    def __init__(self):
        self.arguments = []

    def add_argument(
        self, *names, action="store", type=str, default=None, choices=None, dest=None, help=None
    ):
        if action not in ("store", "store_true"):
            raise NotImplementedError("add_argument with action " + repr(action))
        self.arguments.append(Argument(names, action, type, default, choices, dest))

    def option(self, name):
        for argument in self.arguments:
            if argument.is_option and name in argument.names:
                return argument
        fail("unrecognized argument: " + name)

    def parse(self, words):
        """A Namespace of the words; `--name=value` and `--name value` are the same."""
        result = Namespace()
        for argument in self.arguments:
            setattr(result, argument.dest, argument.default)
        positional = [argument for argument in self.arguments if not argument.is_option]
        words = list(words)
        while words:
            word = words.pop(0)
            if word.startswith("-") and word != "-":
                name, equals, text = word.partition("=")
                argument = self.option(name)
                if argument.is_switch:
                    setattr(result, argument.dest, True)
                    continue
                if not equals:
                    if not words:
                        fail("argument " + name + ": expected a value")
                    text = words.pop(0)
            elif positional:
                argument = positional.pop(0)
                text = word
            else:
                fail("unrecognized argument: " + word)
            setattr(result, argument.dest, argument.convert(text))
        return result


class Runner:
    """pyperf's Runner: a script declares arguments, then hands over what to time.

    `add_cmdline_args` would pass arguments on to worker processes; there are none.
    """

    def __init__(self, add_cmdline_args=None):
        self.metadata = {}
        self.argparser = ArgumentParser()
        self.args = None
        self.plan = None

    def parse_args(self, args=None):
        """Parse the command line, once; returns the script's own arguments."""
        if self.args is None:
            words = sys.argv[1:] if args is None else args
            self.plan, rest = harness.parse(words)
            self.args = self.argparser.parse(rest)
        return self.args

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        """Time func(*args)."""
        self.measure(name, func, harness.timed_calls(func, args))

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        """Time by time_func(loops, *args), which returns seconds; it has no answers."""
        self.measure(name, time_func, lambda loops: (time_func(loops, *args), []))

    def measure(self, name, func, timed):
        self.parse_args()

        def answer_of(answers):
            if name in ANSWERS:
                return ANSWERS[name](func.__globals__)
            return answers[0] if answers else None

        harness.measure(self.plan, timed, answer_of)
