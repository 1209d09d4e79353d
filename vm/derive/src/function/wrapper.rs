//! The closure between the calling convention and a Rust function: binds, converts, calls.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{Error, FnArg, Result, Type};

use super::convert::{Slot, conversion};
use super::{Callee, Kind, into_result, own_params, plural};
use crate::attribute::Declaration;
use crate::runtime::{Runtime, local};
use crate::signature::{Param, ParamKind, Receiver, Signature};

/// Where a Rust function has the VM and the receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Order {
    /// `(&self, vm: &Vm, ...)`
    SelfThenVm,
    /// `(vm: &Vm, this: &Value, ...)`
    VmThenValue,
}

/// How a method takes its receiver; an error where neither form is met.
pub(crate) fn receiver_of(signature: &syn::Signature) -> Result<Order> {
    let mut inputs = signature.inputs.iter();
    match inputs.next() {
        Some(FnArg::Receiver(this)) => {
            if this.reference.is_none() || this.mutability.is_some() {
                return Err(Error::new(this.span(), "expected `&self`"));
            }
            check_vm(signature, inputs.next()).map(|()| Order::SelfThenVm)
        }
        vm => {
            check_vm(signature, vm)?;
            match inputs.next() {
                Some(FnArg::Typed(_)) => Ok(Order::VmThenValue),
                _ => Err(Error::new(
                    signature.span(),
                    "expected a receiver: `(&self, vm: &Vm, ...)` or `(vm: &Vm, this: &Value, ...)`",
                )),
            }
        }
    }
}

/// Checks a helper of fixed shape: `count` typed parameters, the first `vm: &Vm`.
pub(super) fn check_shape(
    signature: &syn::Signature,
    what: &str,
    shape: &str,
    count: usize,
) -> Result<()> {
    check_vm(signature, signature.inputs.first())?;
    if signature.inputs.len() != count {
        let found = plural(signature.inputs.len(), "parameter");
        let message = format!("{what} is `fn{shape}`, found {found}");
        return Err(Error::new(signature.inputs.span(), message));
    }
    Ok(())
}

/// `vm: &Vm`, under whatever path.
fn check_vm(signature: &syn::Signature, input: Option<&FnArg>) -> Result<()> {
    let Some(input) = input else {
        return Err(Error::new(signature.ident.span(), "expected `vm: &Vm` among the parameters"));
    };
    if let FnArg::Typed(vm) = input
        && let Type::Reference(reference) = &*vm.ty
        && let Type::Path(path) = &*reference.elem
        && path.path.segments.last().is_some_and(|segment| segment.ident == "Vm")
    {
        return Ok(());
    }
    Err(Error::new(input.span(), "expected `vm: &Vm` here"))
}

