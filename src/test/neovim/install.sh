#!/usr/bin/env bash
# Installs neovim for the test of the language server, unless it is there already.
set -euo pipefail
command -v nvim >/dev/null && exit 0
command -v apt-get >/dev/null || { echo "There is no apt-get to install neovim with." >&2; exit 1; }
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends neovim
