//! `#[pymethods]`: the native members of a class, from an `impl` block.
//!
//! The block is emitted without its markers; a second block beside it holds a constant for each
//! method and one for all members, in the order of the source.

mod members;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Error, ImplItem, ItemImpl, Result, Type};

use self::members::Members;
use crate::attribute::{Errors, item_with, take_markers};
use crate::runtime::{Runtime, local};

pub(crate) fn expand(native: &Runtime, arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut block: ItemImpl = match syn::parse2(item.clone()) {
        Ok(block) => block,
        Err(error) => return item_with(item, Err(error)),
    };
    let declared = declare(native, arguments, &mut block);
    item_with(quote!(#block), declared)
}

/// Takes the markers off the block and declares what they mark.
fn declare(native: &Runtime, arguments: TokenStream, block: &mut ItemImpl) -> Result<TokenStream> {
    // First, so that an error elsewhere does not leave markers behind, each an error again.
    let mut marked = Vec::new();
    for item in &mut block.items {
        if let ImplItem::Fn(function) = item {
            let markers = take_markers(&mut function.attrs);
            if !markers.is_empty() {
                marked.push((function.clone(), markers));
            }
        }
    }
    let name = if arguments.is_empty() {
        Ident::new("DEF", Span::call_site())
    } else {
        syn::parse2::<Ident>(arguments)?
    };
    let class = class_of(block)?;
    let mut members = Members::new(native, class);
    let mut errors = Errors::default();
    for (function, markers) in &marked {
        let mut aliases = 0;
        for (marker, attribute) in markers {
            errors.keep(members.add(function, *marker, attribute, aliases));
            aliases += usize::from(marker.is_method());
        }
    }
    let members = errors.keep(members.finish());
    errors.finish()?;
    let members = members.expect("no errors");
    Ok(class_tokens(native, class, &name, &members))
}

/// The type of the block, which must be a plain one: constants can't depend on parameters.
fn class_of(block: &ItemImpl) -> Result<&Type> {
    if let Some((_, path, _)) = &block.trait_ {
        return Err(Error::new(path.span(), "expected an inherent `impl` block"));
    }
    if !block.generics.params.is_empty() {
        return Err(Error::new(block.generics.span(), "a native class can't be generic"));
    }
    Ok(&block.self_ty)
}

fn class_tokens(
    native: &Runtime,
    class: &Type,
    name: &Ident,
    members: &members::Finished,
) -> TokenStream {
    let members::Finished { constants, methods, getsets, attributes, slots } = members;
    let table = local("slots");
    // A block without slots must not warn of an unused parameter.
    let set_slots = if slots.is_empty() { quote!(|_| {}) } else { quote!(|#table| { #(#slots)* }) };
    quote! {
        #[allow(clippy::all)]
        impl #class {
            #(#constants)*
            /// Declares the native members of the class.
            pub const #name: &'static #native::ClassDef = &#native::ClassDef {
                methods: &[#(#methods),*],
                getsets: &[#(#getsets),*],
                attributes: &[#(#attributes),*],
                set_slots: #set_slots,
            };
        }
    }
}
