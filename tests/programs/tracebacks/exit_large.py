# exit: 0
# Exit codes are reduced to a byte; 256 is therefore success.
import sys

print("status is taken modulo 256", file=sys.stderr)
print(sys.maxsize > 255)
for number in range(3):
    print(number)
try:
    raise ValueError("handled before")
except ValueError as error:
    print(error)
else:
    print("never")
try:
    sys.exit(5)
except SystemExit:
    print("stopped once")
try:
    sys.exit(256)
finally:
    print("leaving")
