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
if [ -x "$build_folder/bin/kazasu-pos" ]; then
    holds kazasu-pos /usr/bin/kazasu-pos /usr/share/applications/kazasu-pos.desktop /usr/lib/udev/rules.d/70-kazasu-pos.rules \
        /usr/share/icons/hicolor/scalable/apps/kazasu-pos.svg
    needs kazasu-pos fonts-noto-cjk libqt6sql6-sqlite libqt6widgets6
else
    complain "there is no kazasu-pos to package"
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
