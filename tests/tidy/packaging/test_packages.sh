#!/usr/bin/env bash
# Builds the Debian packages and looks inside: programs, units, users, rules, dependencies; checks the units' hardening.
set -euo pipefail
source_folder=$1
build_folder=$2
packages=$build_folder/packages-test
failures=0
complain() { echo "FAIL: $*"; failures=$((failures + 1)); }

rm -rf "$packages"
(cd "$build_folder" && cpack -G DEB -D CPACK_OUTPUT_FILE_PREFIX="$packages" >"$build_folder/cpack.log" 2>&1) || {
    cat "$build_folder/cpack.log"
    exit 1
}

# holds PACKAGE PATH...: the package contains each path.
holds() {
    local package=$1 file list
    shift
    file=$(ls "$packages"/"${package}"_*.deb)
    list=$(dpkg-deb -c "$file" | awk '{print $6}')
    for path in "$@"; do
        grep -qx -- ".$path" <<<"$list" || complain "$package has no $path"
    done
    [ "$(dpkg-deb -f "$file" Package)" = "$package" ] || complain "$package is named otherwise"
    dpkg-deb -f "$file" Depends | grep -q libc6 || complain "$package depends on no libc6: shlibdeps did not run"
}
# needs PACKAGE DEPENDENCY...
needs() {
    local package=$1 depends
    shift
    depends=$(dpkg-deb -f "$(ls "$packages"/"${package}"_*.deb)" Depends)
    for dependency in "$@"; do
        [[ $depends == *"$dependency"* ]] || complain "$package does not depend on $dependency"
    done
}

for program in bank center controller; do
    holds "kazasu-$program" "/usr/bin/kazasu-$program" "/usr/lib/systemd/system/kazasu-$program.service" \
        "/usr/lib/sysusers.d/kazasu-$program.conf" "/usr/lib/tmpfiles.d/kazasu-$program.conf" \
        "/usr/share/doc/kazasu-$program/copyright" "/usr/share/doc/kazasu-$program/examples/$program.json"
    needs "kazasu-$program" libqt6sql6-sqlite libsodium23
done
holds kazasu-center /usr/share/kazasu/web/index.html /usr/share/kazasu/web/phone.js
holds kazasu-controller /usr/lib/udev/rules.d/70-kazasu-controller.rules
needs kazasu-controller fonts-noto-cjk libzxing
holds kazasu-tools /usr/bin/kazasu
needs kazasu-tools libqt6sql6-sqlite libsodium23
if [ -x "$build_folder/bin/kazasu-pos" ]; then
    holds kazasu-pos /usr/bin/kazasu-pos /usr/share/applications/kazasu-pos.desktop /usr/lib/udev/rules.d/70-kazasu-pos.rules \
        /usr/share/icons/hicolor/scalable/apps/kazasu-pos.svg
    needs kazasu-pos fonts-noto-cjk libqt6sql6-sqlite libqt6widgets6
else
    complain "there is no kazasu-pos to package"
fi

holds kazasu-pos /usr/share/man/man1/kazasu-pos.1
holds kazasu-tools /usr/share/man/man1/kazasu.1

# A package that was changed on its way is found out: by the list beside it, and by the list inside it.
(cd "$packages" && for list in *.deb.sha256; do sha256sum --quiet --strict -c "$list"; done) || complain "a package does not fit its sha256"
[ "$(ls "$packages"/*.deb | wc -l)" -eq "$(ls "$packages"/*.deb.sha256 | wc -l)" ] || complain "a package has no sha256"
flip() { # flip FILE POSITION: another byte in its place
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}
changed=$(mktemp -d)
for file in "$packages"/*.deb; do
    cp "$file" "$file.sha256" "$changed"
    flip "$changed/$(basename "$file")" $(($(stat -c %s "$file") / 2))
    ! (cd "$changed" && sha256sum --status -c "$(basename "$file").sha256") || complain "a changed byte in $(basename "$file") is not found"
    dpkg-deb -R "$file" "$changed/tree"
    (cd "$changed/tree" && md5sum --quiet --strict -c DEBIAN/md5sums) || complain "$(basename "$file"): md5sums"
    program=$(find "$changed/tree/usr/bin" -type f | head -1)
    flip "$program" 4096
    ! (cd "$changed/tree" && md5sum --status -c DEBIAN/md5sums) || complain "a changed program of $(basename "$file") is not found"
    rm -rf "$changed/tree"
done
rm -rf "$changed"

# Each service: its user is made by its own script, the unit is one that systemd understands.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in bank center controller; do
    service=kazasu-$program
    dpkg-deb -R "$(ls "$packages"/"${service}"_*.deb)" "$work/$service"
    for script in postinst prerm postrm; do
        [ -x "$work/$service/DEBIAN/$script" ] || complain "$service has no $script"
        sh -n "$work/$service/DEBIAN/$script" || complain "$service: $script does not parse"
    done
    grep -q "systemd-sysusers $service.conf" "$work/$service/DEBIAN/postinst" || complain "$service makes no user"
    if command -v systemd-sysusers >/dev/null; then
        systemd-sysusers --dry-run "$work/$service/usr/lib/sysusers.d/$service.conf" >/dev/null || complain "$service.conf"
    fi
    if command -v systemd-analyze >/dev/null; then
        # The program is looked for where it will be; here it lies in the unpacked package.
        sed "s|^ExecStart=/usr/bin/|ExecStart=$work/$service/usr/bin/|" \
            "$work/$service/usr/lib/systemd/system/$service.service" >"$work/$service.service"
        said=$(systemd-analyze verify --man=no "$work/$service.service" 2>&1) || complain "$service.service: $said"
        [[ $said != *$service.service* ]] || complain "$service.service: $said"
    fi
done
if command -v man >/dev/null; then
    for page in "$source_folder"/packaging/man/*.1; do
        said=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l "$page" 2>&1 >/dev/null) || true
        [ -z "$said" ] || complain "$(basename "$page"): $said"
    done
fi

# What is packaged as an example is accepted by the program it is for.
for program in bank center; do
    "$build_folder/bin/kazasu-$program" --config "$source_folder/packaging/examples/$program.json" --check >/dev/null ||
        complain "kazasu-$program refuses its own example"
done
"$build_folder/bin/kazasu-controller" --config "$source_folder/packaging/examples/controller.json" --check >/dev/null ||
    complain "kazasu-controller refuses its own example"

for unit in "$source_folder"/packaging/systemd/*.service; do
    for setting in NoNewPrivileges=yes ProtectSystem=strict MemoryDenyWriteExecute=yes LimitCORE=0 SystemCallFilter=@system-service PrivateTmp=yes; do
        grep -qx -- "$setting" "$unit" || complain "$(basename "$unit") lacks $setting"
    done
done
desktop-file-validate "$source_folder/packaging/desktop/kazasu-pos.desktop" || complain "the desktop file is not valid"

[ $failures -eq 0 ] && echo "packages: all well"
exit $((failures > 0))
