# SyntaxError and its subclasses as they are shown: places, texts, carets, broken attributes.
import sys
def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
for args in [('m',('f.py',1,2,'text\n')),('m',('f.py',1,0,'text')),('m',(None,1,5,'   text  \n')),('m',('f',3,None,'abc')),('m',('f',3,2,None)),('m',('f',3,2,'abcdef',3,5)),('m',('f',3,2,'abcdef',4,5)),('m',('f',3,2,'abcdef',3,-1)),('m',('f',3,2,'abcdef',3,0)),('m',('f',3,200,'abc\n')),('m',('f',3,10,'ab\ncd\nefg hij\n')),('m',('f',None,1,'x')),('m',('f','x',1,'x')),(),('m',),(5,),('m',('f',1,3,'日本語 x')), (None,('f',1,2,'t')), ('multi\nline',('f',1,2,'t')), ('m',('f',1,-5,'abc')),('m',('f',1,2,'\t\tabc',1,5))]:
    for c in SyntaxError, IndentationError:
        show(c(*args))
e=SyntaxError('m',('f',1,2,'t')); e.add_note('a note'); show(e)
e=SyntaxError('m',('f',1,2,'t')); e.print_file_and_line=None; show(e); del e.msg; show(e); e.lineno='x'; show(e)
try:
    try: raise SyntaxError('inner',('f',1,2,'text'))
    except SyntaxError as e: raise ValueError
except ValueError as e: show(e)
class My(SyntaxError):
    def __str__(self): return 'mystr'
show(My('m',('f',1,2,'t'))); show(My('x'))
