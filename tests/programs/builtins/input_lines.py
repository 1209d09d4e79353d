# input() reading prepared lines, to the end of the file.
import sys

name = input("name? ")
print(f"hello {name}")
numbers = list(map(int, input().split()))
print(sum(numbers), numbers)
print(repr(input()), repr(input("after an empty line: ")))
rows = [input().split(",") for _ in range(3)]
print(rows)
print(repr(sys.stdin.readline()), end=" ")
remaining = []
while True:
    try:
        remaining.append(input())
    except EOFError as error:
        print("EOF", error)
        break
print(remaining, ascii(remaining[-1]))
