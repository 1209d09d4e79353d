//! Classes: making them, calling them, looking attributes up on them and on their instances,
//! and the native slots that run their special methods.
//!
//! | file                | what it knows                                                     |
//! |---------------------|-------------------------------------------------------------------|
//! | `build`             | `class` statements                                                |
//! | `new`               | `type.__new__`                                                    |
//! | `bases`, `mro`      | metaclasses, layouts, resolution orders                           |
//! | `slots_declaration` | `__slots__`                                                       |
//! | `slot_table`        | which slots the methods of a class call for                       |
//! | `slot_functions`    | the slots that call Python methods                                |
//! | `special`           | special methods                                                   |
//! | `lookup`            | attributes of objects                                             |
//! | `type_attributes`   | attributes of classes                                             |
//! | `location`          | the same, as inline caches remember them                          |
//! | `instantiate`       | calling classes                                                   |
//! | `assign`            | `__dict__`, `__class__` and `__bases__` that change               |
//! | `methods`           | what Python programs do with `type`                               |
//! | `hooks`             | what is asked of the execution loop                               |
//!
//! Invariant: a class's dict changes only through `type_attributes::change_dict` once the class
//! is complete, so that versions, caches and slots follow.

pub(crate) mod assign;
mod bases;
mod build;
pub mod hooks;
pub(crate) mod instantiate;
mod location;
pub(crate) mod lookup;
pub(crate) mod methods;
pub(crate) mod mro;
mod new;
mod slot_functions;
mod slot_table;
mod slots_declaration;
pub(crate) mod special;
#[cfg(test)]
mod tests;
pub(crate) mod type_attributes;

pub(crate) use bases::is_variable_size;
pub use build::{build_class, build_class_args};
pub use instantiate::{is_plainly_instantiated, python_init};
pub use location::{
    AttributeLocation, ClassAttribute, StoreLocation, attribute_location, class_attribute,
    store_location,
};
pub(crate) use slot_functions::number::{operator_names, reflected};

pub use methods::{is_real_instance, is_real_subclass};
pub(crate) use slot_table::reads_generically;
