#!/bin/sh
# Sets this checkout up, and does nothing when it already is.
#   scripts/setup.sh use    what building needs: Pango, and .venv with the locked packages
#   scripts/setup.sh dev    … and the locked tools for checking
#   scripts/setup.sh test   … and what the tests need from the system
#   scripts/setup.sh bench  what building needs, and the programs that the benchmark compares with
# Ends with 5 when something is missing that may not be installed here; says what, and how.
set -eu
cd "$(dirname "$0")/.."

PANGO_DEBIAN="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
say() { printf '%s\n' "setup: $*"; }
stop() { printf '%s\n' "setup: $*" >&2; exit 5; }

pick_python() {
    for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    stop "Python 3.11 or newer is needed. On Debian and Ubuntu: sudo apt-get install python3"
}

lacking=""
debian=""
brew=""
# lacks WHAT DEBIAN-PACKAGES BREW-PACKAGES
lacks() {
    lacking="$lacking${lacking:+, }$1"
    debian="$debian $2"
    brew="$brew $3"
}

# Installs all that is lacking at once, or says how.
# shellcheck disable=SC2086  # the lists are words
install_lacking() {
    [ -n "$lacking" ] || return 0
    if command -v apt-get >/dev/null 2>&1; then
        [ "$(id -u)" = 0 ] || stop "missing: $lacking. Install, then run make again: sudo apt-get install$debian"
        say "installing$debian"
        log=$(mktemp)
        apt_get install $debian >"$log" 2>&1 || { apt_get update && apt_get install $debian; } >"$log" 2>&1 || {
            cat "$log" >&2
            rm -f "$log"
            stop "missing: $lacking. apt-get could not install:$debian"
        }
        rm -f "$log"
    elif [ -n "${brew# }" ] && command -v brew >/dev/null 2>&1; then
        say "installing$brew"
        brew install --quiet $brew || stop "missing: $lacking. brew could not install:$brew"
    else
        stop "missing: $lacking. Install with the system's package manager (in Debian's names:$debian)"
    fi
    lacking=""
    debian=""
    brew=""
}

apt_get() {
    verb=$1
    shift
    case $verb in
        install) DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ;;
        *) apt-get -q "$verb" ;;
    esac
}

has_pango() {
    "$python" - <<'EOF'
import ctypes
import sys

NAMES = {
    "darwin": ["libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.0.dylib"],
    "linux": ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"],
}


def loads(name: str) -> bool:
    """Whether the system finds a library, also where Homebrew keeps them."""
    for path in [name, f"/opt/homebrew/lib/{name}", f"/usr/local/lib/{name}"]:
        try:
            ctypes.CDLL(path)
        except OSError:
            continue
        return True
    return False


sys.exit(not all(loads(name) for name in NAMES.get(sys.platform, [])))
EOF
}

has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
version() { "$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'; }

pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input --require-virtualenv "$@"; }

# What an environment is good for: this folder, this Python, these packages.
key() { { pwd; .venv/bin/python -VV; cat "$@"; } 2>/dev/null | cksum; }
ready() { [ -x .venv/bin/python ] && [ "$(cat ".venv/.ready-$1" 2>/dev/null)" = "$(shift; key "$@")" ]; }

set_up_use() {
    ready use pyproject.toml requirements.lock && return
    pick_python
    has_pango || lacks "Pango" "$PANGO_DEBIAN" "pango"
    has_venv || lacks "Python's venv" "$(version)-venv" ""
    install_lacking
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
    say "installing the locked packages"
    pip install --quiet -r requirements.lock
    pip install --quiet -c requirements-dev.lock hatchling
    pip install --quiet --no-deps --no-build-isolation -e .
    # An editable install copies the library too; nothing reads that copy, and it would go stale.
    rm -rf .venv/lib/python3*/site-packages/kernekort
    key pyproject.toml requirements.lock >.venv/.ready-use
}

set_up_dev() {
    set_up_use
    ready dev pyproject.toml requirements.lock requirements-dev.lock && return
    say "installing the locked tools for checking"
    pip install --quiet -r requirements-dev.lock
    key pyproject.toml requirements.lock requirements-dev.lock >.venv/.ready-dev
}

set_up_test() {
    set_up_dev
    command -v pdftotext >/dev/null 2>&1 || lacks "poppler (for the tests)" poppler-utils poppler
    command -v gs >/dev/null 2>&1 || lacks "Ghostscript (for the tests)" ghostscript ghostscript
    command -v mutool >/dev/null 2>&1 || lacks "MuPDF (for the tests)" mupdf-tools mupdf-tools
    command -v qpdf >/dev/null 2>&1 || lacks "qpdf (for the tests)" qpdf qpdf
    java -version >/dev/null 2>&1 || lacks "a Java runtime (for veraPDF in the tests)" default-jre-headless openjdk
    [ -e /usr/share/java/jaxb-runtime.jar ] || lacks "JAXB (for veraPDF in the tests)" libjaxb-java ""
    install_lacking
}

set_up_bench() {
    set_up_use
    command -v chromium >/dev/null 2>&1 || lacks "Chromium (for the benchmark)" chromium ""
    # It is one of several to compare with; in a shell of its own, a stop ends nothing else.
    (install_lacking) || say "going on without it"
    ready bench pyproject.toml requirements.lock requirements-bench.lock && return
    say "installing the locked programs to compare with"
    pip install --quiet -r requirements-bench.lock
    key pyproject.toml requirements.lock requirements-bench.lock >.venv/.ready-bench
}

case ${1:-use} in
    use) set_up_use ;;
    dev) set_up_dev ;;
    test) set_up_test ;;
    bench) set_up_bench ;;
    *) printf '%s\n' "usage: scripts/setup.sh use|dev|test|bench" >&2; exit 2 ;;
esac
