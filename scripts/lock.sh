#!/bin/sh
# Writes requirements.lock, requirements-dev.lock and requirements-bench.lock anew: the newest versions that pyproject.toml admits.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
"${PYTHON:-python3}" -m venv "$work/venv"
pip() { "$work/venv/bin/python" -m pip --disable-pip-version-check --no-input --require-virtualenv "$@"; }

wanted() {
    "$work/venv/bin/python" - "$@" <<'EOF'
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = [line for extra in sys.argv[1:] for line in project["optional-dependencies"][extra]]
print("\n".join([*project["dependencies"], *extras]))
EOF
}

# freeze FILE WHAT
freeze() {
    {
        printf '%s\n' "# $2, exactly. Written by 'make lock' from pyproject.toml; do not edit."
        pip freeze
    } >"$work/$1"
}

wanted >"$work/use.txt"
pip install --quiet -r "$work/use.txt"
freeze requirements.lock "What kernekort runs on"
wanted dev >"$work/dev.txt"
pip install --quiet -c "$work/requirements.lock" -r "$work/dev.txt"
freeze requirements-dev.lock "What kernekort runs on and is checked with"
wanted bench >"$work/bench.txt"
pip install --quiet -c "$work/requirements-dev.lock" -r "$work/bench.txt"
{
    head -n 1 requirements-bench.lock
    pip freeze | grep -vxF -f "$work/requirements-dev.lock"
} >"$work/requirements-bench.lock"
mv "$work/requirements-bench.lock" "$work/requirements.lock" "$work/requirements-dev.lock" .
