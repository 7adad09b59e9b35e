#!/bin/sh
# Unpacks ClamAV's daemon into a folder, with the libraries that this machine lacks: Debian's packages, from wherever
# apt gets them here. Installs nothing and needs no root.
set -eu
folder=$1
mkdir -p "$(dirname "$folder")"
exec 9>"$folder.lock"
flock 9
[ ! -e "$folder/usr/sbin/clamd" ] || exit 0

part="$folder.part"
rm -rf "$part"
mkdir -p "$part/packages" "$part/lists/partial"
cd "$part/packages"

missing() { # the libraries under clamd that are not installed, at any depth
    direct=$(apt-cache $own depends --important clamav-daemon | grep -oE 'lib(clamav|systemd)[0-9][^ >]*')
    apt-cache $own depends --recurse --important $direct | grep '^lib' | sort -u | while read -r name; do
        dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}
get() {
    apt-get -qq $own -o Acquire::Retries=0 download clamav-daemon $(missing)
}

own=""
if ! get 2>/dev/null; then # the machine's lists are empty or old: make our own
    own="-o Dir::State::Lists=$part/lists -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache="
    apt-get -qq $own -o Acquire::Retries=0 update
    get
fi

for package in *.deb; do
    dpkg-deb -x "$package" ..
done
cd /
rm -rf "$part/packages" "$part/lists"
mv "$part" "$folder"
