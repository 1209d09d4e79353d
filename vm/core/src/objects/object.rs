//! object: the root of all classes.

/// A direct instance of `object`, which has nothing.
pub struct Object;

super::native_object!(Object, OBJECT, object);
