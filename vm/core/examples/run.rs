use apython_core::native::*;
use apython_core::object::Ref;
use apython_core::*;
use std::rc::Rc;
fn print(vm: &Vm, args: Args<'_>) -> PyResult {
    let mut f = true;
    for v in args.positional() {
        if !f {
            print!(" ");
        }
        f = false;
        let s = ops::str(vm, v)?;
        print!("{}", objects::str::to_string_lossy(&s));
    }
    println!();
    Ok(Value::NONE)
}
fn len(vm: &Vm, args: Args<'_>) -> PyResult {
    Ok(Value::from_usize(vm, ops::len(vm, &args.positional()[0])?))
}
static SIG: Signature = Signature { name: "print", params: &[], text: None, is_method: false };
static PRINT: NativeDef = NativeDef {
    name: "print",
    signature: &SIG,
    doc: None,
    call: print,
    kind: NativeKind::Function,
};
fn bc(vm: &Vm, args: Args<'_>) -> PyResult {
    let p = args.positional();
    objects::class::build_class(
        vm,
        &p[0],
        &p[1],
        &p[2..],
        Args::new(args.keyword_values(), args.keyword_names()),
    )
}
static BC: NativeDef = NativeDef {
    name: "__build_class__",
    signature: &SIG,
    doc: None,
    call: bc,
    kind: NativeKind::Function,
};
static LEN: NativeDef =
    NativeDef { name: "len", signature: &SIG, doc: None, call: len, kind: NativeKind::Function };
fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let vm = Vm::new(VmConfig::default());
    let mut dump = false;
    while args[0].starts_with("--") {
        let a = args.remove(0);
        match a.as_str() {
            "--match" => vm.exec.dispatch.set(exec::DispatchKind::Match),
            "--table" => vm.exec.dispatch.set(exec::DispatchKind::Table),
            "--stack" => vm.exec.form.set(exec::CodeForm::Stack),
            "--stats" => vm.start_stats(),
            "--dump" => dump = true,
            _ => panic!(),
        }
    }
    for d in [&PRINT, &LEN, &BC] {
        let f = Ref::new(
            &vm,
            objects::builtin::Builtin { def: d, receiver: Value::UNBOUND, module: Value::NONE },
        );
        if d.name == "len" {
            vm.exec.set_len_function(&f.to_value());
        }
        vm.builtins.set_str(&vm, d.name, f.into_value());
    }
    for t in [
        &vm.types.range,
        &vm.types.list,
        &vm.types.int,
        &vm.types.float,
        &vm.types.str,
        &vm.types.tuple,
        &vm.types.dict,
        &vm.types.set,
        &vm.types.object,
        &vm.types.type_,
        &vm.types.super_,
        &vm.types.property,
        &vm.types.enumerate,
        &vm.types.zip,
        &vm.exceptions.value_error,
        &vm.exceptions.exception,
        &vm.exceptions.type_error,
        &vm.exceptions.zero_division_error,
        &vm.exceptions.stop_iteration,
    ] {
        vm.builtins.set_str(&vm, &t.name(), t.to_value());
    }
    let bytes = std::fs::read(&args[0]).unwrap();
    let (_, code) = apython_bytecode::pyc::read_pyc(&bytes).unwrap();
    let code = vm.new_code(Rc::new(code)).unwrap();
    let g = Ref::new(&*vm, objects::dict::Dict::default());
    g.set_str(&vm, "__name__", vm.new_str("__main__"));
    let f = exec::new_function(&vm, code, g.clone(), vm.builtins.clone(), Value::NONE);
    let r = exec::run_body(&vm, &f, &g.to_value());
    if let Err(e) = r {
        let e = vm.take_exception(e);
        println!("EXC {}: {}", e.type_name(&vm), {
            let a = e.downcast::<objects::exception::Exception>().unwrap().args.borrow().clone();
            objects::str::to_string_lossy(&a.as_tuple_items().unwrap()[0])
        });
        let mut tb =
            e.downcast::<objects::exception::Exception>().unwrap().traceback.borrow().clone();
        while let Some(t) = tb.downcast::<objects::traceback::Traceback>() {
            println!(
                "  {} unit {}",
                objects::str::to_string_lossy(&t.frame.code.qualname),
                t.lasti
            );
            let n = t.next.borrow().clone();
            tb = n;
        }
    }
    if dump {
        print!("{}", vm.dump_code());
    }
    if let Some(s) = vm.stats_report() {
        println!("{s}");
    }
}
