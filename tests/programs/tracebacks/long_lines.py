# exit: 1
# Carets under wide, indented, tabbed and very long lines; and where they are left out.
def indented():
    if True:
        for _ in range(1):
            with open("/dev/null") as unused:
                        return [                   1, 2, 3     ][           7            ]


def tabbed():
	value = {"k": (1,	2)}
	return	value["k"]	[	5	]


def long_line():
    some_rather_long_name, another_quite_long_name, yet_another_long_name = 1, 2, "three"
    return some_rather_long_name * 1000 + another_quite_long_name * 2000 - (some_rather_long_name + yet_another_long_name) + 12345


def two_statements(): x = 1; y = x - 1; return x / y


def call_over_lines():
    return divmod(
        10,
        0,
    )


def string_with_wide():
    return "日本語テキスト" + str(1 / 0) + "🎉"


def conditional(flag): return (1 if flag else 2) / (0 if flag else 1)


def lambda_line(): return (lambda a, b: a % b)(5, 0)


def comment_after():
    return int("5x")  # a comment that is not part of the expression


def nested_calls():
    return str(len(list(range(int("9z")))))


def dictionary():
    return {"a": 1, "b": 2 % 0, "c": 3}


def method_chain():
    return "text".upper().lower().strip().missing().split()


chain = None
for f in (indented, tabbed, long_line, two_statements, call_over_lines, string_with_wide, lambda: conditional(True), lambda_line, comment_after, nested_calls, dictionary, method_chain):
    try:
        f()
    except Exception as error:
        error.__context__ = chain
        chain = error
raise chain
