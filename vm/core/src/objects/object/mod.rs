//! object: the root of all classes.

mod state;

use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{CompareOp, Obj, Ref, Type};
use crate::objects::class::methods::merge_class_dict;
use crate::objects::class::{assign, instantiate, lookup};
use crate::objects::dict::Dict;
use crate::objects::instance::{Instance, SLOTS_OFFSET};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// A direct instance of `object`, which has nothing.
pub struct Object;

super::native_object!(Object, OBJECT, object);

#[pymethods]
impl Object {
    #[pyslot(new)]
    fn slot_new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        instantiate::object_new(vm, class, args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let class = this.type_of(vm).display_name(vm);
        Ok(vm.new_str(&format!("<{class} object at {:#x}>", this.identity())))
    }
    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        Ok(ops::hash_identity(this))
    }
    #[pyslot(str)]
    fn str(vm: &Vm, this: &Value) -> PyResult {
        match this.type_of(vm).slots().repr {
            Some(repr) => repr(vm, this),
            None => Object::repr(vm, this),
        }
    }
    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        lookup::get_attribute(vm, this, name)
    }
    #[pyslot(setattr)]
    fn setattr(vm: &Vm, this: &Value, name: &Value, value: Option<&Value>) -> PyResult<()> {
        lookup::set_attribute(vm, this, name, value)
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        match op {
            CompareOp::Eq if this.is(other) => Ok(Value::TRUE),
            CompareOp::Ne => not_equal(vm, this, other),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        instantiate::object_init(vm, this, args)
    }

    /// Helper for pickle.
    #[pymethod("__reduce_ex__(self, protocol, /)")]
    fn reduce_ex(vm: &Vm, this: &Value, protocol: i64) -> PyResult {
        state::reduce_ex(vm, this, protocol)
    }
    /// Helper for pickle.
    #[pymethod("__reduce__(self)")]
    fn reduce(vm: &Vm, this: &Value) -> PyResult {
        state::reduce(vm, this, 0)
    }
    /// Helper for pickle.
    #[pymethod("__getstate__(self)")]
    fn getstate(vm: &Vm, this: &Value) -> PyResult {
        state::state_of(vm, this, false)
    }
    /// Abstract classes can override this to customize issubclass().
    ///
    /// This is invoked early on by abc.ABCMeta.__subclasscheck__().
    /// It should return True, False or NotImplemented.  If it returns
    /// NotImplemented, the normal algorithm is used.  Otherwise, it
    /// overrides the normal algorithm (and the outcome is cached).
    ///
    #[pyclassmethod("__subclasshook__", raw)]
    fn subclasshook(_vm: &Vm, _args: Args<'_>) -> PyResult {
        Ok(Value::NOT_IMPLEMENTED)
    }
    /// This method is called when a class is subclassed.
    ///
    /// The default implementation does nothing. It may be
    /// overridden to extend subclasses.
    ///
    #[pyclassmethod("__init_subclass__", raw)]
    fn init_subclass(vm: &Vm, args: Args<'_>) -> PyResult {
        let (class, rest) = args.split_first().expect("the class it is bound to");
        let refuse = |what: &str| -> PyResult {
            let class = class.downcast::<Type>().map(|class| class.qualname_value());
            let class = class.map(|name| to_string_lossy(&name)).unwrap_or_default();
            Err(vm.type_error(format!("{class}.__init_subclass__() takes no {what}")))
        };
        if rest.has_keywords() {
            return refuse("keyword arguments");
        }
        match rest.values().len() {
            0 => Ok(Value::NONE),
            given => refuse(&format!("arguments ({given} given)")),
        }
    }
    /// Default object formatter.
    ///
    /// Return str(self) if format_spec is empty. Raise TypeError otherwise.
    #[pymethod("__format__(self, format_spec, /)")]
    fn format(vm: &Vm, this: &Value, format_spec: &Value) -> PyResult {
        let Some(spec) = format_spec.as_str_view() else {
            let found = format_spec.type_name(vm);
            return Err(vm.type_error(format!("__format__() argument must be str, not {found}")));
        };
        if !spec.is_empty() {
            return Err(unsupported_format(vm, this));
        }
        ops::str(vm, this)
    }
    /// Size of object in memory, in bytes.
    #[pymethod("__sizeof__(self)")]
    fn sizeof(_vm: &Vm, this: &Value) -> usize {
        match this.downcast::<Instance>() {
            Some(instance) => SLOTS_OFFSET + instance.capacity() as usize * size_of::<Value>(),
            None => size_of::<Obj<Object>>(),
        }
    }
    /// Default dir() implementation.
    #[pymethod("__dir__(self)")]
    fn dir(vm: &Vm, this: &Value) -> PyResult {
        let own = ops::get_attr_opt(vm, this, &vm.names.__dict__)?;
        let dict = match own.as_ref().and_then(|own| own.downcast::<Dict>()) {
            Some(own) => own.copy(),
            None => Dict::default(),
        };
        let dict = Ref::new(vm, dict);
        if let Some(class) = ops::get_attr_opt(vm, this, &vm.names.__class__)? {
            merge_class_dict(vm, &dict, &class)?;
        }
        Ok(vm.new_list(dict.to_pairs().into_iter().map(|(key, _)| key).collect()))
    }

    /// the object's class
    #[pygetter("__class__")]
    fn class_of(vm: &Vm, this: &Value) -> Value {
        this.type_of(vm).to_value()
    }
    #[pysetter("__class__")]
    fn set_class(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        assign::set_class(vm, this, value)
    }
}

/// `!=` by default: what `==` doesn't say.
fn not_equal(vm: &Vm, this: &Value, other: &Value) -> PyResult {
    let Some(compare) = this.type_of(vm).slots().compare else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = compare(vm, this, other, CompareOp::Eq)?;
    if result.is_not_implemented() {
        return Ok(result);
    }
    ops::is_true(vm, &result).map(|equal| Value::from_bool(!equal))
}

#[cold]
fn unsupported_format(vm: &Vm, this: &Value) -> Raised {
    let class = this.type_name(vm);
    vm.type_error(format!("unsupported format string passed to {class}.__format__"))
}
