# Frames looked at, kept and cleared at random: in generators, exceptions, native calls, finalizers.
import sys
try:
    import gc; gc.disable()
except ImportError: pass
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
kept = []
log = []
def look(depth):
    f = sys._getframe(1 + depth % 3) if depth % 4 else sys._getframe()
    if rnd(3) == 0:
        kept.append(f)
        if len(kept) > 20:
            g = kept.pop(rnd(len(kept)))
            try: g.clear()
            except RuntimeError: pass
    loc = f.f_locals if f.f_code.co_name != "<module>" else {}
    log.append((f.f_code.co_name, f.f_lineno, sorted(k for k in loc), f.f_back and f.f_back.f_code.co_name))
def gen(n, d):
    try:
        for i in range(n):
            if rnd(3) == 0: look(i)
            if rnd(4) == 0: locals()
            x = yield i
            if rnd(5) == 0 and d: 
                yield from gen(rnd(3), d - 1)
            if rnd(9) == 0: raise KeyError(i)
    finally:
        if rnd(2): look(n)
class C:
    def __init__(self, d):
        self.d = d
        if rnd(3) == 0: look(d)
        if rnd(7) == 0: raise ValueError(d)
    def __eq__(self, o):
        if rnd(3) == 0: look(self.d)
        return self is o
    def __del__(self):
        if rnd(4) == 0: log.append(("del", self.d))
    @property
    def p(self):
        look(self.d); return rec(self.d - 1)
    def __getitem__(self, i):
        if rnd(3) == 0: look(i)
        return rec(i % 3)
    def __add__(self, o):
        look(1); return self
def rec(d):
    k = rnd(13)
    if rnd(6) == 0: look(d)
    if d <= 0: return d
    try:
        if k == 0: return sum(gen(rnd(5), 2))
        if k == 1:
            t = 0
            for i in gen(rnd(6), 2):
                t += i
                if rnd(8) == 0: break
                if rnd(5) == 0: look(t)
            return t
        if k == 2: return C(d).p
        if k == 3: return C(d)[d]
        if k == 4: return rec(d - 1) + rec(d - 2)
        if k == 5: return len(sorted([3, 1, 2], key=lambda v: rec(d - 2)))
        if k == 6: return [rec(d - 2) for _ in range(2)][0]
        if k == 7:
            with M(d) as m: return rec(d - 1)
        if k == 8: raise LookupError(d)
        if k == 9: return sum([i for i in gen(3, 1)])
        if k == 10:
            g = gen(4, 2)
            next(g, None)
            f = g.gi_frame
            if f: log.append((f.f_lineno, f.f_back is None))
            if rnd(2): g.close()
            elif rnd(2):
                try: g.throw(IndexError)
                except IndexError as e:
                    tb = e.__traceback__
                    while tb: log.append((tb.tb_lineno)); tb = tb.tb_next
            return d
        if k == 11: return C(d) == C(d + 1)
        (C(d) + 1); return rec(d - 1)
    except (LookupError, ValueError) as e:
        tb = e.__traceback__
        n = 0
        while tb:
            n += 1
            log.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, sorted(tb.tb_frame.f_locals) if tb.tb_frame.f_code.co_name != "<module>" else 0))
            if rnd(4) == 0: kept.append(tb.tb_frame)
            tb = tb.tb_next
        if rnd(4) == 0: raise
        return n
class M:
    def __init__(self, d): self.d = d
    def __enter__(self):
        if rnd(2): look(self.d)
        return self
    def __exit__(self, *a):
        if a[0] and rnd(2): look(self.d); return True
for n in range(1200):
    try: log.append(rec(8))
    except Exception as e: log.append((type(e).__name__, str(e)))
    if n % 50 == 49:
        kept.clear()
h = 0
for item in log:
    for c in repr(item): h = (h * 31 + ord(c)) & 0xffffffffffff
print(len(log), h)
print(log[::97])
