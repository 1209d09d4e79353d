# comb and perm over the borders of tables, machine words and large integers.
import math
for n in range(0, 140):
    print(n, [math.comb(n, k) for k in range(n + 2)])
for n in (2**20, 2**32-1, 2**32, 2**33, 2**46, 10**6):
    print([math.comb(n, k) for k in range(12)], [math.perm(n, k) for k in range(12)])
try: math.hypot(x=1)
except TypeError as e: print(e)
print(math.hypot(), math.hypot(2), math.hypot.__text_signature__)
