# A discrete event simulation: a shop with queues, lifts and a deterministic generator of chance.
class Random:
    """A permuted congruential generator; the same on every machine."""

    MULTIPLIER, MASK = 6364136223846793005, (1 << 64) - 1

    def __init__(self, seed):
        self.state = 0
        self.increment = (seed << 1 | 1) & self.MASK
        self.next()
        self.state = (self.state + seed) & self.MASK
        self.next()

    def next(self):
        old = self.state
        self.state = (old * self.MULTIPLIER + self.increment) & self.MASK
        shifted = ((old >> 18) ^ old) >> 27 & 0xFFFFFFFF
        rotation = old >> 59
        return (shifted >> rotation | shifted << (-rotation & 31)) & 0xFFFFFFFF

    def below(self, n):
        return self.next() * n >> 32

    def uniform(self):
        return self.next() / 2**32

    def choice(self, items):
        return items[self.below(len(items))]

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


class Simulation:
    def __init__(self, seed):
        self.now, self.queue, self.order, self.random = 0.0, [], 0, Random(seed)
        self.waiting, self.idle, self.stats = [], ["till 1", "till 2"], {"served": 0, "left": 0, "wait": 0.0, "longest": 0}
        self.trace = []

    def at(self, delay, action, *args):
        self.order += 1
        entry = (self.now + delay, self.order, action, args)
        low, high = 0, len(self.queue)
        while low < high:
            middle = (low + high) // 2
            if self.queue[middle][:2] > entry[:2]:
                low = middle + 1
            else:
                high = middle
        self.queue.insert(low, entry)

    def run(self, until):
        while self.queue and self.queue[-1][0] <= until:
            self.now, _, action, args = self.queue.pop()
            action(*args)
        return self

    def arrive(self, number):
        self.at(0.5 + self.random.uniform() * 2.5, self.arrive, number + 1)
        if len(self.waiting) >= 4:
            self.stats["left"] += 1
            self.note(f"customer {number} leaves")
            return
        self.waiting.append((number, self.now))
        self.stats["longest"] = max(self.stats["longest"], len(self.waiting))
        self.serve()

    def serve(self):
        while self.idle and self.waiting:
            till, (number, since) = self.idle.pop(0), self.waiting.pop(0)
            self.stats["wait"] += self.now - since
            self.note(f"customer {number} at {till}")
            self.at(1 + self.random.below(40) / 10, self.finish, till, number)

    def finish(self, till, number):
        self.stats["served"] += 1
        self.idle.append(till)
        self.serve()

    def note(self, text):
        self.trace.append(f"{self.now:7.3f} {text}")


random = Random(42)
print([random.next() for _ in range(4)], [random.below(6) + 1 for _ in range(12)], [round(random.uniform(), 6) for _ in range(3)])
deck = [r + s for s in "SHDC" for r in "A23456789TJQK"]
random.shuffle(deck)
print(" ".join(deck[:13]), len(set(deck)))
for seed in (1, 2, 3):
    simulation = Simulation(seed)
    simulation.at(0, simulation.arrive, 1)
    simulation.run(60)
    stats = simulation.stats
    print(seed, stats["served"], stats["left"], stats["longest"], f"{stats['wait'] / max(1, stats['served']):.4f}", len(simulation.queue))
    print("\n".join(simulation.trace[:5]))
inside = sum(1 for _ in range(3000) if random.uniform() ** 2 + random.uniform() ** 2 < 1)
print(inside, 4 * inside / 3000)
counts = {}
for _ in range(1000):
    total = sum(random.below(6) + 1 for _ in range(2))
    counts[total] = counts.get(total, 0) + 1
print("\n".join(f"{total:2} {'#' * (counts[total] // 5)}" for total in sorted(counts)))
position, walk = 0, []
for _ in range(200):
    position += random.choice((-1, 1))
    walk.append(position)
print(max(walk), min(walk), walk[-1], walk.count(0), "".join(random.choice("abcdefgh") for _ in range(20)))
