//! Which slots the special methods of a class call for.
//!
//! For each slot, the methods that stand for it are looked up along the resolution order. If
//! all that are found are the slot wrappers of one native base, the slot is that base's, which
//! saves the detour through Python; else it is the function of `slot_functions` that looks the
//! method up. After CPython's `update_one_slot`.

use super::lookup;
use super::slot_functions::{attributes, basic, container, number};
use crate::object::{BinaryOp, GetAttrFn, NewFn, Ref, Slots, Type};
use crate::objects::builtin::Builtin;
use crate::objects::wrapper::WrapperDescriptor;
use crate::value::Value;
use crate::vm::Vm;

/// Gives a new class its slots.
pub(crate) fn fill(vm: &Vm, class: &Ref<Type>) {
    update(vm, class, None);
}

/// Brings the slots of a class and its subclasses in line with a change of attribute `name`.
pub(crate) fn update_for_name(vm: &Vm, class: &Ref<Type>, name: &Value) {
    if !is_dunder(name) {
        return;
    }
    update_tree(vm, class, Some(name));
}

/// Brings all slots of a class and its subclasses in line.
pub(crate) fn update_all(vm: &Vm, class: &Ref<Type>) {
    update_tree(vm, class, None);
}

fn update_tree(vm: &Vm, class: &Ref<Type>, name: Option<&Value>) {
    update(vm, class, name);
    for class in class.subclasses() {
        update_tree(vm, &class, name);
    }
}

fn is_dunder(name: &Value) -> bool {
    let text = crate::objects::str::to_string_lossy(name);
    text.len() > 4 && text.starts_with("__") && text.ends_with("__")
}

/// What was found of the methods that stand for a slot.
enum Found {
    /// None of them.
    Nothing,
    /// Only slot wrappers of this class.
    Native(Ref<Type>),
    /// Something else.
    Python,
}

struct Update<'a> {
    vm: &'a Vm,
    class: &'a Ref<Type>,
    /// The method that has changed, or all have.
    only: Option<&'a Value>,
}

impl Update<'_> {
    fn concerns(&self, names: &[&Value]) -> bool {
        self.only.is_none_or(|only| names.iter().any(|name| name.is(only)))
    }
    fn lookup(&self, name: &Value) -> Option<Value> {
        self.class.lookup_uncached(name).map(|(_, value)| value)
    }
    /// What the methods `names` are. `has_slot` says whether a native class has the slot in
    /// question: `__add__` may stand for another one there.
    fn find(&self, names: &[&Value], has_slot: impl Fn(&Slots) -> bool) -> Found {
        let mut found = Found::Nothing;
        for name in names {
            let Some(value) = self.lookup(name) else {
                continue;
            };
            let wrapper = value.downcast_exact::<WrapperDescriptor>();
            let Some(wrapper) = wrapper.filter(|wrapper| name.str_eq(wrapper.def.name)) else {
                return Found::Python;
            };
            let owner = &wrapper.class;
            if !has_slot(owner.slots()) {
                continue;
            }
            if !self.class.is_subtype_of(owner) {
                return Found::Python;
            }
            match found {
                Found::Nothing => found = Found::Native(owner.clone()),
                Found::Native(ref other) if other.is(owner) => {}
                _ => return Found::Python,
            }
        }
        found
    }
    /// The function for a slot: `field` reads it of a native class, `python` is the one that
    /// calls Python methods.
    fn resolve<F>(
        &self,
        names: &[&Value],
        field: impl Fn(&Slots) -> Option<F>,
        python: Option<F>,
    ) -> Option<F> {
        match self.find(names, |slots| field(slots).is_some()) {
            Found::Nothing => None,
            Found::Native(owner) => field(owner.slots()),
            Found::Python => python,
        }
    }
}

fn update(vm: &Vm, class: &Ref<Type>, only: Option<&Value>) {
    let update = Update { vm, class, only };
    let mut slots = *class.slots();
    update_simple(&update, &mut slots);
    update_special(&update, &mut slots);
    update_operators(&update, &mut slots);
    class.set_slots(slots);
}

/// Slots that follow the rule without exception.
fn update_simple(update: &Update<'_>, slots: &mut Slots) {
    let names = &update.vm.names;
    macro_rules! slot {
        ($($field:ident: $($name:ident)+ => $python:expr;)*) => {
            $(
                let methods = [$(&names.$name),+];
                if update.concerns(&methods) {
                    slots.$field = update.resolve(&methods, |slots| slots.$field, $python);
                }
            )*
        };
    }
    slot! {
        repr: __repr__ => Some(basic::repr);
        str: __str__ => Some(basic::str);
        call: __call__ => Some(basic::call);
        setattr: __setattr__ __delattr__ => Some(attributes::set_attribute);
        compare: __lt__ __le__ __eq__ __ne__ __gt__ __ge__ => Some(basic::compare);
        iter: __iter__ => Some(container::iter);
        next: __next__ => Some(container::next);
        descr_get: __get__ => Some(attributes::descr_get);
        descr_set: __set__ __delete__ => Some(attributes::descr_set);
        init: __init__ => Some(basic::init);
        bool: __bool__ => Some(number::bool);
        int: __int__ => Some(number::int);
        float: __float__ => Some(number::float);
        index: __index__ => Some(number::index);
        negative: __neg__ => Some(number::negative);
        positive: __pos__ => Some(number::positive);
        absolute: __abs__ => Some(number::absolute);
        invert: __invert__ => Some(number::invert);
        power_mod: __pow__ __rpow__ => Some(number::power_mod);
        len: __len__ => Some(container::len);
        getitem: __getitem__ => Some(container::get_item);
        setitem: __setitem__ __delitem__ => Some(container::set_item);
        contains: __contains__ => Some(container::contains);
        // A Python method stands for the operation on numbers alone.
        concat: __add__ => None;
        repeat: __mul__ __rmul__ => None;
        inplace_concat: __iadd__ => None;
        inplace_repeat: __imul__ => None;
    }
}

