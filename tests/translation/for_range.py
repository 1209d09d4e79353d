# A loop over a range, closed by a copy of its FOR_ITER; break, continue and else.
def search(n):
    for i in range(2, n):
        if i == 4:
            continue
        if n % i == 0:
            break
    else:
        return 0
    return i


search(15)
search(7)
