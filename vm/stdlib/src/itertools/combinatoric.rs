//! Selections of items: combinations, combinations_with_replacement, permutations, product.

use super::{
    MAX_PLACES, add_base_class, count_argument, docs, iterator_class, out_of_memory, payload,
};
use apython_core::native::{Args, Param, ParamKind, Signature};
use apython_core::object::{Ref, Type};
use apython_core::objects::str::to_string_lossy;
use apython_core::objects::tuple::LatestTuple;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Combinations>(
        vm,
        module,
        "itertools.combinations",
        Combinations::DEF,
        docs::COMBINATIONS,
    )?;
    add_base_class::<WithReplacement>(
        vm,
        module,
        "itertools.combinations_with_replacement",
        WithReplacement::DEF,
        docs::COMBINATIONS_WITH_REPLACEMENT,
    )?;
    add_base_class::<Permutations>(
        vm,
        module,
        "itertools.permutations",
        Permutations::DEF,
        docs::PERMUTATIONS,
    )?;
    add_base_class::<Product>(vm, module, "itertools.product", Product::DEF, docs::PRODUCT)
}

/// Where an iterator over selections stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fresh,
    Running,
    Finished,
}

/// Items, and the numbers of those that make up the last selection.
struct Selection {
    pool: Vec<Value>,
    chosen: RefCell<Vec<usize>>,
    state: Cell<State>,
    latest: LatestTuple,
}

impl Selection {
    fn new(pool: Vec<Value>, chosen: Vec<usize>, any: bool) -> Selection {
        let state = Cell::new(if any { State::Fresh } else { State::Finished });
        Selection { pool, chosen: RefCell::new(chosen), state, latest: LatestTuple::default() }
    }
    /// The next selection: `advance` makes the numbers of the last one the next one's, and
    /// returns the place of the first that changed, if there is a next one.
    #[inline]
    fn next(
        &self,
        vm: &Vm,
        advance: impl FnOnce(&mut [usize], usize) -> Option<usize>,
    ) -> Option<Value> {
        let changed = match self.state.get() {
            State::Finished => return None,
            State::Fresh => {
                self.state.set(State::Running);
                0
            }
            State::Running => {
                let changed = advance(&mut self.chosen.borrow_mut(), self.pool.len());
                if changed.is_none() {
                    self.state.set(State::Finished);
                }
                changed?
            }
        };
        let chosen = self.chosen.borrow();
        let item = |i: usize| self.pool[chosen[i]].clone();
        Some(self.latest.next(vm, chosen.len(), changed, item))
    }
}

/// The pool and the length of a selection's constructor.
fn pool_and_length(
    vm: &Vm,
    signature: &'static Signature,
    args: Args<'_>,
) -> PyResult<(Vec<Value>, usize)> {
    let [iterable, length] = signature.bind_new::<2>(vm, args)?;
    let length = count_argument(vm, length.expect("bound"))?;
    let pool = ops::collect(vm, iterable.expect("bound"))?;
    Ok((pool, checked_length(vm, length)?))
}

fn checked_length(vm: &Vm, length: isize) -> PyResult<usize> {
    match usize::try_from(length) {
        Ok(length) if length <= MAX_PLACES => Ok(length),
        Ok(_) => Err(out_of_memory(vm)),
        Err(_) => Err(vm.value_error("r must be non-negative")),
    }
}

/// Room for so many numbers, or MemoryError: a program may ask for any number.
fn numbers(vm: &Vm, count: usize, number: impl Fn(usize) -> usize) -> PyResult<Vec<usize>> {
    let mut numbers = Vec::new();
    numbers.try_reserve_exact(count).map_err(|_| out_of_memory(vm))?;
    numbers.extend((0..count).map(number));
    Ok(numbers)
}

const POOL: Param = Param::required("iterable", ParamKind::PositionalOrKeyword);
const LENGTH: Param = Param::required("r", ParamKind::PositionalOrKeyword);

static COMBINATIONS: Signature = Signature::of_class("combinations", &[POOL, LENGTH]);
static WITH_REPLACEMENT: Signature =
    Signature::of_class("combinations_with_replacement", &[POOL, LENGTH]);
static PERMUTATIONS: Signature = Signature::of_class(
    "permutations",
    &[POOL, Param::optional("r", ParamKind::PositionalOrKeyword)],
);

pub(super) struct Combinations(Selection);
iterator_class!(Combinations);

#[pymethods]
impl Combinations {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let (pool, length) = pool_and_length(vm, &COMBINATIONS, args)?;
        let any = length <= pool.len();
        let chosen = if any { numbers(vm, length, |i| i)? } else { Vec::new() };
        Ok(Ref::new_in(class, Combinations(Selection::new(pool, chosen, any))).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        Ok(payload::<Combinations>(this).0.next(vm, |chosen, items| {
            let room = items - chosen.len();
            // The last number that isn't as large as it can be; those after it follow it.
            let at = (0..chosen.len()).rev().find(|&i| chosen[i] != i + room)?;
            chosen[at] += 1;
            for i in at + 1..chosen.len() {
                chosen[i] = chosen[i - 1] + 1;
            }
            Some(at)
        }))
    }
}

pub(super) struct WithReplacement(Selection);
iterator_class!(WithReplacement);

