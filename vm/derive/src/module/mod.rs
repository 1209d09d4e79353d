//! Native modules: from an inline `mod` with markers in it, or from a list of paths.

mod inline;
mod list;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

pub(crate) use inline::expand as expand_inline;
pub(crate) use list::expand as expand_list;

use crate::runtime::{Runtime, optional_text};

/// The parts of a `ModuleDef`, as expressions.
#[derive(Default)]
struct Parts {
    doc: Option<String>,
    /// `&'static NativeDef` each.
    functions: Vec<TokenStream>,
    /// `(&str, fn(&Vm) -> PyResult)` each.
    attributes: Vec<TokenStream>,
    exec: Option<TokenStream>,
}

fn module_static(native: &Runtime, name: &LitStr, parts: &Parts) -> TokenStream {
    let Parts { doc, functions, attributes, exec } = parts;
    let doc = optional_text(doc.as_deref());
    let exec = match exec {
        Some(exec) => quote!(::core::option::Option::Some(#exec)),
        None => quote!(::core::option::Option::None),
    };
    let summary = format!("Declares the module `{}`.", name.value());
    quote! {
        #[doc = #summary]
        #[allow(clippy::all)]
        pub static MODULE: #native::ModuleDef = #native::ModuleDef {
            name: #name,
            doc: #doc,
            functions: &[#(#functions),*],
            attributes: &[#(#attributes),*],
            exec: #exec,
        };
    }
}
