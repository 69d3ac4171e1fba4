#!/usr/bin/env bash
# The linter on a planted project: finds what is wrong, remembers what was clean, looks again when anything has changed.
set -euo pipefail
source_folder=$1
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cd "$project"
failures=0
complain() { echo "FAIL: $*"; cat said; failures=$((failures + 1)); }

cp "$source_folder/.clang-tidy" .
mkdir -p core build/dev
echo 'int shared(int* p);' >core/shared.h
printf '#include "core/shared.h"\nint clean(int* p) { return shared(p); }\n' >core/clean.cpp
printf '#include "core/shared.h"\nint wrong() { return sizeof(sizeof(int)); }\n' >core/wrong.cpp
cat >build/dev/build.ninja <<'NINJA'
rule cxx
  command = c++ -I../.. -MD -MF $out.d -c $in -o $out
  depfile = $out.d
  deps = gcc
build clean.o: cxx ../../core/clean.cpp
build wrong.o: cxx ../../core/wrong.cpp
NINJA
command_of() {
    printf '{"directory": "%s/build/dev", "command": "c++ -I../.. -o %s.o -c ../../core/%s.cpp", "file": "../../core/%s.cpp"}' \
        "$project" "$1" "$1" "$1"
}
echo "[$(command_of clean), $(command_of wrong)]" >build/dev/compile_commands.json
ninja -C build/dev --quiet

# lint EXIT-CODE KNOWN [PATH...]
lint() {
    local expected=$1 known=$2 code=0
    shift 2
    node "$source_folder/tools/lint/lint.mjs" --cache build/lint --build build/dev "$@" >said 2>&1 || code=$?
    [ "$code" = "$expected" ] || complain "exit code $code, expected $expected"
    grep -q " $known of them known to be clean" said || complain "expected $known known files"
}

lint 1 0
grep -q 'core/wrong.cpp:2:.*bugprone-sizeof-expression' said || complain 'the planted mistake was not found'
lint 1 1
lint 0 1 core/clean.cpp
echo 'int shared(int* q);' >core/shared.h
ninja -C build/dev --quiet
lint 0 0 core/clean.cpp
lint 0 1 core/clean.cpp
echo 'Checks: "-*,bugprone-*,misc-*"' >.clang-tidy
lint 0 0 core/clean.cpp
[ "$failures" -eq 0 ]
