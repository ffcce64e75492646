#!/usr/bin/env bash
# Installs what the tests of the console in a real browser need and is not there: Debian packages, as root or with sudo.
# Exit 1 with the reason on stderr where that cannot be done; those tests are skipped then.
set -euo pipefail

# The fonts as well, so that widths are the same everywhere.
packages=(chromium chromium-driver fonts-dejavu-core fonts-liberation)

fail() {
    echo "Chromium is not installed: $1" >&2
    exit 1
}

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || fail "there is no apt-get; install by hand: ${packages[*]}"
missing=()
for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
    sudo -n true 2>/dev/null || fail "neither root nor sudo without a password; install by hand: ${missing[*]}"
    as_root=(sudo -n)
fi
apt() {
    timeout --kill-after=30 "$1" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "${@:2}" </dev/null
}
echo "Installing ${missing[*]}"
apt 300 update >/dev/null || echo "apt-get update failed; going on with the lists that are here" >&2
apt 1500 install --no-install-recommends "${missing[@]}" >/dev/null || fail "apt-get install ${missing[*]} failed"
