# The commands of the project. `make help` lists them.

CARGO ?= cargo
SETUP := tools/setup.sh
comma := ,
export APYTHON := $(CURDIR)/target/release/apython

.PHONY: all build setup test check lint report report-quick bench docs goldens miri clean help

all: build

## build: build the interpreter and the lab into target/release (the default)
build: setup
	$(CARGO) build --release --locked -p apython -p apylab

## setup: find or install what a bare machine lacks; says what is missing
setup:
	@$(SETUP) build

## test: everything: unit tests, differential and property tests under all strategies
test: build
	@$(SETUP) python
	$(CARGO) test --locked --workspace --quiet

## check: the differential tests alone
check: build
	@$(SETUP) python
	$(CARGO) test --locked -p apython-tests --test differential --quiet

## lint: formatting, clippy and documentation, warnings denied
lint: setup
	$(CARGO) fmt --all --check
	$(CARGO) clippy --locked --workspace --all-targets --quiet -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --workspace --no-deps --quiet

# Runs a mode and writes the report, also of a run with failed cells or one that was stopped;
# the status is the run's.
define measure
	@status=0; target/release/apylab run --mode $(1) $(RUN) || status=$$?; \
	[ $$status -le 1 ] || exit $$status; \
	target/release/apylab report -o reports/out/report.html && exit $$status
endef

## report: measure every strategy and other Pythons in some ten minutes; writes reports/out/report.html
report: build
	@$(SETUP) report
	$(call measure,full)

## report-quick: the same with fewer engines and processes, in about two minutes
report-quick: build
	@$(SETUP) report
	$(call measure,quick)

## bench: time and count instructions (callgrind) of apython and CPython alone; some ten minutes
bench: build
	@$(SETUP) report
	$(call measure,quick --count --engines 'apython-threaded$(comma)python3.12')

## docs: write docs/instructions.md from the list of instructions
docs:
	UPDATE_GOLDENS=1 $(CARGO) test --locked -p apython-core --quiet --lib exec::instr

## goldens: write docs/instructions.md and the register code in tests/translation anew
goldens: build docs
	@$(SETUP) python
	UPDATE_GOLDENS=1 $(CARGO) test --locked -p apython-tests --quiet --test translation

# Values are integers that may be pointers, so provenance is exposed; classes found by caches
# are never freed.
MIRIFLAGS ?= -Zmiri-permissive-provenance -Zmiri-disable-isolation -Zmiri-ignore-leaks

## miri: look for undefined behaviour in values, objects and execution; half an hour, nightly Rust
miri:
	@$(SETUP) miri
	MIRIFLAGS="$(MIRIFLAGS)" $(CARGO) +nightly miri test --locked -p apython-core --lib -- value:: object:: exec::

## clean: remove what was built
clean:
	$(CARGO) clean

## help: this list
help:
	@sed -n 's/^## \([a-z-]*\): /\1\t/p' $(MAKEFILE_LIST) | sort | \
	awk -F'\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'
