//! float. Doubles stand in the value itself; only instances of subclasses are on the heap.

use crate::value::Value;

pub struct FloatObj(pub f64);

super::native_object!(FloatObj, FLOAT, float);

impl Value {
    /// The double, if this is a float or an instance of a subclass.
    #[inline]
    pub fn as_float(&self) -> Option<f64> {
        self.as_f64().or_else(|| Some(self.downcast::<FloatObj>()?.0))
    }
}