/// Slots with rules of their own.
fn update_special(update: &Update<'_>, slots: &mut Slots) {
    let names = &update.vm.names;
    if update.concerns(&[&names.__hash__]) {
        slots.hash = match update.lookup(&names.__hash__) {
            Some(method) if method.is_none() => Some(basic::not_hashable),
            _ => update.resolve(&[&names.__hash__], |slots| slots.hash, Some(basic::hash)),
        };
    }
    if update.concerns(&[&names.__getattribute__, &names.__getattr__]) {
        slots.getattr = get_attribute_slot(update);
    }
    if update.concerns(&[&names.__new__]) {
        slots.new = new_slot(update);
    }
    if update.concerns(&[&names.__del__]) {
        slots.finalize = match update.lookup(&names.__del__) {
            Some(_) => Some(basic::finalize),
            None => update.class.base().and_then(|base| base.slots().finalize),
        };
    }
}

fn get_attribute_slot(update: &Update<'_>) -> Option<GetAttrFn> {
    let names = &update.vm.names;
    if update.lookup(&names.__getattr__).is_some() {
        return Some(attributes::get_attribute_or_getattr);
    }
    update.resolve(
        &[&names.__getattribute__],
        |slots| slots.getattr,
        Some(attributes::get_attribute),
    )
}

/// The `__new__` of a native class is a built-in function bound to that class, not a wrapper.
fn new_slot(update: &Update<'_>) -> Option<NewFn> {
    let method = update.lookup(&update.vm.names.__new__)?;
    let owner = method
        .downcast_exact::<Builtin>()
        .filter(|method| method.def.name == "__new__")
        .and_then(|method| method.receiver.to_ref::<Type>());
    match owner {
        Some(owner) if is_safe_new(update.vm, &owner, update.class) => owner.slots().new,
        _ => Some(basic::new),
    }
}

/// Whether instances of `class` can be made by `owner`'s slot.
fn is_safe_new(vm: &Vm, owner: &Ref<Type>, class: &Ref<Type>) -> bool {
    if owner.is(&vm.types.object) {
        return class.flags().slotted;
    }
    class.is_subtype_of(owner) && owner.layout() == class.layout()
}

/// Slots of binary operators, and which of them call Python methods.
fn update_operators(update: &Update<'_>, slots: &mut Slots) {
    macro_rules! operators {
        ($($op:ident)*) => {
            $({
                const OP: u8 = BinaryOp::$op as u8;
                update_operator(
                    update, slots, BinaryOp::$op, number::binary::<OP>, number::inplace::<OP>,
                );
            })*
        };
    }
    operators! {
        Add And FloorDivide Lshift MatrixMultiply Multiply Remainder Or Power Rshift Subtract
        TrueDivide Xor
    }
}

fn update_operator(
    update: &Update<'_>,
    slots: &mut Slots,
    op: BinaryOp,
    binary: crate::object::BinaryFn,
    inplace: crate::object::BinaryFn,
) {
    let [plain, reflected, in_place] = number::operator_names(update.vm, op);
    if update.concerns(&[plain, reflected]) {
        let found = update.find(&[plain, reflected], |slots| slots.binary.get(op).is_some());
        let (function, is_python) = match found {
            Found::Nothing => (None, false),
            Found::Native(owner) => (owner.slots().binary.get(op), false),
            Found::Python => (Some(binary), true),
        };
        slots.binary.set(op, function);
        update.class.update_facts(|facts| {
            let bit = 1 << op as u32;
            facts.python_operators = if is_python {
                facts.python_operators | bit
            } else {
                facts.python_operators & !bit
            };
        });
    }
    if update.concerns(&[in_place]) {
        let field = |slots: &Slots| match op {
            // CPython takes a sequence's `+=` for that of a number here, since both wrap their
            // function alike.
            BinaryOp::Add => slots.inplace.add.or(slots.inplace_concat),
            _ => slots.inplace.get(op),
        };
        let function = update.resolve(&[in_place], field, Some(inplace));
        slots.inplace.set(op, function);
    }
}

/// Whether instances of a class get their attributes by `object`'s rules: it has no
/// `__getattribute__` of its own (a `__getattr__` it may have).
pub(crate) fn reads_generically(vm: &Vm, class: &Type) -> bool {
    let Some(slot) = class.slots().getattr else {
        return false;
    };
    if lookup::is_generic_get(vm, slot) {
        return true;
    }
    let hook: GetAttrFn = attributes::get_attribute_or_getattr;
    let generic = vm.types.object.lookup(vm, &vm.names.__getattribute__);
    std::ptr::fn_addr_eq(slot, hook)
        && match (class.lookup(vm, &vm.names.__getattribute__), generic) {
            (Some(method), Some(generic)) => method.is(&generic),
            _ => false,
        }
}
