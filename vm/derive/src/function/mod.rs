//! One native function: its `NativeDef`, and the attributes that stand on free functions.

mod convert;
#[cfg(test)]
mod tests;
mod wrapper;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Error, FnArg, ItemFn, LitStr, Result, Type};

use crate::attribute::{Declaration, conditions, item_with};
use crate::docs::doc_text;
use crate::runtime::{Runtime, companion, local, optional_text};
use crate::signature::{Receiver, Signature};

pub(crate) use wrapper::{Order, receiver_of};

/// What `NativeDef::kind` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
}

impl Kind {
    pub(crate) fn receiver(self) -> Receiver {
        match self {
            Kind::Function => Receiver::Module,
            Kind::Method => Receiver::Instance,
            Kind::ClassMethod => Receiver::Class,
            Kind::StaticMethod => Receiver::Nobody,
        }
    }

    fn tokens(self) -> TokenStream {
        match self {
            Kind::Function => quote!(Function),
            Kind::Method => quote!(Method),
            Kind::ClassMethod => quote!(ClassMethod),
            Kind::StaticMethod => quote!(StaticMethod),
        }
    }
}

/// A Rust function to be declared.
pub(crate) struct Callee<'a> {
    /// How generated code calls it: `sorted`, `<List>::append`.
    pub(crate) path: TokenStream,
    /// The class of `&self`.
    pub(crate) class: Option<&'a Type>,
    pub(crate) signature: &'a syn::Signature,
    pub(crate) doc: Option<String>,
}

