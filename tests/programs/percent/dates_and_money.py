# % formatting in longer use: dates, money, logs, templates, column reports.
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def is_leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def days_before(y):
    y -= 1
    return y * 365 + y // 4 - y // 100 + y // 400


def to_ordinal(y, m, d):
    lengths = [31, 29 if is_leap(y) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return days_before(y) + sum(lengths[: m - 1]) + d


def from_ordinal(n):
    y = n * 400 // 146097 + 1
    while days_before(y) >= n:
        y -= 1
    while days_before(y + 1) < n:
        y += 1
    rest, m = n - days_before(y), 1
    lengths = [31, 29 if is_leap(y) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for length in lengths:
        if rest <= length:
            break
        rest -= length
        m += 1
    return y, m, rest


def weekday(y, m, d):
    return "Mon Tue Wed Thu Fri Sat Sun".split()[(to_ordinal(y, m, d) + 6) % 7]


for date in ((2024, 2, 29), (1999, 12, 31), (2000, 1, 1), (1970, 1, 1), (1, 1, 1), (9999, 12, 31)):
    y, m, d = date
    print("%04d-%02d-%02d %s %d %s %2d, %d" % (y, m, d, weekday(*date), to_ordinal(*date), MONTHS[m - 1], d, y), from_ordinal(to_ordinal(*date)) == date)
print(["%d/%d/%d" % from_ordinal(n) for n in (1, 365, 366, 730000, 738000, 146097, 146098)])


def month_table(y, m):
    first = (to_ordinal(y, m, 1) + 6) % 7
    count = to_ordinal(y + m // 12, m % 12 + 1, 1) - to_ordinal(y, m, 1)
    cells = ["  "] * first + ["%2d" % d for d in range(1, count + 1)]
    rows = [" ".join(cells[i : i + 7]) for i in range(0, len(cells), 7)]
    return "%s\n%s\n%s" % (("%s %d" % (MONTHS[m - 1], y)).center(20).rstrip(), "Mo Tu We Th Fr Sa Su", "\n".join(rows))


print(month_table(2024, 2), month_table(2023, 10), sep="\n")


def money(cents, symbol="$"):
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    groups = []
    while whole >= 1000:
        whole, group = divmod(whole, 1000)
        groups.insert(0, "%03d" % group)
    return "%s%s%s.%02d" % (sign, symbol, ",".join(["%d" % whole] + groups), part)


print([money(c) for c in (0, 5, 99, 100, 123456, -123456789, 10**14, 100000000)], money(-1, "EUR "))
LOG = [("INFO", 0.00123, "start"), ("WARN", 1.5, "slow: %d%%"), ("ERROR", 3661.25, "code %(code)#x at %(where)s")]
for level, when, message in LOG:
    text = message % 97 if "%d" in message else message % {"code": 255, "where": "line"} if "%(" in message else message
    print("[%-5s] %10.4fs | %s" % (level, when, text))
template = "Dear %(title)s %(name)s,\nyou owe %(amount).2f (%(percent)d%% of %(total)g).\n%(name)s!"
print(template % dict(title="Dr", name="No", amount=12.5, percent=12.9, total=100.0))
amount, rate, year = 1000.0, 4.25, 0
while year < 6:
    year += 1
    amount += amount * rate / 100
    print("year %2d: %10.2f %-10.3e|%+8.3f%%" % (year, amount, amount, amount / 10 - 100))
