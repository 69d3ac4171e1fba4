#!/usr/bin/env bash
# Row 34: what a shop's machine does with an archive that was tampered with, is old, or is somebody else's. Real gpg, real apt in folders of
# its own; the packages are small ones of our names, so that none has to be built first.
set -euo pipefail
publish=$1/packaging/archive/publish.sh
work=$(mktemp -d)
trap 'GNUPGHOME=$work/keys gpgconf --kill all; rm -rf "$work"' EXIT
failures=0
complain() { echo "FAIL: $*"; failures=$((failures + 1)); }
export GNUPGHOME=$work/keys LC_ALL=C
mkdir -m 700 "$GNUPGHOME"
for name in ours foreign; do gpg --batch --quiet --passphrase '' --quick-generate-key "$name" ed25519 sign 2>/dev/null; done

# package NAME VERSION [WORD]: a package, its path.
package() {
    local tree=$work/tree-$1-$2
    mkdir -p "$tree/DEBIAN" "$tree/usr/share/$1"
    head -c 20000 /dev/urandom >"$tree/usr/share/$1/data"
    printf 'Package: %s\nVersion: %s\nArchitecture: amd64\nMaintainer: test <t@kazasu.example>\nDescription: a test\n' "$1" "$2" >"$tree/DEBIAN/control"
    dpkg-deb --build --root-owner-group "$tree" "$work/$1_$2${3-}.deb" >/dev/null
    rm -rf "$tree"
    echo "$work/$1_$2${3-}.deb"
}
center1=$(package kazasu-center 1.0)
center2=$(package kazasu-center 2.0)
pos=$(package kazasu-pos 1.0)

