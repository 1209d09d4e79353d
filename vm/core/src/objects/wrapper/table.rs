//! Every slot that Python programs can see, by its special methods, in CPython's order.

use super::WrapperDef;
use super::call::*;
use crate::object::{BinarySlots, CompareOp, Slots};

macro_rules! define_wrappers {
    ($($name:literal $signature:literal $doc:literal $kind:ident($($extra:expr)?) $($slot:ident).+;)*) => {
        /// One for each special method; two where it stands for an operation on numbers and
        /// for one on sequences, the former first.
        pub(crate) static WRAPPERS: &[WrapperDef] = &[
            $(WrapperDef {
                name: $name,
                text_signature: $signature,
                doc: $doc,
                is_present: |slots| slots.$($slot).+.is_some(),
                call: |vm, def, class, this, args| {
                    let Some(slot) = class.slots().$($slot).+ else {
                        return Err(missing(vm, def, class));
                    };
                    $kind(&Call { vm, def, class, this, args }, slot $(, $extra)?)
                },
            },)*
        ];
    };
}

define_wrappers! {
    "__repr__" "($self, /)" "Return repr(self)." unary() repr;
    "__hash__" "($self, /)" "Return hash(self)." hash() hash;
    "__call__" "($self, /, *args, **kwargs)" "Call self as a function." call() call;
    "__str__" "($self, /)" "Return str(self)." unary() str;
    "__getattribute__" "($self, name, /)" "Return getattr(self, name)." get_attribute() getattr;
    "__setattr__" "($self, name, value, /)" "Implement setattr(self, name, value)." set_attribute() setattr;
    "__delattr__" "($self, name, /)" "Implement delattr(self, name)." delete_attribute() setattr;
    "__lt__" "($self, value, /)" "Return self<value." compare(CompareOp::Lt) compare;
    "__le__" "($self, value, /)" "Return self<=value." compare(CompareOp::Le) compare;
    "__eq__" "($self, value, /)" "Return self==value." compare(CompareOp::Eq) compare;
    "__ne__" "($self, value, /)" "Return self!=value." compare(CompareOp::Ne) compare;
    "__gt__" "($self, value, /)" "Return self>value." compare(CompareOp::Gt) compare;
    "__ge__" "($self, value, /)" "Return self>=value." compare(CompareOp::Ge) compare;
    "__iter__" "($self, /)" "Implement iter(self)." unary() iter;
    "__next__" "($self, /)" "Implement next(self)." next() next;
    "__get__" "($self, instance, owner=None, /)" "Return an attribute of instance, which is of type owner." descr_get() descr_get;
    "__set__" "($self, instance, value, /)" "Set an attribute of instance to value." descr_set() descr_set;
    "__delete__" "($self, instance, /)" "Delete an attribute of instance." descr_delete() descr_set;
    "__init__" "($self, /, *args, **kwargs)" "Initialize self.  See help(type(self)) for accurate signature." init() init;
    "__del__" "" "" finalize() finalize;
    "__add__" "($self, value, /)" "Return self+value." left() binary.add;
    "__radd__" "($self, value, /)" "Return value+self." right() binary.add;
    "__sub__" "($self, value, /)" "Return self-value." left() binary.sub;
    "__rsub__" "($self, value, /)" "Return value-self." right() binary.sub;
    "__mul__" "($self, value, /)" "Return self*value." left() binary.mul;
    "__rmul__" "($self, value, /)" "Return value*self." right() binary.mul;
    "__mod__" "($self, value, /)" "Return self%value." left() binary.mod_;
    "__rmod__" "($self, value, /)" "Return value%self." right() binary.mod_;
    "__pow__" "($self, value, mod=None, /)" "Return pow(self, value, mod)." power() binary.pow;
    "__rpow__" "($self, value, mod=None, /)" "Return pow(value, self, mod)." reflected_power() binary.pow;
    "__neg__" "($self, /)" "-self" unary() negative;
    "__pos__" "($self, /)" "+self" unary() positive;
    "__abs__" "($self, /)" "abs(self)" unary() absolute;
    "__bool__" "($self, /)" "True if self else False" truth() bool;
    "__invert__" "($self, /)" "~self" unary() invert;
    "__lshift__" "($self, value, /)" "Return self<<value." left() binary.lshift;
    "__rlshift__" "($self, value, /)" "Return value<<self." right() binary.lshift;
    "__rshift__" "($self, value, /)" "Return self>>value." left() binary.rshift;
    "__rrshift__" "($self, value, /)" "Return value>>self." right() binary.rshift;
    "__and__" "($self, value, /)" "Return self&value." left() binary.and;
    "__rand__" "($self, value, /)" "Return value&self." right() binary.and;
    "__xor__" "($self, value, /)" "Return self^value." left() binary.xor;
    "__rxor__" "($self, value, /)" "Return value^self." right() binary.xor;
    "__or__" "($self, value, /)" "Return self|value." left() binary.or;
    "__ror__" "($self, value, /)" "Return value|self." right() binary.or;
    "__int__" "($self, /)" "int(self)" unary() int;
    "__float__" "($self, /)" "float(self)" unary() float;
    "__iadd__" "($self, value, /)" "Return self+=value." left() inplace.add;
    "__isub__" "($self, value, /)" "Return self-=value." left() inplace.sub;
    "__imul__" "($self, value, /)" "Return self*=value." left() inplace.mul;
    "__imod__" "($self, value, /)" "Return self%=value." left() inplace.mod_;
    "__ipow__" "($self, value, /)" "Return self**=value." left() inplace.pow;
    "__ilshift__" "($self, value, /)" "Return self<<=value." left() inplace.lshift;
    "__irshift__" "($self, value, /)" "Return self>>=value." left() inplace.rshift;
    "__iand__" "($self, value, /)" "Return self&=value." left() inplace.and;
    "__ixor__" "($self, value, /)" "Return self^=value." left() inplace.xor;
    "__ior__" "($self, value, /)" "Return self|=value." left() inplace.or;
    "__floordiv__" "($self, value, /)" "Return self//value." left() binary.floordiv;
    "__rfloordiv__" "($self, value, /)" "Return value//self." right() binary.floordiv;
    "__truediv__" "($self, value, /)" "Return self/value." left() binary.truediv;
    "__rtruediv__" "($self, value, /)" "Return value/self." right() binary.truediv;
    "__ifloordiv__" "($self, value, /)" "Return self//=value." left() inplace.floordiv;
    "__itruediv__" "($self, value, /)" "Return self/=value." left() inplace.truediv;
    "__index__" "($self, /)" "Return self converted to an integer, if self is suitable for use as an index into a list." unary() index;
    "__matmul__" "($self, value, /)" "Return self@value." left() binary.matmul;
    "__rmatmul__" "($self, value, /)" "Return value@self." right() binary.matmul;
    "__imatmul__" "($self, value, /)" "Return self@=value." left() inplace.matmul;
    "__len__" "($self, /)" "Return len(self)." length() len;
    "__getitem__" "($self, key, /)" "Return self[key]." left() getitem;
    "__setitem__" "($self, key, value, /)" "Set self[key] to value." set_item() setitem;
    "__delitem__" "($self, key, /)" "Delete self[key]." delete_item() setitem;
    "__add__" "($self, value, /)" "Return self+value." left() concat;
    "__mul__" "($self, value, /)" "Return self*value." repeat() repeat;
    "__rmul__" "($self, value, /)" "Return value*self." repeat() repeat;
    "__contains__" "($self, key, /)" "Return bool(key in self)." contains() contains;
    "__iadd__" "($self, value, /)" "Implement self+=value." left() inplace_concat;
    "__imul__" "($self, value, /)" "Implement self*=value." repeat() inplace_repeat;
}

/// Fills the slots that `slots` leaves empty with those of a base, as CPython's
/// `inherit_slots` does: comparison and hash come together or not at all.
pub(crate) fn inherit_slots(slots: &mut Slots, base: &Slots) {
    if slots.compare.is_none() && slots.hash.is_none() {
        (slots.compare, slots.hash) = (base.compare, base.hash);
    }
    macro_rules! inherit {
        ($($field:ident)*) => {{
            // Names every field, so that a new one cannot be forgotten.
            let Slots { compare: _, hash: _, binary: _, inplace: _, $($field: _,)* } = slots;
            $(slots.$field = slots.$field.or(base.$field);)*
        }};
    }
    inherit!(
        repr str call getattr setattr iter next descr_get descr_set new init finalize bool int
        float index negative positive absolute invert power_mod len getitem setitem contains
        concat repeat inplace_concat inplace_repeat
    );
    inherit_binary(&mut slots.binary, &base.binary);
    inherit_binary(&mut slots.inplace, &base.inplace);
}

fn inherit_binary(slots: &mut BinarySlots, base: &BinarySlots) {
    for op in crate::object::BinaryOp::ALL {
        slots.set(op, slots.get(op).or(base.get(op)));
    }
}
