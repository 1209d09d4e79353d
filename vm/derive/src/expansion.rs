//! For tests: expansions as formatted source, errors as text.

use proc_macro2::TokenStream;
use syn::{Item, ItemFn};

use crate::runtime::Runtime;

/// As written in crates other than `apython-core`, without the shared prefix, which would make
/// every golden twice as wide.
pub(crate) fn runtime() -> Runtime {
    Runtime::of_crate(Some("apython-stdlib"), Some("apython_stdlib"))
}

/// The formatted source.
pub(crate) fn source(tokens: TokenStream) -> String {
    let file = syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{error}: {tokens}"));
    prettyplease::unparse(&file).replace("::apython_core::native::", "native::")
}

/// The messages of the `compile_error!`s.
pub(crate) fn errors(tokens: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(tokens).expect("an expansion is made of items");
    let messages = file.items.iter().filter_map(|item| match item {
        Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            Some(item.mac.parse_body::<syn::LitStr>().expect("a message").value())
        }
        _ => None,
    });
    messages.collect()
}

/// Splits `#[attribute(arguments)] item` as the compiler does.
pub(crate) fn split(function: &str) -> (TokenStream, TokenStream) {
    let mut function: ItemFn = syn::parse_str(function).expect("a function");
    let attribute = function.attrs.remove(0);
    let arguments = attribute.meta.require_list().expect("arguments").tokens.clone();
    (arguments, quote::quote!(#function))
}
