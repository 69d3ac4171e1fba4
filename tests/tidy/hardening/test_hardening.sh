#!/usr/bin/env bash
# Every installed program, as built: position independent, its tables read-only after loading, no executable stack, stack protector.
# What only the packaged build has (fortified functions) is read from the command lines of that build; the units from systemd itself.
set -euo pipefail
source_folder=$1
build_folder=$2
failures=0
complain() { echo "FAIL: $*"; failures=$((failures + 1)); }

# wrongs PROGRAM: one line for everything that is missing from a binary.
wrongs() {
    local headers dynamic symbols
    headers=$(readelf -hlW "$1" 2>/dev/null) || { echo "cannot be read"; return; }
    dynamic=$(readelf -dW "$1")
    symbols=$(readelf --dyn-syms -W "$1")
    grep -q 'Type: *DYN' <<<"$headers" && grep -q 'Flags:.*PIE' <<<"$dynamic" || echo "is not position independent"
    grep -q 'GNU_RELRO' <<<"$headers" && grep -Eq 'BIND_NOW|Flags:.*NOW' <<<"$dynamic" || echo "has no full RELRO"
    grep -Eq 'GNU_STACK.* RW +0x' <<<"$headers" || echo "has an executable stack"
    grep -q '__stack_chk_fail' <<<"$symbols" || echo "has no stack protector"
    ! grep -q 'TEXTREL' <<<"$dynamic" || echo "writes to its code while loading"
    ! grep -E '\(R(UN)?PATH\)' <<<"$dynamic" | grep -q . || echo "looks for libraries in a folder of its own"
}

programs=(kazasu kazasu-bank kazasu-center kazasu-controller kazasu-pos)
for program in "${programs[@]}"; do
    while read -r wrong; do
        complain "$program $wrong"
    done < <(wrongs "$build_folder/bin/$program")
done

# The same look at a program that has none of it finds each thing missing.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'int main(int n, char**) { char a[64]; a[n & 63] = 1; return a[1]; }' >"$work/plain.cpp"
c++ -no-pie -fno-pie -fno-stack-protector -Wl,-z,norelro -Wl,-z,lazy -Wl,-z,execstack -Wl,-rpath,/nowhere -o "$work/plain" "$work/plain.cpp" 2>/dev/null
[ "$(wrongs "$work/plain" | wc -l)" -eq 5 ] || complain "a program without hardening is not found out: $(wrongs "$work/plain")"

# The packaged build: every source file of a program is compiled with all of it.
(cd "$source_folder" && cmake --preset release -B "$work/release" -DBUILD_TESTING=OFF >"$work/configure.log" 2>&1) || {
    cat "$work/configure.log"
    exit 1
}
# Of what is compiled, not of what is linked: those steps carry flags of their own.
flags=$(awk '/^build /{isCompiled = /: CXX_COMPILER__/} isCompiled && /^  (DEFINES|FLAGS) = /' "$work/release/build.ninja")
# lacking LINES WORD: how many lines do not hold the word.
lacking() { grep "^  $1 = " <<<"$flags" | grep -vc -- "$2" || true; }
[ "$(grep -c '^  FLAGS = ' <<<"$flags")" -gt 100 ] || complain "the release build compiles next to nothing"
for flag in -fstack-protector-strong -fstack-clash-protection -fcf-protection -O2; do
    [ "$(lacking FLAGS "$flag")" -eq 0 ] || complain "a file of the release build is compiled without $flag"
done
for definition in _FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS; do
    [ "$(lacking DEFINES "$definition")" -eq 0 ] || complain "a file of the release build is compiled without $definition"
done

for unit in "$source_folder"/packaging/systemd/*.service; do
    command -v systemd-analyze >/dev/null || break
    # 1.4 to 1.7 of 10: what is left are the sockets and devices that a service is there for.
    systemd-analyze security --offline=true --threshold=20 --no-pager "$unit" >"$work/security.log" 2>&1 ||
        complain "$(basename "$unit"): $(grep Overall "$work/security.log")"
done

[ $failures -eq 0 ] && echo "hardening: all well"
exit $((failures > 0))
