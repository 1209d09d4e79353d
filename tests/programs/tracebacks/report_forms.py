# exit: 1
# Reports of every form: repeated lines, notes, texts that fail, chains, groups, limits, hooks.
import sys
def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
def rec(n):
    if n == 0: raise ValueError('deep')
    rec(n-1)
for n in (1,2,3,4,5,50,900):
    try: rec(n)
    except ValueError as e: show(e)
def a(n):
    if not n: 1/0
    b(n-1)
def b(n): a(n)
try: a(5)
except ZeroDivisionError as e: show(e)
for notes in (['x'],('a','b'),'str',b'bytes',5,None,[1,None,'a\nb\n',''],{'a':1},[]):
    e=ValueError('n'); e.__notes__=notes; show(e)
class BadNote:
    def __str__(self): raise ValueError
    __repr__=__str__
e=ValueError(); e.__notes__=[BadNote(),'ok']; show(e); e.__notes__=BadNote(); show(e)
class BadStr(Exception):
    def __str__(self): raise RuntimeError('x')
class NoneStr(Exception):
    def __str__(self): return None
class EmptyStr(Exception):
    def __str__(self): return ''
for c in BadStr,NoneStr,EmptyStr: show(c('q')); show(c())
class Mod(Exception): __module__='some.mod'
class Mod2(Exception): __module__=5
class Mod3(Exception): __module__='builtins'
class Mod4(Exception): __module__=None
class Mod5(Exception): __qualname__='A.B.<locals>.C'
for c in Mod,Mod2,Mod3,Mod4,Mod5: show(c('q'))
show(KeyError('k')); show(KeyError()); show(KeyError('a','b')); show(OSError(2,'msg','file')); show(StopIteration(5)); show(SystemExit(3)); show(KeyboardInterrupt()); show(ValueError('multi\nline')); show(ValueError('\ud800')); show(ValueError('')); show(ValueError(None)); show(ValueError(1,2)); show(MemoryError()); show(UnicodeDecodeError('utf8',b'\xff',0,1,'bad')); show(ImportError('x',name='n',path='p'))
e=ValueError(1); e.__cause__=e; show(e); e.__context__=e; show(e)
e=ValueError(1); f=KeyError(2); e.__cause__=f; f.__context__=e; show(e); show(f)
e=ValueError(1); e.__context__=KeyError(2); e.__suppress_context__=True; show(e); e.__suppress_context__=False; show(e); e.__cause__=None; show(e)
def chain(n):
    try:
        if n==0: raise ValueError(0)
        chain(n-1)
    except ValueError as e:
        raise ValueError(n) from (e if n%2 else None)
try: chain(4)
except ValueError as e: show(e)
show(ExceptionGroup('g',[ValueError(1),KeyError(2)])); 
def mk(d): return ExceptionGroup(f'g{d}',[ValueError(d)]+([mk(d-1)] if d else []))
show(mk(2)); show(mk(12)); show(ExceptionGroup('wide',[ValueError(i) for i in range(20)])); show(BaseExceptionGroup('b',[KeyboardInterrupt()]))
try:
    try: 1/0
    except Exception as e1: 
        try: raise ExceptionGroup('eg',[e1,TypeError('t')])
        except Exception as e2:
            e2.add_note('note\nmore'); raise ValueError('outer') from e2
except Exception as e: show(e)
try: raise ExceptionGroup('eg',[ValueError('a')])
except Exception as e: show(e); g=ExceptionGroup('o',[e,e]); show(g)
sys.tracebacklimit=2
try: rec(5)
except ValueError as e: show(e)
sys.tracebacklimit=0
try: rec(5)
except ValueError as e: show(e)
sys.tracebacklimit=-1
try: rec(5)
except ValueError as e: show(e)
sys.tracebacklimit=None
try: rec(1)
except ValueError as e: show(e)
sys.tracebacklimit='x'
try: rec(1)
except ValueError as e: show(e)
del sys.tracebacklimit
sys.stderr.flush()
try: sys.excepthook(1,2)
except TypeError as e: print(e)
def hook(*a): print('hook', a[0], a[1]); raise KeyError('in hook')
sys.excepthook=hook
raise ValueError('final')
