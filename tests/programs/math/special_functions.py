# gamma, lgamma, erf, erfc over a range, and numerical uses.
import math

print([math.gamma(n) for n in range(1, 12)], [math.gamma(n / 2) for n in (-5, -3, -1, 1, 3, 5, 7)], sep="\n")
print([round(math.lgamma(x), 10) for x in (0.1, 0.5, 1, 1.5, 2, 3, 10, 100, 1000, -0.5, -1.5)], math.gamma(171) > 1e306, round(math.gamma(0.5) ** 2, 12), math.lgamma(3), math.lgamma(1), math.lgamma(2))
print([round(math.erf(x / 4), 12) for x in range(-12, 13, 2)], [round(math.erfc(x / 2), 14) for x in range(-4, 11)], math.erf(0), math.erfc(0), math.erf(math.inf), math.erfc(math.inf), math.erfc(-math.inf), math.erf(10), math.erfc(30) == 0.0, math.erfc(26) > 0, sep="\n")
for f, x in ((math.gamma, 0), (math.gamma, -1), (math.gamma, 172), (math.gamma, -0.0), (math.gamma, -math.inf), (math.gamma, math.inf), (math.lgamma, 0), (math.lgamma, -2), (math.lgamma, math.inf), (math.lgamma, -math.inf), (math.lgamma, 1e308), (math.gamma, math.nan), (math.gamma, "a"), (math.gamma, 1e-310), (math.gamma, -171.5), (math.gamma, -184.5), (math.lgamma, 1e-310), (math.gamma, 10**400)):
    try:
        print(f.__name__, f(x))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def normal_cdf(x, mean=0.0, deviation=1.0):
    return 0.5 * math.erfc((mean - x) / (deviation * math.sqrt(2)))


def bisect(f, low, high, tolerance=1e-12):
    while high - low > tolerance:
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def derivative(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)


def bessel(n, x):
    return sum((-1) ** k / (math.factorial(k) * math.factorial(k + n)) * (x / 2) ** (2 * k + n) for k in range(30))


print([round(normal_cdf(x), 10) for x in (-3, -1.96, -1, 0, 1, 1.96, 3)], round(bisect(lambda x: normal_cdf(x) - 0.975, 0, 5), 9), round(bisect(lambda x: math.exp(x) - 10, 0, 5), 9), round(derivative(math.sin, 1), 6), [round(bessel(n, 2.5), 10) for n in range(3)])
binomial = [math.comb(10, k) * 0.3**k * 0.7 ** (10 - k) for k in range(11)]
poisson = [math.exp(-4) * 4**k / math.factorial(k) for k in range(12)]
print([round(p, 10) for p in binomial], round(math.fsum(binomial), 12), [round(p, 8) for p in poisson], round(sum(k * p for k, p in enumerate(binomial)), 9), sep="\n")
print(round(sum(1 / math.factorial(n) for n in range(20)), 14) == round(math.e, 14), [round(math.factorial(n) / (math.sqrt(2 * math.pi * n) * (n / math.e) ** n), 6) for n in (1, 5, 10, 50)], round(sum(1 / n for n in range(1, 10001)) - math.log(10000), 6), math.fsum(1 / n**2 for n in range(1, 1000)))
data = [2.5, 3.1, 4.7, 5.0, 5.9, 7.2]
mean = math.fsum(data) / len(data)
variance = math.fsum((x - mean) ** 2 for x in data) / (len(data) - 1)
xs = range(len(data))
slope = (len(data) * math.sumprod(xs, data) - sum(xs) * math.fsum(data)) / (len(data) * math.sumprod(xs, xs) - sum(xs) ** 2)
print(round(mean, 12), round(variance, 12), round(math.sqrt(variance), 12), round(slope, 12), round(math.exp(math.fsum(map(math.log, data)) / len(data)), 10), round(math.dist(data, [mean] * len(data)), 10), round(math.hypot(*data), 10))
