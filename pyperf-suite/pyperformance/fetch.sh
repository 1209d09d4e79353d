#!/bin/sh
# Gets pyperformance (the version and hash in requirements.txt) with pip, and lays out
# the scripts that suite.toml names, unmodified, each beside links to our pyperf.py and
# its harness: .cache/bm_NAME/run_benchmark.py. Their code is not ours and not kept here.
#
# PYTHON names the Python whose pip is used (default: python3).
set -eu

python=${PYTHON:-python3}
cd "$(dirname "$0")"
rm -rf .cache
mkdir .cache

"$python" -m pip download --quiet --no-deps --only-binary :all: --require-hashes \
    --dest .cache --requirement requirements.txt
"$python" -m zipfile -e .cache/pyperformance-*.whl .cache/package

for name in nbody fannkuch spectral_norm nqueens float; do
    mkdir ".cache/bm_$name"
    cp ".cache/package/pyperformance/data-files/benchmarks/bm_$name/run_benchmark.py" ".cache/bm_$name/"
    ln -s ../../pyperf.py ../../../workloads/harness.py ".cache/bm_$name/"
done
rm -r .cache/package
ls -d .cache/bm_*