# A machine that trusts "ours": apt in folders of its own. machine NAME ARCHIVE; on NAME COMMAND...
machine() {
    local root=$work/$1
    mkdir -p "$root"/{etc/apt.conf.d,etc/preferences.d,etc/trusted.gpg.d,lists/partial,cache/archives/partial,downloads}
    touch "$root/status"
    gpg --batch --export ours >"$root/etc/ours.gpg"
    echo "deb [arch=amd64 signed-by=$root/etc/ours.gpg] copy:$2 stable main" >"$root/etc/sources.list"
    cat >"$root/apt.conf" <<TEXT
Dir "$root"; Dir::Etc "$root/etc"; Dir::Etc::sourcelist "$root/etc/sources.list"; Dir::Etc::sourceparts "/dev/null";
Dir::State "$root"; Dir::State::lists "$root/lists"; Dir::State::status "$root/status"; Dir::Cache "$root/cache"; Dir::Log "$root";
APT::Architecture "amd64"; APT::Architectures { "amd64"; }; APT::Sandbox::User "root"; Acquire::Languages "none"; Debug::NoLocking "true";
#clear APT::Update::Post-Invoke; #clear APT::Update::Post-Invoke-Success; #clear DPkg::Post-Invoke; #clear DPkg::Pre-Install-Pkgs;
TEXT
}
on() {
    local root=$work/$1
    shift
    (cd "$root/downloads" && APT_CONFIG=$root/apt.conf apt-get -q -o APT::Update::Error-Mode=any "$@") >"$root/said" 2>&1
}
# refuses MACHINE WORDS COMMAND...: the command fails, and says so with these words.
refuses() {
    local name=$1 words=$2
    shift 2
    if on "$name" "$@"; then complain "$name: apt-get $* went well"; fi
    grep -qiE -- "$words" "$work/$name/said" || complain "$name: apt-get $* did not say '$words': $(cat "$work/$name/said")"
}
flip() { # flip FILE POSITION: another byte in its place
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# What is published arrives, byte for byte.
archive=$work/archive
"$publish" "$archive" ours "$center1" "$pos" >"$work/published"
grep -q "$(gpg --with-colons --fingerprint ours | awk -F: '$1 == "fpr" {print $10; exit}')" "$work/published" || complain "no fingerprint was said"
cp -a "$archive" "$work/archive-of-1.0"
machine shop "$archive"
on shop update || complain "update: $(cat "$work/shop/said")"
on shop download kazasu-center kazasu-pos || complain "download: $(cat "$work/shop/said")"
cmp -s "$work/shop/downloads/kazasu-center_1.0_amd64.deb" "$center1" || complain "another package arrived"
rm "$work"/shop/downloads/*

# A changed byte in a package, in a list of packages, in the list of lists.
for changed in pool/kazasu-center_1.0_amd64.deb dists/stable/main/binary-amd64/Packages.xz dists/stable/InRelease; do
    name=changed-$(basename "$changed")
    cp -a "$archive" "$work/$name.archive"
    flip "$work/$name.archive/$changed" $(($(stat -c %s "$work/$name.archive/$changed") / 2))
    machine "$name" "$work/$name.archive"
    if [[ $changed == pool/* ]]; then
        on "$name" update || complain "$name: update: $(cat "$work/$name/said")"
        refuses "$name" 'hash sum mismatch' download kazasu-center
        [ -z "$(find "$work/$name/downloads" -name '*.deb')" ] || complain "a changed package was kept"
    else
        refuses "$name" 'hash sum mismatch|BADSIG|not signed|unexpected size|clearsigned|invalid' update
    fi
done

# Signed by somebody else; not signed; older than its lists say.
"$publish" "$work/foreign.archive" foreign "$center2" >/dev/null
machine foreign "$work/foreign.archive"
refuses foreign 'NO_PUBKEY|not signed' update
cp -a "$archive" "$work/unsigned.archive"
sed -i '/^-----BEGIN PGP SIGNATURE/,$d; /^-----BEGIN PGP/,/^$/d' "$work/unsigned.archive/dists/stable/InRelease"
mv "$work/unsigned.archive/dists/stable/InRelease" "$work/unsigned.archive/dists/stable/Release"
machine unsigned "$work/unsigned.archive"
refuses unsigned 'not signed' update
ARCHIVE_DAYS=-1 "$publish" "$work/expired.archive" ours "$center1" >/dev/null
machine expired "$work/expired.archive"
refuses expired 'expired' update

# An old archive that is still signed and valid brings nothing back: neither lists that are older than those that were seen, nor a package.
sleep 1  # the lists' dates count seconds
"$publish" "$archive" ours "$center2" >/dev/null
on shop update || complain "second update: $(cat "$work/shop/said")"
sed -i "s|copy:$archive|copy:$work/archive-of-1.0|" "$work/shop/etc/sources.list"
printf 'Package: kazasu-center\nStatus: install ok installed\nVersion: 2.0\nArchitecture: amd64\nMaintainer: t\nDescription: t\n' >"$work/shop/status"
on shop update || true
on shop --simulate --yes upgrade || complain "upgrade: $(cat "$work/shop/said")"
! grep -q '^Inst' "$work/shop/said" || complain "an upgrade put an older package in: $(cat "$work/shop/said")"
refuses shop 'downgrade' --simulate --yes install kazasu-center=1.0

# Who publishes is stopped, too: an older version, another content under the same version, a key that is not there. What was there stays.
cp -a "$archive" "$work/before"
before=$(cd "$archive" && find . -type f ! -name .lock -exec sha256sum {} + | sort)
other=$(package kazasu-center 2.0 -other)
for attempt in "ours $center1" "ours $other" "nobody $center2"; do
    read -r key file <<<"$attempt"
    ! "$publish" "$archive" "$key" "$file" >"$work/said" 2>&1 || complain "$attempt was published"
    grep -qE 'older than|another content|no secret key' "$work/said" || complain "$attempt: $(cat "$work/said")"
done
[ "$before" = "$(cd "$archive" && find . -type f ! -name .lock -exec sha256sum {} + | sort)" ] || complain "a refused publication changed the archive"

[ $failures -eq 0 ] && echo "archive: all well"
exit $((failures > 0))