#[pymethods]
impl WithReplacement {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let (pool, length) = pool_and_length(vm, &WITH_REPLACEMENT, args)?;
        let any = length == 0 || !pool.is_empty();
        let chosen = numbers(vm, length, |_| 0)?;
        Ok(Ref::new_in(class, WithReplacement(Selection::new(pool, chosen, any))).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        Ok(payload::<WithReplacement>(this).0.next(vm, |chosen, items| {
            let at = (0..chosen.len()).rev().find(|&i| chosen[i] != items - 1)?;
            let number = chosen[at] + 1;
            chosen[at..].fill(number);
            Some(at)
        }))
    }
}

pub(super) struct Permutations {
    selection: Selection,
    /// How many exchanges are left at each place before it goes round; and all numbers in the
    /// order that the exchanges have made of them, of which the first are chosen.
    cycles: RefCell<(Vec<usize>, Vec<usize>)>,
}
iterator_class!(Permutations);

#[pymethods]
impl Permutations {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable, length] = PERMUTATIONS.bind_new::<2>(vm, args)?;
        let pool = ops::collect(vm, iterable.expect("bound"))?;
        let length = match length.filter(|length| !length.is_none()) {
            None => pool.len(),
            Some(length) if !length.is_int() => return Err(vm.type_error("Expected int as r")),
            Some(length) => checked_length(vm, count_argument(vm, length)?)?,
        };
        let items = pool.len();
        let any = length <= items;
        let length = if any { length } else { 0 };
        let cycles = numbers(vm, length, |i| items - i)?;
        let order: Vec<usize> = (0..items).collect();
        let selection = Selection::new(pool, order[..length].to_vec(), any);
        let permutations = Permutations { selection, cycles: RefCell::new((cycles, order)) };
        Ok(Ref::new_in(class, permutations).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Permutations>(this);
        Ok(this.selection.next(vm, |chosen, items| {
            let (cycles, order) = &mut *this.cycles.borrow_mut();
            for i in (0..chosen.len()).rev() {
                cycles[i] -= 1;
                if cycles[i] > 0 {
                    order.swap(i, items - cycles[i]);
                    let end = chosen.len();
                    chosen[i..].copy_from_slice(&order[i..end]);
                    return Some(i);
                }
                // By hand: the standard library's rotation is made for long slices.
                let first = order[i];
                for j in i + 1..items {
                    order[j - 1] = order[j];
                }
                order[items - 1] = first;
                cycles[i] = items - i;
            }
            None
        }))
    }
}

pub(super) struct Product {
    places: Box<[Place]>,
    state: Cell<State>,
    latest: LatestTuple,
}

/// A place of the tuples that a product makes.
struct Place {
    pool: Rc<[Value]>,
    /// The number of the item of the last tuple.
    chosen: Cell<usize>,
}
iterator_class!(Product);

/// The keyword argument of `product`.
fn repeat_argument(vm: &Vm, args: Args<'_>) -> PyResult<usize> {
    let repeat = match args.keyword_names() {
        [] => return Ok(1),
        [name] if name.str_eq("repeat") => count_argument(vm, &args.keyword_values()[0])?,
        [name] => {
            let name = to_string_lossy(name);
            let message = format!("'{name}' is an invalid keyword argument for product()");
            return Err(vm.type_error(message));
        }
        names => {
            let given = names.len();
            let message = format!("product() takes at most 1 keyword argument ({given} given)");
            return Err(vm.type_error(message));
        }
    };
    usize::try_from(repeat).map_err(|_| vm.value_error("repeat argument cannot be negative"))
}

#[pymethods]
impl Product {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let repeat = repeat_argument(vm, args)?;
        let iterables = if repeat == 0 { &[] } else { args.positional() };
        let places = iterables
            .len()
            .checked_mul(repeat)
            .filter(|&places| places <= MAX_PLACES)
            .ok_or_else(|| vm.overflow_error("repeat argument too large"))?;
        let mut product = Vec::new();
        product.try_reserve_exact(places).map_err(|_| out_of_memory(vm))?;
        for iterable in iterables {
            let pool = ops::collect(vm, iterable)?.into();
            product.push(Place { pool, chosen: Cell::new(0) });
        }
        while product.len() < places {
            let pool = product[product.len() - iterables.len()].pool.clone();
            product.push(Place { pool, chosen: Cell::new(0) });
        }
        let any = !product.iter().any(|place| place.pool.is_empty());
        let state = Cell::new(if any { State::Fresh } else { State::Finished });
        let places = product.into();
        let product = Product { places, state, latest: LatestTuple::default() };
        Ok(Ref::new_in(class, product).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Product>(this);
        let changed = match this.state.get() {
            State::Finished => return Ok(None),
            State::Fresh => {
                this.state.set(State::Running);
                0
            }
            State::Running => match this.advance() {
                Some(changed) => changed,
                None => {
                    this.state.set(State::Finished);
                    return Ok(None);
                }
            },
        };
        let item = |i: usize| {
            let place = &this.places[i];
            place.pool[place.chosen.get()].clone()
        };
        Ok(Some(this.latest.next(vm, this.places.len(), changed, item)))
    }
}

impl Product {
    /// Counts up by one, the last place first; returns the first place that changed.
    #[inline]
    fn advance(&self) -> Option<usize> {
        for (number, place) in self.places.iter().enumerate().rev() {
            let next = place.chosen.get() + 1;
            if next < place.pool.len() {
                place.chosen.set(next);
                return Some(number);
            }
            place.chosen.set(0);
        }
        None
    }
}
