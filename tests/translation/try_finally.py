# finally is there for each way out.
def finally_(n, log):
    for i in range(n):
        try:
            if i == 2:
                return log
            if i == 1:
                continue
        finally:
            log.append(i)
    return n


finally_(3, [])
