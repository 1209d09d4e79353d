//! Names the VM itself uses, interned once.

use crate::value::Value;
use crate::vm::Vm;

macro_rules! define_names {
    ($($field:ident)*) => {
        /// Interned strings, by what they say.
        #[allow(non_snake_case)]
        pub struct Names {
            $(pub $field: Value,)*
        }

        impl Names {
            pub(crate) fn new(intern: impl Fn(&str) -> Value) -> Names {
                Names { $($field: intern(stringify!($field)),)* }
            }
        }
    };
}

define_names! {
    __abs__ __abstractmethods__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotations__
    __await__ __bases__ __bool__ __build_class__ __builtins__ __bytes__ __call__ __cause__
    __ceil__ __class__ __class_getitem__ __classcell__ __classdictcell__ __code__ __complex__ __contains__
    __context__ __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__
    __divmod__ __doc__ __enter__ __eq__ __exit__ __file__ __float__ __floor__ __floordiv__
    __format__ __func__ __ge__ __get__ __getattr__ __getattribute__ __getitem__ __getnewargs__
    __getstate__     __globals__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__
    __imod__ __import__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__ __int__
    __invert__ __ior__ __ipow__ __irshift__ __isabstractmethod__ __isub__ __iter__ __itruediv__
    __ixor__ __kwdefaults__ __le__ __len__ __length_hint__ __loader__ __lshift__ __lt__
    __main__ __matmul__ __missing__ __mod__ __module__ __mro__ __mro_entries__ __mul__ __name__
    __ne__ __neg__ __new__ __next__ __notes__ __objclass__ __or__ __orig_bases__ __package__ __path__ __pos__
    __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__
    __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__
    __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __set__
    __set_name__ __setattr__ __setitem__ __slots__ __spec__ __static_attributes__ __str__
    __sub__ __subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __traceback__ __truediv__
    __trunc__ __type_params__ __weakref__ __wrapped__ __xor__
    add_note append args builtins close code end errno extend file filename flush fset fget fdel
    format get getter imag items key keys label len metaclass mro msg n_fields name name_from namereplace
    next obj path print_file_and_line readline real return_ self_ send sep setter stdout stderr
    stdin strerror strict text throw value values with_traceback write
}

impl Vm {
    /// `__main__` and the like, by constant name.
    #[inline(always)]
    pub fn names(&self) -> &Names {
        &self.names
    }
}
