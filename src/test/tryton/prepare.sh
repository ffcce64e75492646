#!/usr/bin/env bash
# Makes the database the tests against a real CRM start from: Tryton 6.0 with a company of its own, as a dump in this machine's cache,
# made once (some minutes) for each set of package versions and of the files beside this one. Nothing of it belongs into the repository.
#   prepare.sh          makes the dump where it is not there yet, and prints its path
#   prepare.sh --path   only prints where it is, or would be
# Exit 1 with the reason on stderr where it cannot be made; those tests are skipped then.
set -euo pipefail
cd "$(dirname "$0")"

fail() {
    echo "The Tryton database was not prepared: $1" >&2
    exit 1
}

bin=/usr/lib/postgresql/15/bin
[[ -x $bin/initdb && -x /usr/bin/trytond-admin ]] || fail "Tryton 6.0 or PostgreSQL 15 is missing; run src/test/tryton/install.sh"
key=$({ dpkg-query -W -f '${db:Status-Status} ${Package} ${Version}\n' 'tryton-*' postgresql-15 | grep '^installed '; cat prepare.sh company.py; } \
    | sha256sum | cut -c1-16)
dump=${XDG_CACHE_HOME:-$HOME/.cache}/holdfast/tryton-$key.dump
if [[ ${1:-} == --path || -s $dump ]]; then
    echo "$dump"
    exit 0
fi

work=$(mktemp -d)
as_postgres=()
if [[ $(id -u) == 0 ]]; then
    # PostgreSQL refuses to run as root.
    as_postgres=(runuser -u postgres --)
    chown postgres "$work"
fi
chmod 755 "$work"
clean_up() {
    "${as_postgres[@]}" "$bin/pg_ctl" -D "$work/data" -m immediate -t 30 stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

within() {
    timeout --kill-after=30 "$@" </dev/null >>"$work/log" 2>&1 || { tail -20 "$work/log" >&2; fail "${*:2:3} … failed or took more than $1 seconds"; }
}

port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
uri=postgresql://tryton@127.0.0.1:$port
echo "Preparing the Tryton database; this takes some minutes, once" >&2
within 120 "${as_postgres[@]}" "$bin/initdb" -D "$work/data" -A trust -U tryton -E UTF8 --locale=C.UTF-8
within 60 "${as_postgres[@]}" "$bin/pg_ctl" -D "$work/data" -l "$work/data/log" -w \
    -o "-p $port -k $work -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start
within 60 "$bin/createdb" -h 127.0.0.1 -p "$port" -U tryton -T template0 -E UTF8 crm
printf '[database]\nuri = %s/\n' "$uri" >"$work/trytond.conf"
# The password of a database that lives for a test, on loopback; the test knows it.
echo 'a-shop-for-tests' >"$work/password"
within 1500 env TRYTONPASSFILE="$work/password" /usr/bin/trytond-admin -c "$work/trytond.conf" -d crm --email admin@example.org \
    -u ir res sale sale_complaint marketing_email --activate-dependencies
within 600 /usr/bin/python3 company.py "$uri/crm" "$work/trytond.conf"
mkdir -p "$(dirname "$dump")"
within 120 "$bin/pg_dump" -h 127.0.0.1 -p "$port" -U tryton -Fc --no-owner -f "$work/dump" crm
mv "$work/dump" "$dump.$$"
mv "$dump.$$" "$dump"
echo "$dump"
