# time: calendar arithmetic in UTC, formatting, clocks that only go forward, errors.
import time

for moment in (0, 86399, 86400, 951782400, 1709164800, 4102444799, -1, -86400 * 365, 1e9, 1.75):
    t = time.gmtime(moment)
    print(moment, tuple(t), t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst)
    print(time.strftime("%Y-%m-%d %H:%M:%S %a %A %b %B %j %d %y %I %p %U %w %%", t), time.asctime(t))
t = time.gmtime(0)
print(t, repr(t), len(t), t[0], t[:3], t == tuple(t), isinstance(t, tuple), time.struct_time(range(9)).tm_yday, time.struct_time((1,) * 9) < t)
a, b = time.monotonic(), time.monotonic()
c, d = time.perf_counter(), time.perf_counter()
e, f = time.perf_counter_ns(), time.monotonic_ns()
print(b >= a, d >= c, type(a), type(e), type(f), type(time.time()), type(time.time_ns()), time.time() > 1.7e9, time.process_time() >= 0, type(time.process_time_ns()))
before = time.monotonic()
print(time.sleep(0), time.sleep(0.01), time.monotonic() - before >= 0.01, time.sleep(False))
for action in (
    lambda: time.sleep(-1),
    lambda: time.sleep("x"),
    lambda: time.sleep(),
    lambda: time.sleep(float("nan")),
    lambda: time.gmtime("x"),
    lambda: time.gmtime(1e30),
    lambda: time.strftime("%Y", (1, 2)),
    lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime(5),
    lambda: time.asctime((1, 2)),
    lambda: time.struct_time((1, 2)),
    lambda: time.struct_time(5),
    lambda: time.missing,
    lambda: time.monotonic(1),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
