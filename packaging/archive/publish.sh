#!/usr/bin/env bash
# publish.sh ARCHIVE KEY PACKAGE.deb...: adds packages to a signed Debian archive, or makes it. KEY is a name or fingerprint of
# a secret key of gpg. What apt then checks (apt-secure(8)): the signature over the list of lists, its age, each list's and each
# package's SHA-256. ARCHIVE_DAYS (30): how long the lists hold; call it again before, with no package, to renew them.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: publish.sh ARCHIVE KEY [PACKAGE.deb...]" >&2; exit 2; }
archive=$1 key=$2
shift 2
fail() { printf 'publish: %s\n' "$*" >&2; exit 1; }

gpg --batch --list-secret-keys "$key" >/dev/null 2>&1 || fail "no secret key $key; make one: gpg --quick-generate-key '$key' ed25519 sign"
mkdir -p "$archive/pool" "$archive/dists"
exec 9>"$archive/.lock"
flock -n 9 || fail "somebody else publishes into $archive"

# A version stands for one content for ever, and nothing older follows it.
check() {
    local package=$1 name version architecture old
    name=$(dpkg-deb -f "$package" Package)
    version=$(dpkg-deb -f "$package" Version)
    architecture=$(dpkg-deb -f "$package" Architecture)
    for old in "$archive/pool/${name}_"*"_$architecture.deb"; do
        [ -e "$old" ] || continue
        case $(dpkg-deb -f "$old" Version) in
            "$version") cmp -s "$package" "$old" || fail "$name $version is there with another content: give it a new version" ;;
            *) ! dpkg --compare-versions "$version" lt "$(dpkg-deb -f "$old" Version)" || fail "$name $version is older than what is there" ;;
        esac
    done
}
for package in "$@"; do check "$package"; done
for package in "$@"; do
    cp "$package" "$archive/pool/.new"
    mv "$archive/pool/.new" "$archive/pool/$(dpkg-deb -f "$package" Package)_$(dpkg-deb -f "$package" Version)_$(dpkg-deb -f "$package" Architecture).deb"
done

# The new lists are made beside the old ones, and one rename puts them in their place when they are signed.
lists=$(mktemp -d "$archive/dists/lists-XXXXXX")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$lists"
mkdir -p "$lists/main/binary-amd64"
(cd "$archive" && apt-ftparchive packages pool) >"$lists/main/binary-amd64/Packages"
xz --keep "$lists/main/binary-amd64/Packages"
until=$(LC_ALL=C date --utc --date "${ARCHIVE_DAYS:-30} days" '+%a, %d %b %Y %H:%M:%S UTC')
fields=(Origin=Kazasu Label=Kazasu Suite=stable Codename=stable Architectures=amd64 Components=main)
{
    echo "Valid-Until: $until"
    (cd "$lists" && apt-ftparchive "${fields[@]/#/-oAPT::FTPArchive::Release::}" release .)
} >"$work/Release"
gpg --batch --quiet --local-user "$key" --digest-algo SHA512 --clearsign --output "$lists/InRelease" "$work/Release"
ln -sfn "$(basename "$lists")" "$archive/dists/.stable"
mv -T "$archive/dists/.stable" "$archive/dists/stable"
find "$archive/dists" -mindepth 1 -maxdepth 1 -name 'lists-*' ! -name "$(basename "$lists")" -exec rm -rf {} +
gpg --batch --export "$key" >"$archive/kazasu-archive.gpg"
echo "published $# packages; the lists hold until $until"
gpg --batch --with-colons --fingerprint "$key" | awk -F: '$1 == "fpr" {print "key " $10; exit}'