/// `|vm, args| { bind; convert; call }`.
pub(super) fn closure(
    native: &Runtime,
    declaration: &Declaration,
    signature: &Signature,
    kind: Kind,
    callee: &Callee<'_>,
) -> Result<TokenStream> {
    let receiver = kind.receiver();
    let (order, rust) = rust_params(kind, callee)?;
    let python = own_params(signature, receiver);
    if rust.len() != python.len() {
        return Err(Error::new(
            callee.signature.inputs.span(),
            format!(
                "`{}` has {} in Python's signature but {} in Rust",
                declaration.name,
                plural(python.len(), "parameter"),
                rust.len()
            ),
        ));
    }
    let (vm, args) = (local("vm"), local("args"));
    let names: Vec<Ident> = (0..signature.params.len()).map(|i| local(&format!("p{i}"))).collect();
    let mut conversions = Vec::new();
    let mut arguments = Vec::new();
    if receiver.is_parameter() {
        conversions.push(receiver_conversion(native, declaration, signature, order, callee)?);
        arguments.push(names[0].to_token_stream());
    }
    let offset = usize::from(receiver.is_parameter());
    for (i, (param, ty)) in python.iter().zip(&rust).enumerate() {
        let name = &names[i + offset];
        if param.is_single() {
            let slot = Slot {
                function: &declaration.name,
                param,
                number: argument_number(python, i),
                ident: name,
                vm: &vm,
            };
            conversions.push(conversion(native, &slot, ty)?);
        }
        arguments.push(name.to_token_stream());
    }
    match order {
        Order::SelfThenVm => arguments.insert(1, vm.to_token_stream()),
        Order::VmThenValue => arguments.insert(0, vm.to_token_stream()),
    }
    let binding = binding(signature, &names, &vm, &args);
    let path = &callee.path;
    let result = into_result(native, &vm, quote!(#path(#(#arguments),*)));
    Ok(quote! {
        |#vm, #args| {
            #binding
            #(#conversions)*
            #result
        }
    })
}

/// The order of VM and receiver, and the types of the parameters that follow both.
fn rust_params<'a>(kind: Kind, callee: &Callee<'a>) -> Result<(Order, Vec<&'a Type>)> {
    let inputs = &callee.signature.inputs;
    let (order, skip) = match kind.receiver() {
        Receiver::Module | Receiver::Nobody => {
            check_vm(callee.signature, inputs.first())?;
            (Order::VmThenValue, 1)
        }
        Receiver::Instance | Receiver::Class => (receiver_of(callee.signature)?, 2),
    };
    if order == Order::SelfThenVm && (kind.receiver() == Receiver::Class || callee.class.is_none())
    {
        return Err(Error::new(inputs.span(), "only a method can take `&self`"));
    }
    let types = inputs.iter().skip(skip).filter_map(|input| match input {
        FnArg::Typed(typed) => Some(&*typed.ty),
        FnArg::Receiver(_) => None,
    });
    Ok((order, types.collect()))
}

/// `&self` is checked and cast; any other receiver is converted like an argument, which for
/// `&Value` does nothing: the type's descriptor has checked it.
fn receiver_conversion(
    native: &Runtime,
    declaration: &Declaration,
    signature: &Signature,
    order: Order,
    callee: &Callee<'_>,
) -> Result<TokenStream> {
    let (vm, this) = (local("vm"), local("p0"));
    if order == Order::SelfThenVm {
        let cast = cast_receiver(native, callee.class, &vm, &this, &declaration.name);
        return Ok(quote! {
            let ::core::option::Option::Some(#this) = #this else { ::core::unreachable!() };
            let #this = #cast?;
        });
    }
    let Some(FnArg::Typed(typed)) = callee.signature.inputs.get(1) else {
        unreachable!("checked by receiver_of")
    };
    let slot = Slot {
        function: &declaration.name,
        param: &signature.params[0],
        number: 0,
        ident: &this,
        vm: &vm,
    };
    conversion(native, &slot, &typed.ty)
}

/// `receiver::<Class>(vm, this, "name")`.
pub(crate) fn cast_receiver(
    native: &Runtime,
    class: Option<&Type>,
    vm: &Ident,
    this: &Ident,
    name: &str,
) -> TokenStream {
    quote!(#native::receiver::<#class>(#vm, #this, #name))
}

/// The `let` that names every parameter's slot, in the order of the signature.
fn binding(signature: &Signature, names: &[Ident], vm: &Ident, args: &Ident) -> TokenStream {
    let table = local("__SIGNATURE");
    let of_kind = |kind: ParamKind| {
        let index = signature.params.iter().position(|param| param.kind == kind);
        index.map(|index| &names[index])
    };
    let singles =
        signature.params.iter().zip(names).filter(|(param, _)| param.is_single()).map(|(_, n)| n);
    let singles = quote!([#(#singles),*]);
    let (rest, keywords) = (of_kind(ParamKind::VarArgs), of_kind(ParamKind::VarKeywords));
    if rest.is_none() && keywords.is_none() {
        return quote!(let #singles = #table.bind(#vm, #args)?;);
    }
    let rest = rest.map_or(quote!(_), ToTokens::to_token_stream);
    let keywords = keywords.map_or(quote!(_), ToTokens::to_token_stream);
    quote!(let (#singles, #rest, #keywords) = #table.bind_var(#vm, #args)?;)
}

/// What CPython calls an argument in a message: its number from 1 when it is positional-only, 0
/// (plain "argument") when it is the function's only one.
fn argument_number(params: &[Param], index: usize) -> usize {
    if params.len() == 1 { 0 } else { index + 1 }
}
