# Functions of builtins with too few, too many and wrong arguments.
def t(f,*a,**k):
t(abs);t(abs,1,2);t(len);t(len,1,2);t(len,x=1)
t(max);t(max,[]);t(max,1);t(max,[],default=5);t(max,1,2,default=3);t(max,1,2,key=None);t(max,1,2,k=3);t(max,1,2,key=1);t(min,[]); t(min,key=1)
t(sum);t(sum,[1],2,3);t(sum,['a'],'');t(sum,[b'a'],b'');t(sum,['a']);t(sum,[[1],[2]],[]);t(sum,[0.1]*10);t(sum,[1,2.5,True]);t(sum,[1e100,1.0,-1e100]);t(sum,[1],start=5);t(sum,[],start=5); t(sum,iterable=[1]); t(sum,[float('inf'),float('-inf')]); t(sum,[2**70,1,0.5]); t(sum,[1j,0.1,2])
t(sum,5); t(sum,[1],x=2); t(sum,[2**62,2**62,2**62]); t(sum,[True,True]); t(sum,[0.1]*3,0.0)
t(ord);t(ord,'');t(ord,'ab');t(ord,1);t(ord,b'a');t(ord,b'ab'); t(ord,None)
t(chr);t(chr,-1);t(chr,0x110000);t(chr,'a');t(chr,2**70); t(chr,1.5); t(chr, True)
t(hex,1.5);t(bin,-5);t(oct,8);t(hex,-255);t(hex);
class I:
    def __index__(self): return 10
print(hex(I()))
t(isinstance,1);t(isinstance,1,2);t(isinstance,1,(2,));t(issubclass,1,int);t(issubclass,int,1);t(isinstance,1,int,x=3)
t(getattr,1);t(getattr,1,'x');t(getattr,1,'x',5);t(getattr,1,5);t(getattr,1,'real',name=5);t(setattr,1,'x',3);t(setattr,1);t(delattr,1,'x');t(hasattr,1,5);t(hasattr,1,'real');t(hasattr,1); t(setattr,1,5,5)
t(iter);t(iter,1);t(iter,1,2);t(iter,1,2,3);t(next);t(next,1);t(next,[])
t(pow,2);t(pow,2,3);t(pow,2,3,5);t(pow,2,-1,5);t(pow,2,-1,4);t(pow,2.0,3,5);t(pow,'a',2);t(pow,base=2,exp=3);t(pow,2,3,4,5);t(pow,'a',1,2); t(pow,2,3,None); t(pow, 2, 3, 0)
t(round);t(round,1.5);t(round,2.675,2);t(round,1,2,3);t(round,'a');t(round,1.5,None);t(round,1.5,'a');t(round,number=2.5);t(round,12345,-2);t(round,2.5,ndigits=0); t(round,x=4)
t(divmod,1);t(divmod,7,2);t(divmod,7,0);t(divmod,'a',2)
t(print,sep=1);t(print,end=1);t(print,foo=1);t(print,1,2,sep='-',end='!\n');t(print,file=5);t(print,flush='x',sep=None,end=None)
t(sorted);t(sorted,1);t(sorted,[3,1],None);t(sorted,[3,1],key=5);t(sorted,[3,1],reverse='a');t(sorted,[3,1],foo=1);t(sorted,[3,'a']); t(sorted,iterable=[1])
t(any);t(any,1);t(all,[]);t(any,[0,1]);t(all,[1,0]); t(all,1)
t(callable);t(callable,1);t(hash,[]);t(hash,1);t(id);t(repr);t(ascii,'ä');t(format,1,2);t(format,1,'>5');t(format);t(format,1,'zz'); t(format,1,'',3)
t(vars,1);t(vars,1,2);t(dir,1,2);t(globals,1);t(locals,1)
t(input,1,2); t(__build_class__);t(__build_class__,1);t(__build_class__,1,2);t(__build_class__,lambda:0,2)
