# exit: 1
# assert statements and what they print when uncaught.
def balance(text):
    depth = 0
    for position, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        assert depth >= 0, f"unexpected ) at {position}"
    assert depth == 0
    return True


print(balance("(a(b)c)"))
for text in ("(", ")", "())"):
    try:
        balance(text)
    except AssertionError as error:
        print(repr(error))
assert balance("()"), "fine"
assert [], {"the": "message", "may be": ["any", "object"]}
