# Constructors, attributes and texts of the built-in exceptions, with all that they refuse.
def t(f,*a,**k):
    try: r=f(*a,**k); print(repr(r), str(r))
    except BaseException as e: print(type(e).__name__, e)
t(ImportError,1,foo=2); t(ImportError,'m',name='n',path='p'); t(NameError,'a',name='x'); t(NameError,'a',nme='x'); t(AttributeError,obj=1,x=2)
t(KeyError,x=1); t(UnicodeDecodeError); t(UnicodeDecodeError,'utf8',b'\xff',0,1,'bad'); t(UnicodeDecodeError,'utf8','x',0,1,'bad'); t(UnicodeEncodeError,'utf8',3,0,1,'bad'); t(UnicodeEncodeError,'utf8','\ud800x',0,1,'bad');t(UnicodeEncodeError,'utf8','\ud800x',0,2,'bad'); t(UnicodeTranslateError,'\U0001f600x',0,1,'bad'); t(UnicodeEncodeError,'utf8','abc',0,1,x=5)
t(UnicodeEncodeError,'utf8','abc','0',1,'r'); t(UnicodeEncodeError,'utf8','abc',-5,1,'r'); t(UnicodeEncodeError,'utf8','abc',10,20,'r'); t(UnicodeDecodeError,'utf8',b'abc',10,20,'r');
t(SyntaxError,'m',('f',1,2,'t')); t(SyntaxError,'m',('f',1,2)); t(SyntaxError,'m',5); t(SyntaxError,'m',('f',1,2,'t',5)); t(SyntaxError, 'm',('/a/b',None,2,'t')); t(SyntaxError); t(SyntaxError, 'm',(None,5,2,'t'))
t(OSError,1,'x','f'); t(OSError,2,'x','f',0,'g'); t(OSError,2,'x',None); t(OSError,2); t(OSError,x=1); t(BlockingIOError,11,'x',7)
t(OSError,1,2,3,4,5,6); t(FileNotFoundError,1,'x'); t(OSError,True,'x')
t(BaseExceptionGroup); t(BaseExceptionGroup,'a',1); t(BaseExceptionGroup,'a',[]); t(BaseExceptionGroup,'a',[1]); t(BaseExceptionGroup,1,[ValueError()]); t(ExceptionGroup,'m',[KeyboardInterrupt()]); t(BaseExceptionGroup,'m',[ValueError(1)]);t(BaseExceptionGroup,'m',[ValueError(1),KeyboardInterrupt()]); t(ExceptionGroup,'m',[ValueError()],x=3)
e=ValueError(1)
def s(n,*v):
    try:
        if v: setattr(e,n,v[0])
        else: delattr(e,n)
        print('ok')
    except BaseException as x: print(type(x).__name__, x)
for n in ('args','__traceback__','__context__','__cause__','__suppress_context__','__dict__','__notes__'): s(n); s(n,5)
t(e.add_note,5); e.__notes__=3; t(e.add_note,'x'); t(e.with_traceback,5); t(e.__setstate__,5); t(e.__setstate__,{'q':5}); print(e.q); t(e.__reduce__); t(OSError(1,'x','f').__reduce__)
e=UnicodeDecodeError('utf8',b'abc',10,20,'r')
s('start'); s('start','x'); s('reason'); print(e.reason, e.start,e.end,e.encoding)
s('object');t(str,e)
e=OSError(1,'x'); s('characters_written'); s('characters_written','x'); t(lambda: e.characters_written); s('characters_written',7);print(e.characters_written); s('errno'); print(e.errno, e.filename)
e=ExceptionGroup('m',[ValueError()]); s('message'); s('message',4); s('exceptions',5); print(e.message,e.exceptions, ExceptionGroup.__bases__, ExceptionGroup.__module__, ExceptionGroup.__mro__)
t(e.derive,[KeyError()]); t(e.split, ValueError); t(e.subgroup, 5); t(e.subgroup, lambda x: False); print(ExceptionGroup.__doc__)
print(type(StopIteration.value), type(BaseException.args), type(BaseException.__suppress_context__), StopIteration.value.__doc__, OSError.characters_written, BaseException.__cause__.__doc__,BaseException.args.__doc__)
class X(OSError):
    def __init__(self,*a): pass
x=X(2,'q'); print(x.args,x.errno)
class X(OSError):
    def __new__(cls,*a): return OSError.__new__(cls,*a)
    def __init__(self,*a): pass
x=X(2,'q'); print(x.args,x.errno)
class X(OSError): pass
x=X(2,'q'); print(x.args,x.errno, type(x))
print(repr(KeyError('a','b')),KeyError(), str(KeyError('a')))
