#!/usr/bin/env bash
# Installs the Debian packages that are missing, for `build` or for `check` (build and tests).
# Asks nothing; says what it installs; does nothing where all is there.
set -euo pipefail

# libgtest-dev is in `check` only: the release preset builds no tests.
build_packages=(g++ cmake ninja-build pkg-config python3-minimal
    libxml2-dev libicu-dev libcld2-dev libsqlite3-dev libsimdjson-dev nlohmann-json3-dev
    libcli11-dev libfmt-dev zlib1g-dev libxxhash-dev libssl-dev)
check_packages=(python3 python3-jsonschema libgtest-dev libgmock-dev libbenchmark-dev
    clang-14 libclang-rt-14-dev llvm-14)

packages=("${build_packages[@]}")
case "${1:-}" in
    build) ;;
    check) packages+=("${check_packages[@]}") ;;
    *) echo "usage: $0 build|check" >&2; exit 2 ;;
esac

missing=()
for package in "${packages[@]}"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "run as root, or install sudo: packages are missing: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi
echo "Installing Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -qq &&
       "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "the packages could not be installed" >&2
    exit 1
fi
