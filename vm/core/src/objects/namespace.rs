//! `types.SimpleNamespace`: what `sys.implementation` is.

use crate::object::Ref;
use crate::objects::dict::Dict;

pub struct Namespace {
    pub dict: Ref<Dict>,
}

super::native_object!(Namespace, SIMPLE_NAMESPACE, simple_namespace);
