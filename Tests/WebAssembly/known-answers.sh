#!/usr/bin/env bash
# The core's known answers under WebAssembly: the same files as in `swift test`, compiled as Embedded Swift
# with 32-bit integers and no C library, and run by the toolchain's WasmKit, or else by Node.js.
#
# Usage: Tests/WebAssembly/known-answers.sh [-Osize | -O | -Onone]
#
# The optimiser drops the core's messages. Where the program traps, -Onone shows what the core refused.
# RUNNER=node or RUNNER=wasmkit chooses who runs it.
#
# Exit code 0: all hold. 1: one does not, something does not compile, or the program trapped. 2: the toolchain
# cannot make WebAssembly, or nothing is there to run it.
set -euo pipefail
cd "$(dirname "$0")/../.."
optimisation=${1:--Osize}
target=wasm32-unknown-none-wasm

missing() {
  echo "known-answers.sh: $1" >&2
  exit 2
}

case $optimisation in
  -Osize | -O | -Onone) ;;
  *) missing "there is no $optimisation; say -Osize, -O or -Onone" ;;
esac

command -v swiftc >/dev/null || missing "there is no swiftc in PATH"
information=$(swiftc -print-target-info -target $target) || missing "this swiftc does not know $target"
library=$(sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' <<<"$information")
tools=$library/../../bin
[ -d "$library/embedded/$target" ] || missing "this toolchain has no $library/embedded/$target"
for tool in clang wasm-ld; do
  [ -x "$tools/$tool" ] || missing "this toolchain has no $tool in $tools"
done

PATH=$PATH:$tools
for runner in ${RUNNER:-wasmkit node} none; do
  if command -v "$runner" >/dev/null; then break; fi
done
case $runner in
  wasmkit | node) ;;
  *) missing "nothing here runs WebAssembly: neither WasmKit, which is part of the toolchain, nor Node.js" ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# $1 is the module's name; what follows is added to the command.
compile() {
  local module=$1
  shift
  swiftc -swift-version 6 -target $target -enable-experimental-feature Embedded -wmo \
    -Xfrontend -disable-stack-protector -parse-as-library -package-name notes -module-name "$module" "$@" \
    -c -o "$work/$module.o" ||
    { echo "known-answers.sh: $module does not compile as Embedded Swift" >&2; exit 1; }
}

compile CNN "$optimisation" -warnings-as-errors -emit-module -emit-module-path "$work/CNN.swiftmodule" \
  $(find Sources/CNN -name '*.swift' | sort)
# What draws must compile as well, for pages that compute.
compile Pictures "$optimisation" -warnings-as-errors -emit-module -emit-module-path "$work/Pictures.swiftmodule" \
  Sources/Pictures/*.swift
compile Figures "$optimisation" -warnings-as-errors -I "$work" \
  -emit-module -emit-module-path "$work/Figures.swiftmodule" Sources/Figures/*.swift
rm "$work/Pictures.o" "$work/Figures.o"
# What only compares needs no optimiser, which would take ten seconds.
compile KnownAnswers -Onone -I "$work" Tests/CNNTests/KnownAnswer.swift Tests/CNNTests/*Answers.swift \
  Tests/WebAssembly/Runner.swift
"$tools/clang" --target=wasm32 -std=c11 -O2 -ffreestanding -mbulk-memory -Wall -Wextra -Werror \
  -c Tests/WebAssembly/freestanding.c -o "$work/freestanding.o" || exit 1
"$tools/wasm-ld" --stack-first -z stack-size=1048576 --gc-sections "$work"/*.o \
  "$library/embedded/$target/libswiftUnicodeDataTables.a" -o "$work/known-answers.wasm" || exit 1

run() {
  case $runner in
    wasmkit) wasmkit run "$work/known-answers.wasm" ;;
    node)
      node --no-warnings --input-type=module - "$work/known-answers.wasm" <<'JAVASCRIPT'
import { readFileSync } from "node:fs"
import { WASI } from "node:wasi"
const wasi = new WASI({ version: "preview1" })
const module = new WebAssembly.Module(readFileSync(process.argv[2]))
wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()))
JAVASCRIPT
      ;;
  esac
}

run | tee "$work/printed" && exit 0
if ! grep -q ' known answers under WebAssembly: ' "$work/printed"; then
  echo "known-answers.sh: the program stopped before it had compared them all" >&2
  [ "$optimisation" = -Onone ] || echo "known-answers.sh: with -Onone it says why" >&2
fi
exit 1
