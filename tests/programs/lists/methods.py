# Every method of list with good and bad arguments.
def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


a = [3, 1, 2]
print(a.append(4), a.extend([5, 6]), a.extend("xy"), a.extend(n for n in range(2)), a)
for index in (0, 3, -1, -100, 100):
    a.insert(index, f"at{index}")
print(a, a.pop(), a.pop(0), a.pop(-2), a.pop(2), a)
a.remove(5)
a.remove("x")
print(a, a.index(6), a.count(1), a.copy(), a.copy() is a, a.reverse(), a)
a.clear()
print(a, not a)

numbers = [1, 2, 3, 2, 1]
print(numbers.index(2), numbers.index(2, 2), numbers.index(1, -1), numbers.index(3, 0, 3), numbers.count(2), numbers.count("2"))
attempt(numbers.index, 9)
attempt(numbers.index, 3, 3)
attempt(numbers.index, "a")
attempt(numbers.index)
attempt(numbers.remove, 9)
attempt(numbers.remove)
attempt(numbers.pop, 10)
attempt(numbers.pop, -6)
attempt([].pop)
attempt(numbers.pop, "x")
attempt(numbers.pop, 1.0)
attempt(numbers.append)
attempt(numbers.append, 1, 2)
attempt(numbers.extend, 5)
attempt(numbers.extend)
attempt(numbers.insert, 1)
attempt(numbers.insert, "a", 1)
attempt(numbers.insert, 2**70, 1)
attempt(numbers.clear, 1)
attempt(numbers.copy, 1)
attempt(numbers.reverse, 1)
attempt(numbers.sort, 1)
attempt(numbers.sort, cmp=1)
attempt(numbers.missing if hasattr(numbers, "missing") else lambda: numbers.missing)
attempt(list, 5)
attempt(list, 1, 2)
attempt(list, iterable=[1])
attempt(list)
attempt(list, "abc")
attempt(list, {"k": 1})
attempt(list, (1, 2))
attempt(hash, [])
attempt(list.append, 5, 1)
attempt(list.append)
attempt(list.__new__, list)

self_extended = [1, 2]
self_extended.extend(self_extended)
print(self_extended)
self_extended += self_extended
print(self_extended)
self_extended *= 2
print(len(self_extended))
stack = []
for n in range(10):
    stack.append(n)
    if n % 3 == 0:
        stack.pop()
print(stack)
queue = list(range(5))
while queue:
    head = queue.pop(0)
    if head % 2 == 0 and head:
        queue.append(head + 5)
    print(head, queue)
print([[]] * 3, [1] + [2], [1] * 3, 2 * [0, 1], [] + [], [1, 2] == [1, 2], [1, 2] < [1, 3], [[1], 2] > [[0], 9], [] < [0], [1] != [1.0])