/// The `NativeDef` as a block expression, constant and self-contained.
pub(crate) fn definition(
    native: &Runtime,
    declaration: &Declaration,
    kind: Kind,
    callee: &Callee<'_>,
) -> Result<TokenStream> {
    check_plain(callee.signature)?;
    let receiver = kind.receiver();
    let mut signature = declaration.signature.clone();
    if let Some(signature) = &mut signature
        && receiver.is_parameter()
        && !signature.with_receiver()
    {
        let expected = "expected the receiver first, as in \"append(self, object, /)\"";
        return Err(declaration.error(expected));
    }
    let call = match &signature {
        Some(signature) if !declaration.raw => {
            wrapper::closure(native, declaration, signature, kind, callee)?
        }
        _ => raw_call(declaration, callee)?,
    };
    let text = signature
        .as_ref()
        .filter(|_| !declaration.hide_text)
        .map(|s| s.text(&declaration.name, receiver));
    let name = &declaration.name;
    // Without a text nothing is known of the parameters: the function binds them itself.
    let signature = signature.unwrap_or_default().tokens(native, name, text.as_deref(), receiver);
    let doc = optional_text(callee.doc.as_deref());
    let kind = kind.tokens();
    let float = match &declaration.float {
        Some(function) => quote!(::core::option::Option::Some(#function)),
        None => quote!(::core::option::Option::None),
    };
    let binding = local("__SIGNATURE");
    Ok(quote! {{
        static #binding: #native::Signature = #signature;
        #native::NativeDef {
            name: #name,
            signature: &#binding,
            doc: #doc,
            call: #call,
            kind: #native::NativeKind::#kind,
            float: #float,
        }
    }})
}

/// A raw function is the `call` itself, so it must look like one.
fn raw_call(declaration: &Declaration, callee: &Callee<'_>) -> Result<TokenStream> {
    let inputs = &callee.signature.inputs;
    if inputs.len() != 2 || inputs.iter().any(|input| matches!(input, FnArg::Receiver(_))) {
        let message = format!(
            "a raw function is `fn(vm: &Vm, args: Args<'_>) -> PyResult`; `{}` takes {}",
            declaration.name,
            plural(inputs.len(), "parameter")
        );
        return Err(Error::new(callee.signature.span(), message));
    }
    Ok(callee.path.clone())
}

/// Refuses what a plain function pointer can't be.
fn check_plain(signature: &syn::Signature) -> Result<()> {
    let odd = if let Some(token) = &signature.asyncness {
        Some((token.span(), "async"))
    } else if let Some(token) = &signature.unsafety {
        Some((token.span(), "unsafe"))
    } else if let Some(variadic) = &signature.variadic {
        Some((variadic.span(), "variadic"))
    } else {
        signature
            .generics
            .params
            .iter()
            .find(|param| !matches!(param, syn::GenericParam::Lifetime(_)))
            .map(|param| (param.span(), "generic"))
    };
    match odd {
        Some((span, what)) => Err(Error::new(span, format!("a native function can't be {what}"))),
        None => Ok(()),
    }
}

/// `1 parameter`, `2 parameters`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `#[pyfunction(...)]` on a free function.
pub(crate) fn expand_function(
    native: &Runtime,
    arguments: TokenStream,
    item: TokenStream,
) -> TokenStream {
    let declared = syn::parse2::<ItemFn>(item.clone())
        .and_then(|function| declare_function(native, arguments, &function));
    item_with(item, declared)
}

/// `pub static NAME_DEF`.
pub(crate) fn declare_function(
    native: &Runtime,
    arguments: TokenStream,
    function: &ItemFn,
) -> Result<TokenStream> {
    let declaration: Declaration = syn::parse2(arguments)?;
    let ident = &function.sig.ident;
    let callee = Callee {
        path: quote!(#ident),
        class: None,
        signature: &function.sig,
        doc: doc_text(&function.attrs),
    };
    let definition = definition(native, &declaration, Kind::Function, &callee)?;
    let name = companion(ident, "_DEF");
    let conditions = conditions(&function.attrs);
    let summary = format!("Declares `{}`.", declaration.name);
    Ok(quote! {
        #(#conditions)*
        #[doc = #summary]
        #[allow(clippy::all)]
        pub static #name: #native::NativeDef = #definition;
    })
}

/// `#[pyattr("name")]` on a free function.
pub(crate) fn expand_attribute(
    native: &Runtime,
    arguments: TokenStream,
    item: TokenStream,
) -> TokenStream {
    let declared = syn::parse2::<ItemFn>(item.clone())
        .and_then(|function| declare_attribute(native, arguments, &function));
    item_with(item, declared)
}

/// `pub const NAME_ATTR`.
pub(crate) fn declare_attribute(
    native: &Runtime,
    arguments: TokenStream,
    function: &ItemFn,
) -> Result<TokenStream> {
    let python_name: LitStr = syn::parse2(arguments)?;
    let ident = &function.sig.ident;
    let pair = attribute_pair(native, &python_name, &quote!(#ident), &function.sig)?;
    // The type of the VM is written as the function's author wrote it, which is known to resolve.
    let vm_type = match function.sig.inputs.first() {
        Some(FnArg::Typed(vm)) => &vm.ty,
        _ => unreachable!("checked by attribute_pair"),
    };
    let name = companion(ident, "_ATTR");
    let conditions = conditions(&function.attrs);
    let summary = format!("Declares the attribute `{}`.", python_name.value());
    Ok(quote! {
        #(#conditions)*
        #[doc = #summary]
        #[allow(clippy::all)]
        pub const #name: (&'static str, fn(#vm_type) -> #native::PyResult) = #pair;
    })
}

/// `("name", |vm| ...)` for a function of the VM alone.
pub(crate) fn attribute_pair(
    native: &Runtime,
    name: &LitStr,
    path: &TokenStream,
    signature: &syn::Signature,
) -> Result<TokenStream> {
    check_plain(signature)?;
    wrapper::check_shape(signature, "an attribute", "(vm: &Vm) -> T", 1)?;
    let vm = local("vm");
    let value = into_result(native, &vm, quote!(#path(#vm)));
    Ok(quote!((#name, |#vm| #value)))
}

/// `IntoPyResult::into_py_result(value, vm)`.
pub(crate) fn into_result(native: &Runtime, vm: &Ident, value: TokenStream) -> TokenStream {
    quote!(#native::IntoPyResult::into_py_result(#value, #vm))
}

/// The parameters that a signature gives a Rust function, the receiver apart.
pub(crate) fn own_params(signature: &Signature, receiver: Receiver) -> &[crate::signature::Param] {
    &signature.params[usize::from(receiver.is_parameter())..]
}
