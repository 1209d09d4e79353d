# sys.argv with arguments from the command line.
import sys


def parse(arguments):
    """A small option parser: -v, --name=value, --flag, positional arguments, -- ends options."""
    options, positional = {}, []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            positional.extend(rest)
        elif argument.startswith("--"):
            name, equals, value = argument[2:].partition("=")
            options[name] = value if equals else True
        elif argument.startswith("-") and len(argument) > 1:
            for letter in argument[1:]:
                options[letter] = options.get(letter, 0) + 1
        else:
            positional.append(argument)
    return options, positional


print(sys.argv[0].rpartition("/")[2], sys.argv[1:], len(sys.argv))
options, positional = parse(sys.argv[1:])
print(options, positional)
print([ascii(a) for a in sys.argv[1:]])
for argument in positional:
    try:
        print(int(argument) * 2)
    except ValueError as error:
        print(error)
print(sys.orig_argv[-1] == sys.argv[-1], isinstance(sys.orig_argv, list))
sys.argv.append("added")
print(sys.argv[-1])
