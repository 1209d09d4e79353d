//! `#[pymodule("math")]` on `mod math { ... }`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Item, ItemFn, ItemMod, LitStr, Meta, Result};

use super::{Parts, module_static};
use crate::attribute::{Errors, Marker, conditions, item_with, take_markers};
use crate::docs::doc_text;
use crate::function::{declare_attribute, declare_function};
use crate::runtime::{Runtime, companion};

pub(crate) fn expand(native: &Runtime, arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut module: ItemMod = match syn::parse2(item.clone()) {
        Ok(module) => module,
        Err(error) => return item_with(item, Err(error)),
    };
    let declared = declare(native, arguments, &mut module);
    match (&mut module.content, declared) {
        (Some((_, items)), Ok(declared)) => {
            items.push(Item::Verbatim(declared));
            quote!(#module)
        }
        (_, declared) => item_with(quote!(#module), declared),
    }
}

/// What the module is to contain beside its items, without their markers.
fn declare(native: &Runtime, arguments: TokenStream, module: &mut ItemMod) -> Result<TokenStream> {
    let doc = doc_text(&module.attrs);
    let span = module.span();
    let Some((_, items)) = &mut module.content else {
        let message = "expected an inline module; use `py_module!` inside the file of this one";
        return Err(Error::new(span, message));
    };
    let mut marked = Vec::new();
    for item in items {
        if let Item::Fn(function) = item {
            let markers = take_markers(&mut function.attrs);
            marked.extend(markers.into_iter().map(|(m, a)| (function.clone(), m, a)));
        }
    }
    let name: LitStr = syn::parse2(arguments)?;
    let mut parts = Parts { doc, ..Parts::default() };
    let mut declared = TokenStream::new();
    let mut errors = Errors::default();
    for (function, marker, attribute) in &marked {
        if let Some(tokens) = errors.keep(add(native, &mut parts, function, *marker, attribute)) {
            declared.extend(tokens);
        }
    }
    errors.finish()?;
    declared.extend(module_static(native, &name, &parts));
    Ok(declared)
}

fn add(
    native: &Runtime,
    parts: &mut Parts,
    function: &ItemFn,
    marker: Marker,
    attribute: &Attribute,
) -> Result<TokenStream> {
    let ident = &function.sig.ident;
    let conditions = conditions(&function.attrs);
    match marker {
        Marker::Function => {
            let name = companion(ident, "_DEF");
            parts.functions.push(quote!(#(#conditions)* &#name));
            declare_function(native, arguments_of(attribute)?, function)
        }
        Marker::Attr => {
            let name = companion(ident, "_ATTR");
            parts.attributes.push(quote!(#(#conditions)* #name));
            declare_attribute(native, arguments_of(attribute)?, function)
        }
        Marker::Exec => {
            attribute.meta.require_path_only()?;
            if parts.exec.replace(quote!(#ident)).is_some() {
                return Err(Error::new(attribute.span(), "a module has one #[pyexec]"));
            }
            Ok(TokenStream::new())
        }
        _ => Err(Error::new(attribute.span(), "this belongs in an impl block with #[pymethods]")),
    }
}

/// The tokens in the attribute's parentheses.
fn arguments_of(attribute: &Attribute) -> Result<TokenStream> {
    match &attribute.meta {
        Meta::List(list) => Ok(list.tokens.clone()),
        _ => Err(Error::new(attribute.span(), "expected arguments in parentheses")),
    }
}
