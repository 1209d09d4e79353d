#!/usr/bin/env bash
# Finds what a command needs and installs what it may; otherwise stops with one sentence.
#   setup.sh build    a C toolchain with m4, for GMP, which the crate rug builds
#   setup.sh python   python3.12 as well: the reference in tests
#   setup.sh report   what reports compare with, as far as it can be had: none is required
#   setup.sh miri     nightly Rust with Miri
set -euo pipefail

stop() { echo "setup: $*" >&2; exit 3; }
have() { command -v "$1" >/dev/null 2>&1; }
may_install() { have apt-get && [ "$(id -u)" = 0 ]; }

# Installs Debian packages quietly; fails if that isn't possible.
install() {
    may_install || return 1
    echo "setup: installing $*" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } \
        >/dev/null 2>&1
}

need() { # command package what-for
    have "$1" || install "$2" || true
    have "$1" || stop "$1 is missing ($3): install the package $2 (Debian: apt-get install $2)"
}

find_python() {
    local candidate
    for candidate in "${PYTHON312:-}" "$(command -v python3.12 || true)" \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python3.12 \
        "$(have uv && uv python find 3.12 2>/dev/null || true)"; do
        [ -n "$candidate" ] && [ -x "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 12))' 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

have cargo || stop "cargo is missing: install Rust with rustup (https://rustup.rs)"
need cc gcc "GMP is built from source"
need make make "GMP is built from source"
need m4 m4 "GMP is built from source"
[ "${1:-build}" = build ] && exit 0

if [ "$1" = miri ]; then
    cargo +nightly miri --version >/dev/null 2>&1 ||
        stop "Miri is missing: rustup toolchain install nightly --component miri,rust-src"
    exit 0
fi

if ! find_python >/dev/null; then
    install python3.12 || true
    find_python >/dev/null || stop "python3.12 is missing: install it (pyenv install 3.12, uv python install 3.12, or a package) or name it in PYTHON312"
fi
[ "$1" = python ] && exit 0

for pair in valgrind:valgrind luajit:luajit pypy3:pypy3; do
    have "${pair%%:*}" || install "${pair##*:}" || true
done
[ -x /usr/bin/python3 ] || install python3 || true
if [ -x pyperf-suite/pyperformance/fetch.sh ] && [ ! -d pyperf-suite/pyperformance/.cache/bm_nbody ]; then
    PYTHON="$(find_python)" pyperf-suite/pyperformance/fetch.sh >/dev/null 2>&1 \
        || echo "setup: pyperformance could not be fetched: its scripts are left out" >&2
fi
exit 0
