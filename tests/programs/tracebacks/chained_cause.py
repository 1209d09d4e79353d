# exit: 1
# The above exception was the direct cause of the following exception.
class ConfigError(Exception):
    def __init__(self, message, line):
        super().__init__(message)
        self.line = line

    def __str__(self):
        return f"{self.args[0]} (line {self.line})"


def parse(text):
    values = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            key, value = line.split("=")
            values[key] = int(value)
        except ValueError as error:
            raise ConfigError(f"bad setting {line!r}", number) from error
    return values


def load(text):
    try:
        return parse(text)
    except ConfigError as error:
        error.add_note("while loading the settings")
        error.add_note("second note\nwith two lines")
        raise RuntimeError("cannot start") from error


print(load("a=1\nb=2"))
load("a=1\nb=two\nc=3")
